package dev.parley.app.engine.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * Draws a pointer over a picture, and takes it away again: what it covers is kept, so that a pointer that moves over a still
 * screen costs no new picture. One thread.
 */
final class PointerLayer {
    /** A pointer's look, and where its corner is in the picture. */
    record Spot(Pointer.Look look, int x, int y) {}

    private Spot drawn;
    private Area covered = new Area(0, 0, 0, 0);
    private int[] under = new int[0];

    /** What {@link #draw} drew last and is there still; null for none. */
    Spot drawn() {
        return drawn;
    }

    /** Puts back what is under the pointer, if it is drawn. */
    void lift(Frame frame) {
        if (drawn != null) {
            MemorySegment memory = frame.memory();
            int at = 0;
            for (int y = covered.y(); y < covered.y() + covered.height(); y++) {
                for (int x = covered.x(); x < covered.x() + covered.width(); x++) {
                    memory.set(JAVA_INT_UNALIGNED, offset(frame, x, y), under[at]);
                    at++;
                }
            }
            drawn = null;
        }
    }

    /** The picture is another one, without a pointer. */
    void forget() {
        drawn = null;
    }

    /** Draws the pointer; it must not be drawn yet. */
    void draw(Frame frame, Spot spot) {
        Pointer.Look look = spot.look();
        covered = new Area(spot.x(), spot.y(), look.width(), look.height())
                .and(new Area(0, 0, frame.width(), frame.height()));
        if (covered.width() * covered.height() > under.length) {
            under = new int[covered.width() * covered.height()];
        }
        MemorySegment memory = frame.memory();
        int at = 0;
        for (int y = covered.y(); y < covered.y() + covered.height(); y++) {
            for (int x = covered.x(); x < covered.x() + covered.width(); x++) {
                long offset = offset(frame, x, y);
                under[at] = memory.get(JAVA_INT_UNALIGNED, offset);
                int pixel = look.argb().get((y - spot.y()) * look.width() + x - spot.x());
                memory.set(JAVA_INT_UNALIGNED, offset, over(pixel, under[at]));
                at++;
            }
        }
        drawn = spot;
    }

    private static long offset(Frame frame, int x, int y) {
        return ((long) y * frame.width() + x) * Frame.PIXEL;
    }

    /** A pixel that is multiplied by its alpha already, over an opaque one. */
    static int over(int pixel, int below) {
        int through = 255 - (pixel >>> 24);
        int result = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = (pixel >>> shift & 0xff) + ((below >>> shift & 0xff) * through + 127) / 255;
            result = result << 8 | Math.min(255, part);
        }
        return result;
    }
}
