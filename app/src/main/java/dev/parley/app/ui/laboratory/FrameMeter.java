package dev.parley.app.ui.laboratory;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many pictures a second are drawn, and how large. Pure; times are ms of a monotonic clock. */
final class FrameMeter {
    /** Over how long the rate is taken, so that it is calm. */
    static final long WINDOW_MS = 2000;
    /** After how long without a picture there is none. */
    static final long GONE_MS = 1000;

    private final Deque<Long> times = new ArrayDeque<>();
    private int width;
    private int height;

    /**
     * What is drawn.
     *
     * @param width pixels; 0 where nothing is
     * @param height pixels
     * @param rate pictures a second; 0 while there were too few to tell
     */
    record Drawn(int width, int height, double rate) {
        static final Drawn NOTHING = new Drawn(0, 0, 0);
    }

    void drawn(long now, int pixelsWide, int pixelsHigh) {
        width = pixelsWide;
        height = pixelsHigh;
        times.addLast(now);
        while (now - times.getFirst() > WINDOW_MS) {
            times.removeFirst();
        }
    }

    Drawn at(long now) {
        if (times.isEmpty() || now - times.getLast() > GONE_MS) {
            return Drawn.NOTHING;
        }
        long took = times.getLast() - times.getFirst();
        return new Drawn(width, height, took == 0 ? 0 : (times.size() - 1) * 1000.0 / took);
    }

    void forget() {
        times.clear();
    }
}
