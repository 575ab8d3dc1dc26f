package dev.parley.app.engine.screen.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpaPodTest {
    @Test
    void an_object_is_laid_out_as_the_header_says() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pod = SpaPod.object(
                            0x40003, 3, new SpaPod.Property(1, SpaPod.id(2)), new SpaPod.Property(7, SpaPod.flags(6)))
                    .in(arena);
            assertEquals(
                    "48000000" + "0f000000" + "03000400" + "03000000"
                            // key, flags, an id with its padding
                            + "01000000" + "00000000" + "04000000" + "03000000" + "02000000" + "00000000"
                            // key, flags, a choice: kind, flags, size and type of the values, one value with its
                            // padding
                            + "07000000" + "00000000" + "14000000" + "13000000" + "04000000" + "00000000"
                            + "04000000" + "04000000" + "06000000" + "00000000",
                    HexFormat.of().formatHex(pod.toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    @Test
    void numbers_are_read_back_and_of_a_choice_the_preferred_one() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pod = SpaPod.object(
                            1,
                            2,
                            new SpaPod.Property(10, SpaPod.oneOf(SpaPod.id(8), SpaPod.id(12))),
                            new SpaPod.Property(11, SpaPod.rectangle(1920, 1080)),
                            new SpaPod.Property(
                                    12,
                                    SpaPod.range(
                                            SpaPod.fraction(30, 1), SpaPod.fraction(0, 1), SpaPod.fraction(60, 1))),
                            new SpaPod.Property(13, SpaPod.integer(5)))
                    .in(arena);
            assertEquals(
                    Map.of(10, List.of(8), 11, List.of(1920, 1080), 12, List.of(30, 1), 13, List.of(5)),
                    SpaPod.read(pod));
        }
    }

    @Test
    void what_is_no_object_or_ends_too_early_is_not_read_beyond_its_end() {
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(Map.of(), SpaPod.read(SpaPod.integer(1).in(arena)));
            MemorySegment pod = SpaPod.object(1, 2, new SpaPod.Property(11, SpaPod.rectangle(1, 2)))
                    .in(arena);
            // The property says that it is longer than the object.
            pod.set(ValueLayout.JAVA_INT, 24, 1000);
            assertEquals(Map.of(), SpaPod.read(pod));
        }
    }

    @Test
    void a_format_that_is_none_of_ours_is_none() {
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(new VideoFormat(VideoFormat.BGRX, 640, 480), VideoFormat.read(format(8, 640, 480, arena)));
            assertNull(VideoFormat.read(format(2, 640, 480, arena)));
            assertNull(VideoFormat.read(format(8, 0, 480, arena)));
            assertNull(VideoFormat.read(format(8, 640, 100_000, arena)));
        }
    }

    private static MemorySegment format(int order, int width, int height, Arena arena) {
        return VideoFormat.offer(
                        SpaPod.id(order),
                        SpaPod.rectangle(width, height),
                        SpaPod.fraction(30, 1),
                        SpaPod.fraction(30, 1))
                .in(arena);
    }
}
