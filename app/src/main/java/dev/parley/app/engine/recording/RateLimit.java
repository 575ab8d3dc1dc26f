package dev.parley.app.engine.recording;

/**
 * Leaves out pictures of a source that gives more of them than wanted. Uneven times and a source that is a little fast
 * leave none out. Not thread-safe.
 */
final class RateLimit {
    private static final double SECOND = 1e9;
    private static final double TOLERANCE = 1.1;
    private static final double MOST = 3;

    private final double perNs;
    private double allowed = MOST;
    private long last;

    RateLimit(int framesPerSecond) {
        this.perNs = framesPerSecond * TOLERANCE / SECOND;
    }

    /** Whether there is room for a picture of this time, ns; then it takes that. */
    boolean admits(long time) {
        allowed = Math.min(MOST, allowed + Math.max(0, time - last) * perNs);
        last = Math.max(last, time);
        if (allowed < 1) {
            return false;
        }
        allowed--;
        return true;
    }
}
