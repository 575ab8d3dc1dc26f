package dev.parley.signaling.server;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A {@link TokenBucket} for each key. Unlike {@link AttemptLimit} it takes the same little room for a key however many there
 * may be. Belongs to the {@code server} thread.
 */
final class RateLimit {
    /** Above so many keys, those whose bucket is full again are swept out. */
    private static final int SWEEP_ABOVE = 1_000;

    private final int burst;
    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private int sweepAbove = SWEEP_ABOVE;

    RateLimit(int burst, int perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Counts one more, unless that is too many. */
    boolean take(String key) {
        long now = nanoTime.getAsLong();
        if (buckets.size() > sweepAbove) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
            // So that it is not done again and again where many are in use.
            sweepAbove = Math.max(SWEEP_ABOVE, 2 * buckets.size());
        }
        return buckets.computeIfAbsent(key, unused -> new TokenBucket(burst, perSecond, now))
                .take(now);
    }
}
