package dev.parley.app.engine.screen.portal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as PipeWire passes it on, "plain old data" of SPA (spa/pod/pod.h): size and type, 4 bytes each, then the body,
 * padded to 8. Immutable.
 */
final class SpaPod {
    // From spa/utils/type.h.
    private static final int ID = 3;
    private static final int INT = 4;
    private static final int RECTANGLE = 10;
    private static final int FRACTION = 11;
    private static final int OBJECT = 15;
    private static final int CHOICE = 19;

    // From spa/pod/pod.h.
    private static final int RANGE = 1;
    private static final int ENUM = 3;
    private static final int FLAGS = 4;

    private static final int HEADER = 8;

    private final int type;
    /** Never changed. */
    private final byte[] body;

    private SpaPod(int type, ByteBuffer body) {
        this.type = type;
        this.body = new byte[body.capacity()];
        body.clear().get(this.body);
    }

    /** One property of an object. */
    record Property(int key, SpaPod value) {}

    static SpaPod id(int value) {
        return new SpaPod(ID, buffer(4).putInt(value));
    }

    static SpaPod integer(int value) {
        return new SpaPod(INT, buffer(4).putInt(value));
    }

    static SpaPod rectangle(int width, int height) {
        return new SpaPod(RECTANGLE, buffer(8).putInt(width).putInt(height));
    }

    static SpaPod fraction(int numerator, int denominator) {
        return new SpaPod(FRACTION, buffer(8).putInt(numerator).putInt(denominator));
    }

    /** Anything from {@code least} to {@code most}. */
    static SpaPod range(SpaPod preferred, SpaPod least, SpaPod most) {
        return choice(RANGE, List.of(preferred, least, most));
    }

    /** One of these, the first one rather than the others. */
    static SpaPod oneOf(SpaPod... values) {
        // The preferred one comes in front of the list, where it is once more.
        List<SpaPod> all = new ArrayList<>(List.of(values));
        all.addFirst(values[0]);
        return choice(ENUM, all);
    }

    /** Any of these bits. */
    static SpaPod flags(int bits) {
        return choice(FLAGS, List.of(integer(bits)));
    }

    private static SpaPod choice(int kind, List<SpaPod> values) {
        SpaPod first = values.getFirst();
        ByteBuffer body = buffer(16 + values.size() * first.body.length)
                .putInt(kind)
                .putInt(0)
                .putInt(first.body.length)
                .putInt(first.type);
        values.forEach(value -> body.put(value.body));
        return new SpaPod(CHOICE, body);
    }

    /**
     * An object.
     *
     * @param type one of {@code SPA_TYPE_OBJECT}
     * @param id the parameter that it is for, one of {@code SPA_PARAM}
     */
    static SpaPod object(int type, int id, Property... properties) {
        int size = 8;
        for (Property property : properties) {
            size += 8 + property.value.size();
        }
        ByteBuffer body = buffer(size).putInt(type).putInt(id);
        for (Property property : properties) {
            body.putInt(property.key).putInt(0);
            property.value.put(body);
        }
        return new SpaPod(OBJECT, body);
    }

    /** With header and padding. */
    private int size() {
        return HEADER + (body.length + 7) / 8 * 8;
    }

    private void put(ByteBuffer to) {
        int end = to.position() + size();
        to.putInt(body.length).putInt(type).put(body).position(end);
    }

    /** As libpipewire takes it. */
    MemorySegment in(Arena arena) {
        MemorySegment memory = arena.allocate(size(), 8);
        put(memory.asByteBuffer().order(ByteOrder.nativeOrder()));
        return memory;
    }

    /**
     * The properties of an object that are numbers: one for an id and an integer, two for a rectangle and a fraction. Of a
     * choice it is the preferred one.
     *
     * @param object a pointer; the object's own size says how much of it is there
     */
    static Map<Integer, List<Integer>> read(MemorySegment object) {
        Map<Integer, List<Integer>> numbers = new HashMap<>();
        MemorySegment header = sized(object, HEADER);
        if (header.get(JAVA_INT, 4) != OBJECT) {
            return numbers;
        }
        long end = HEADER + Integer.toUnsignedLong(header.get(JAVA_INT, 0));
        MemorySegment pod = sized(object, end);
        long at = HEADER + 8;
        while (at + 16 <= end) {
            long size = Integer.toUnsignedLong(pod.get(JAVA_INT, at + 8));
            long value = at + 16;
            if (value + size > end) {
                break;
            }
            int type = pod.get(JAVA_INT, at + 12);
            if (type == CHOICE && size >= 16) {
                type = pod.get(JAVA_INT, value + 12);
                value += 16;
            }
            int count =
                    switch (type) {
                        case ID, INT -> 1;
                        case RECTANGLE, FRACTION -> 2;
                        default -> 0;
                    };
            if (count > 0 && value + 4L * count <= end) {
                List<Integer> found = count == 1
                        ? List.of(pod.get(JAVA_INT, value))
                        : List.of(pod.get(JAVA_INT, value), pod.get(JAVA_INT, value + 4));
                numbers.put(pod.get(JAVA_INT, at), found);
            }
            at += 16 + (size + 7) / 8 * 8;
        }
        return numbers;
    }

    @SuppressWarnings("restricted")
    private static MemorySegment sized(MemorySegment pointer, long size) {
        return pointer.reinterpret(size);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }
}
