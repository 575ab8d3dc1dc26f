package dev.parley.app.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParseException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCodecTest {
    static Stream<Class<?>> commands() {
        return records(EngineCommand.class);
    }

    static Stream<Class<?>> events() {
        return records(EngineEvent.class);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EngineCodecTest::records)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_comes_back_as_it_was(Class<?> type) throws Exception {
        EngineCommand command = (EngineCommand) sample(type);
        String line = EngineCodec.encode(command);
        assertFalse(line.contains("\n"), line);
        assertEquals(command, EngineCodec.decodeCommand(line));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_comes_back_as_it_was(Class<?> type) throws Exception {
        EngineEvent event = (EngineEvent) sample(type);
        String line = EngineCodec.encode(event);
        assertFalse(line.contains("\n"), line);
        assertEquals(event, EngineCodec.decodeEvent(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"NoSuchThing\"}",
                "{\"type\":\"ChooseDevices\"}",
                "{\"type\":\"OpenPeer\",\"peer\":{}}",
                "{\"type\":\"CreateOffer\",\"operation\":\"x\"}"
            })
    void what_is_no_command_is_refused(String line) {
        assertThrows(JsonParseException.class, () -> EngineCodec.decodeCommand(line));
    }

    private static Object sample(Type type) throws Exception {
        if (type instanceof ParameterizedType list) {
            return List.of(sample(list.getActualTypeArguments()[0]));
        }
        Class<?> kind = (Class<?>) type;
        if (kind.isEnum()) {
            return kind.getEnumConstants()[1];
        }
        return switch (kind.getSimpleName()) {
            case "String" -> "a \"text\"\r\n<with> ünusual ☎ signs";
            case "int", "Integer" -> 7;
            case "long" -> 1L << 52;
            case "double" -> 0.125;
            case "boolean", "Boolean" -> true;
            // A width may be one, and is a whole number.
            case "Double" -> 640.0;
            default -> record(kind);
        };
    }

    private static Object record(Class<?> kind) throws Exception {
        RecordComponent[] parts = kind.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            values[i] = sample(parts[i].getGenericType());
        }
        Constructor<?> canonical = kind.getDeclaredConstructor(types);
        return canonical.newInstance(values);
    }
}
