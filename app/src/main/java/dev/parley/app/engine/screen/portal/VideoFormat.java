package dev.parley.app.engine.screen.portal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;

/**
 * A size and an order of bytes of pictures in PipeWire, and how both sides agree on them (spa/param/video, spa/param/buffers.h).
 *
 * @param order one of {@code SPA_VIDEO_FORMAT}
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
record VideoFormat(int order, int width, int height) {
    // SPA_VIDEO_FORMAT: 4 bytes a pixel; x has no meaning.
    static final int RGBX = 7;
    static final int BGRX = 8;
    static final int RGBA = 11;
    static final int BGRA = 12;

    /** SPA_PARAM: what can be, what is, memory, and what is beside a picture. */
    static final int ENUM_FORMAT = 3;

    static final int FORMAT = 4;
    static final int BUFFERS = 5;
    static final int META = 6;

    // SPA_TYPE_OBJECT.
    static final int OBJECT_FORMAT = 0x40003;
    static final int OBJECT_BUFFERS = 0x40004;
    static final int OBJECT_META = 0x40005;

    // SPA_FORMAT.
    private static final int MEDIA_TYPE = 1;
    private static final int MEDIA_SUBTYPE = 2;
    private static final int VIDEO_FORMAT = 0x20001;
    private static final int VIDEO_SIZE = 0x20003;
    private static final int VIDEO_RATE = 0x20004;
    private static final int VIDEO_MAX_RATE = 0x20005;
    private static final int VIDEO = 2;
    private static final int RAW = 1;

    /** No side of a screen is longer: the most that 31 bits hold of 4 bytes a pixel, and of any encoder. */
    static final int LONGEST_SIDE = 16384;

    /**
     * What is taken: any size, any rate, also none, as where pictures come when something changed. No modifier is named, so
     * that they come in memory that can be read, and not in that of the graphics card (DMA-BUF).
     *
     * @param framesPerSecond that are of use
     */
    static SpaPod wanted(int framesPerSecond) {
        SpaPod most = SpaPod.fraction(framesPerSecond, 1);
        return offer(
                SpaPod.oneOf(SpaPod.id(BGRX), SpaPod.id(BGRA), SpaPod.id(RGBX), SpaPod.id(RGBA)),
                SpaPod.range(
                        SpaPod.rectangle(1920, 1080),
                        SpaPod.rectangle(1, 1),
                        SpaPod.rectangle(LONGEST_SIDE, LONGEST_SIDE)),
                SpaPod.range(SpaPod.fraction(0, 1), SpaPod.fraction(0, 1), SpaPod.fraction(1000, 1)),
                SpaPod.range(most, SpaPod.fraction(1, 1), SpaPod.fraction(1000, 1)));
    }

    /** A format, or several, of raw pictures. */
    static SpaPod offer(SpaPod order, SpaPod size, SpaPod rate, SpaPod maxRate) {
        return SpaPod.object(
                OBJECT_FORMAT,
                ENUM_FORMAT,
                new SpaPod.Property(MEDIA_TYPE, SpaPod.id(VIDEO)),
                new SpaPod.Property(MEDIA_SUBTYPE, SpaPod.id(RAW)),
                new SpaPod.Property(VIDEO_FORMAT, order),
                new SpaPod.Property(VIDEO_SIZE, size),
                new SpaPod.Property(VIDEO_RATE, rate),
                new SpaPod.Property(VIDEO_MAX_RATE, maxRate));
    }

    /** What both sides agreed on; null if it is none of ours. */
    static VideoFormat read(MemorySegment pod) {
        Map<Integer, List<Integer>> properties = SpaPod.read(pod);
        List<Integer> order = properties.get(VIDEO_FORMAT);
        List<Integer> size = properties.get(VIDEO_SIZE);
        if (order == null || size == null || size.size() != 2) {
            return null;
        }
        int width = size.get(0);
        int height = size.get(1);
        boolean known = List.of(RGBX, BGRX, RGBA, BGRA).contains(order.get(0));
        boolean sane = width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
        return known && sane ? new VideoFormat(order.get(0), width, height) : null;
    }

    /** Whether red and blue are the other way round than in BGRA. */
    boolean isSwapped() {
        return order == RGBX || order == RGBA;
    }
}
