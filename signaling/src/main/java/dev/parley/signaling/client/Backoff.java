package dev.parley.signaling.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time, up to a limit, and up to a quarter less by chance, so
 * that the clients of a restarted server don't all come at once. Belongs to the client's thread.
 */
final class Backoff {
    private final long firstMs;
    private final long lastMs;
    private final RandomGenerator random;
    /** Length of the next delay before chance. */
    private long nextMs;

    Backoff(Duration first, Duration last, RandomGenerator random) {
        this.firstMs = first.toMillis();
        this.lastMs = last.toMillis();
        this.random = random;
        nextMs = firstMs;
    }

    long next() {
        long delay = Math.round(nextMs * (1 - random.nextDouble() / 4));
        nextMs = Math.min(lastMs, nextMs * 2);
        return delay;
    }

    void reset() {
        nextMs = firstMs;
    }
}
