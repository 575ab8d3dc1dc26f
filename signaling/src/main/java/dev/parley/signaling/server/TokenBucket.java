package dev.parley.signaling.server;

/** So many at once, and then so many a second. Belongs to the {@code server} thread. */
final class TokenBucket {
    private final int burst;
    private final int perSecond;
    private double tokens;
    private long filledAt;

    /**
     * A full one.
     *
     * @param now time of {@link System#nanoTime}, as in all methods
     */
    TokenBucket(int burst, int perSecond, long now) {
        this.burst = burst;
        this.perSecond = perSecond;
        tokens = burst;
        filledAt = now;
    }

    /** Takes one; {@code false} if there is none. */
    boolean take(long now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Whether it is as good as a new one. */
    boolean isFull(long now) {
        fill(now);
        return tokens >= burst;
    }

    private void fill(long now) {
        tokens = Math.min(burst, tokens + (now - filledAt) / 1e9 * perSecond);
        filledAt = now;
    }
}
