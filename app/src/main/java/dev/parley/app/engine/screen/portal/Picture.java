package dev.parley.app.engine.screen.portal;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** One picture in memory of ours: packed rows of BGRA, in a buffer that is kept while the size is. One thread. */
final class Picture {
    private static final int PIXEL = 4;

    private ByteBuffer bgra = ByteBuffer.allocateDirect(0);
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
     * @param swapped whether they are RGBA
     */
    void copy(MemorySegment from, long stride, int width, int height, boolean swapped) {
        int row = width * PIXEL;
        int size = row * height;
        if (bgra.capacity() != size) {
            bgra = ByteBuffer.allocateDirect(size);
        }
        this.width = width;
        this.height = height;
        MemorySegment to = MemorySegment.ofBuffer(bgra.clear());
        if (swapped) {
            for (int y = 0; y < height; y++) {
                swap(from, y * stride, to, (long) y * row, row);
            }
        } else if (stride == row) {
            MemorySegment.copy(from, 0, to, 0, size);
        } else {
            for (int y = 0; y < height; y++) {
                MemorySegment.copy(from, y * stride, to, (long) y * row, row);
            }
        }
    }

    private static void swap(MemorySegment from, long source, MemorySegment to, long target, int bytes) {
        for (int x = 0; x < bytes; x += PIXEL) {
            // In a little-endian number the bytes R, G, B, A are 0xAABBGGRR.
            int pixel = from.get(JAVA_INT_UNALIGNED, source + x);
            int others = pixel & 0xff00ff00;
            int red = pixel & 0xff;
            int blue = (pixel >>> 16) & 0xff;
            to.set(JAVA_INT_UNALIGNED, target + x, others | (red << 16) | blue);
        }
    }
}
