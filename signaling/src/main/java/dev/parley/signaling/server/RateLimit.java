package dev.parley.signaling.server;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many at once for each key, and then so many a second: a token bucket. Unlike {@link AttemptLimit} it takes the same
 * little room for a key however many there may be. Belongs to the {@code server} thread.
 */
final class RateLimit {
    /** Above so many keys, those whose bucket is full again are swept out. */
    private static final int SWEEP_ABOVE = 1_000;

    private final int burst;
    private final double perNano;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private int sweepAbove = SWEEP_ABOVE;

    private record Bucket(double tokens, long at) {}

    RateLimit(int burst, int perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perNano = perSecond / 1e9;
        this.nanoTime = nanoTime;
    }

    /** Counts one more, unless that is too many. */
    boolean take(String key) {
        long now = nanoTime.getAsLong();
        if (buckets.size() > sweepAbove) {
            buckets.values().removeIf(bucket -> tokens(bucket, now) >= burst);
            sweepAbove = Math.max(SWEEP_ABOVE, 2 * buckets.size());
        }
        Bucket before = buckets.get(key);
        double tokens = before == null ? burst : tokens(before, now);
        if (tokens < 1) {
            return false;
        }
        buckets.put(key, new Bucket(tokens - 1, now));
        return true;
    }

    private double tokens(Bucket bucket, long now) {
        return Math.min(burst, bucket.tokens + (now - bucket.at) * perNano);
    }
}
