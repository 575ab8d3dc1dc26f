package dev.parley.app.engine.screen.portal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/**
 * Reads what PipeWire brings ({@code struct pw_buffer} in pipewire/stream.h, {@code struct spa_buffer} in
 * spa/buffer/buffer.h). Nothing in it is trusted: the other side may be any program.
 */
@SuppressWarnings("restricted")
final class SpaBuffer {
    /** SPA_META and the sizes of their structs. */
    static final int META_HEADER = 1;

    static final int META_CROP = 2;
    static final int HEADER_SIZE = 32;
    static final int CROP_SIZE = 16;
    static final int META_TRANSFORM = 8;
    static final int TRANSFORM_SIZE = 4;

    private static final int META_SIZE = 16;
    private static final int HEADER_CORRUPTED = 2;

    // struct spa_data.
    private static final int DATA_SIZE = 40;
    private static final int MAX_SIZE = 20;
    private static final int DATA = 24;
    private static final int CHUNK = 32;

    // struct spa_chunk.
    private static final int CHUNK_SIZE = 16;
    private static final int SIZE = 4;
    private static final int STRIDE = 8;
    private static final int FLAGS = 12;
    private static final int CORRUPTED = 1;

    private SpaBuffer() {}

    /** Whether there is a picture in it: it may bring but the pointer, or something broken. */
    static boolean hasPicture(MemorySegment buffer) {
        MemorySegment header = meta(buffer, META_HEADER, HEADER_SIZE);
        if (header != null && (header.get(JAVA_INT, 0) & HEADER_CORRUPTED) != 0) {
            return false;
        }
        MemorySegment data = data(buffer);
        if (data == null) {
            return false;
        }
        MemorySegment chunk = data.get(ADDRESS, CHUNK).reinterpret(CHUNK_SIZE);
        return chunk.get(JAVA_INT, SIZE) != 0 && (chunk.get(JAVA_INT, FLAGS) & CORRUPTED) == 0;
    }

    /**
     * Copies the picture, or the part of it that counts, upright.
     *
     * @return false where the buffer isn't large enough for such a picture
     */
    static boolean copy(MemorySegment buffer, VideoFormat format, Picture to) {
        MemorySegment data = data(buffer);
        if (data == null) {
            return false;
        }
        MemorySegment chunk = data.get(ADDRESS, CHUNK).reinterpret(CHUNK_SIZE);
        long available = Integer.toUnsignedLong(data.get(JAVA_INT, MAX_SIZE));
        long offset = available == 0 ? 0 : Integer.toUnsignedLong(chunk.get(JAVA_INT, 0)) % available;
        long row = 4L * format.width();
        long stride = chunk.get(JAVA_INT, STRIDE);
        if (stride == 0) {
            stride = row;
        }
        if (stride < row || offset + stride * (format.height() - 1) + row > available) {
            return false;
        }
        int x = 0;
        int y = 0;
        int width = format.width();
        int height = format.height();
        // A window may be in the corner of a larger picture.
        MemorySegment crop = meta(buffer, META_CROP, CROP_SIZE);
        if (crop != null) {
            int left = crop.get(JAVA_INT, 0);
            int top = crop.get(JAVA_INT, 4);
            int across = crop.get(JAVA_INT, 8);
            int down = crop.get(JAVA_INT, 12);
            if (left >= 0
                    && top >= 0
                    && across > 0
                    && down > 0
                    && (long) left + across <= width
                    && (long) top + down <= height) {
                x = left;
                y = top;
                width = across;
                height = down;
            }
        }
        MemorySegment pixels = data.get(ADDRESS, DATA).reinterpret(available);
        // A compositor may give a screen that stands on its side as its cable has it.
        MemorySegment transform = meta(buffer, META_TRANSFORM, TRANSFORM_SIZE);
        VideoTransform turned = new VideoTransform(transform == null ? 0 : transform.get(JAVA_INT, 0));
        to.copy(pixels.asSlice(offset + y * stride + 4L * x), stride, width, height, format.isSwapped(), turned);
        return true;
    }

    /** The first {@code struct spa_data}, if it is mapped; else null. */
    private static MemorySegment data(MemorySegment buffer) {
        MemorySegment spa = spa(buffer);
        if (spa.get(JAVA_INT, 4) < 1) {
            return null;
        }
        MemorySegment data = spa.get(ADDRESS, 16).reinterpret(DATA_SIZE);
        boolean mapped = data.get(ADDRESS, DATA).address() != 0
                && data.get(ADDRESS, CHUNK).address() != 0;
        return mapped ? data : null;
    }

    /** What is beside the picture; null where it isn't. */
    static MemorySegment meta(MemorySegment buffer, int type, int size) {
        MemorySegment spa = spa(buffer);
        int count = spa.get(JAVA_INT, 0);
        MemorySegment metas = spa.get(ADDRESS, 8).reinterpret((long) META_SIZE * count);
        for (int i = 0; i < count; i++) {
            MemorySegment meta = metas.asSlice((long) META_SIZE * i, META_SIZE);
            if (meta.get(JAVA_INT, 0) == type
                    && meta.get(JAVA_INT, 4) >= size
                    && meta.get(ADDRESS, 8).address() != 0) {
                return meta.get(ADDRESS, 8).reinterpret(size);
            }
        }
        return null;
    }

    private static MemorySegment spa(MemorySegment buffer) {
        return buffer.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0).reinterpret(24);
    }
}
