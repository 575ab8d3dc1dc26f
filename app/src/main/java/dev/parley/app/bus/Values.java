package dev.parley.app.bus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;

/** Values as dbus-java gives and takes them. Pure. */
public final class Values {
    private Values() {}

    /** The elements of an array, which comes in one of two forms. */
    public static List<?> list(Object array) {
        return array instanceof Object[] values ? Arrays.asList(values) : (List<?>) array;
    }

    /** An array of bytes, which comes in one of two forms. */
    public static byte[] bytes(Object array) {
        if (array instanceof byte[] plain) {
            return plain;
        }
        List<?> values = list(array);
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (Byte) values.get(i);
        }
        return bytes;
    }

    /** What is in a variant; anything else as it is. */
    public static Object plain(Object value) {
        return value instanceof Variant<?> variant ? variant.getValue() : value;
    }

    /**
     * One of many named variants ({@code a{sv}}).
     *
     * @return null where it isn't there
     */
    public static Object get(Object named, String name) {
        return named instanceof Map<?, ?> all ? plain(all.get(name)) : null;
    }

    /** Named variants ({@code a{sv}}) of plain values, and of variants where the type can't be told from the value. */
    public static Map<String, Variant<?>> variants(Map<String, ?> plain) {
        Map<String, Variant<?>> all = new HashMap<>();
        plain.forEach((name, value) -> all.put(name, value instanceof Variant<?> own ? own : new Variant<>(value)));
        return all;
    }
}
