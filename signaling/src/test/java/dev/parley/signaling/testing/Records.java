package dev.parley.signaling.testing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Makes any message of the protocol. Goes by the components of the records, so that one that is new is tried without being
 * listed here.
 */
public final class Records {
    private static final long LARGEST = (1L << 53) - 1;

    private Records() {}

    /** Any record of a sealed interface, or of one below it. */
    public static <T> Arbitrary<T> of(Class<T> sealed) {
        List<Arbitrary<T>> each =
                kinds(sealed).map(kind -> record(kind).map(sealed::cast)).toList();
        return Arbitraries.oneOf(each);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Records::kinds) : Stream.of(type);
    }

    private static Arbitrary<Object> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values = Arrays.stream(components)
                .map(component -> value(component.getName(), component.getGenericType()))
                .toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Combinators.combine(values).as(arguments -> {
            try {
                var constructor = type.getDeclaredConstructor(types);
                return constructor.newInstance(arguments.toArray());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Arbitrary<Object> value(String name, Type type) {
        if (type instanceof ParameterizedType list) {
            return value(name, list.getActualTypeArguments()[0])
                    .list()
                    .ofMaxSize(3)
                    .asGeneric();
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return (name.equals("type") ? Arbitraries.of("offer", "answer") : texts()).asGeneric();
        }
        if (plain == boolean.class) {
            return Arbitraries.of(true, false).asGeneric();
        }
        if (plain == long.class) {
            return Arbitraries.longs().between(0, LARGEST).asGeneric();
        }
        if (plain == int.class || plain == Integer.class) {
            return Arbitraries.integers().between(1, 1_000).asGeneric();
        }
        return plain.isEnum() ? Arbitraries.of(plain.getEnumConstants()) : record(plain);
    }

    /** Texts that are hard to carry: quotes, escapes, controls, other scripts, halves of surrogate pairs left out. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\u2029\ufeff\ufffd\ud7ff\ue000")
                .withCharRange('a', 'f')
                .withCharRange('\u00e0', '\u00ff')
                .withCharRange('\u65e5', '\u6600')
                .ofMaxLength(40);
    }
}
