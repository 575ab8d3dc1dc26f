package dev.parley.app.engine.screen.portal;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** One picture in memory of ours: packed rows of BGRA, in memory that is kept. One thread. */
final class Picture {
    private static final int PIXEL = 4;

    /** Grows only: of a window that is being resized each picture has another size. */
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);
    /** The part of it that is in use. */
    private ByteBuffer bgra = memory;

    private int width;
    private int height;

    /** Position 0, limit 4 × width × height; the next {@link #copy} writes to it. */
    ByteBuffer bgra() {
        return bgra.clear();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isEmpty() {
        return width == 0;
    }

    /**
     * Copies.
     *
     * @param from the first pixel of the first row, and all that comes after it
     * @param stride bytes from a row to the next, at least 4 × width
     * @param width as it comes; on its side it becomes the height
     * @param swapped whether they are RGBA
     */
    void copy(MemorySegment from, long stride, int width, int height, boolean swapped, VideoTransform transform) {
        int size = width * PIXEL * height;
        if (memory.capacity() < size) {
            memory = ByteBuffer.allocateDirect(size);
        }
        if (bgra.capacity() != size) {
            bgra = memory.slice(0, size);
        }
        this.width = transform.isOnItsSide() ? height : width;
        this.height = transform.isOnItsSide() ? width : height;
        MemorySegment to = MemorySegment.ofBuffer(bgra.clear());
        if (swapped || !transform.isNone()) {
            long first = transform.offset(0, 0, width, height, stride);
            long right = transform.offset(1, 0, width, height, stride) - first;
            long down = transform.offset(0, 1, width, height, stride) - first;
            for (int y = 0; y < this.height; y++) {
                pixels(from, first + y * down, right, to, (long) y * this.width * PIXEL, swapped);
            }
        } else if (stride == (long) width * PIXEL) {
            MemorySegment.copy(from, 0, to, 0, size);
        } else {
            for (int y = 0; y < height; y++) {
                long row = (long) width * PIXEL;
                MemorySegment.copy(from, y * stride, to, y * row, row);
            }
        }
    }

    /** One row of ours. */
    private void pixels(MemorySegment from, long source, long step, MemorySegment to, long target, boolean swapped) {
        for (int x = 0; x < width; x++) {
            int pixel = from.get(JAVA_INT_UNALIGNED, source + x * step);
            if (swapped) {
                // In a little-endian number the bytes R, G, B, A are 0xAABBGGRR.
                pixel = (pixel & 0xff00ff00) | ((pixel & 0xff) << 16) | ((pixel >>> 16) & 0xff);
            }
            to.set(JAVA_INT_UNALIGNED, target + (long) x * PIXEL, pixel);
        }
    }
}
