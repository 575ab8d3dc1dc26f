package dev.parley.signaling.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** At most so many attempts for each key in a sliding time. Belongs to the {@code server} thread. */
final class AttemptLimit {
    /** Above so many keys, those that are over are swept out. */
    private static final int SWEEP_ABOVE = 1_000;

    private final int most;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    /** Times of the attempts, oldest first. */
    private final Map<String, Deque<Long>> attempts = new HashMap<>();

    private int sweepAbove = SWEEP_ABOVE;

    AttemptLimit(int most, Duration window, LongSupplier nanoTime) {
        this.most = most;
        this.windowNanos = window.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether one more attempt is allowed now. */
    boolean allows(String key) {
        Deque<Long> times = attempts.get(key);
        if (times == null) {
            return true;
        }
        forgetOld(times);
        return times.size() < most;
    }

    /** Counts an attempt. */
    void count(String key) {
        if (attempts.size() > sweepAbove) {
            attempts.values().removeIf(times -> {
                forgetOld(times);
                return times.isEmpty();
            });
            // So that it is not done at each attempt where many are in use.
            sweepAbove = Math.max(SWEEP_ABOVE, 2 * attempts.size());
        }
        attempts.computeIfAbsent(key, k -> new ArrayDeque<>()).add(nanoTime.getAsLong());
    }

    /** Takes the last attempt back, because it turned out well. */
    void forgive(String key) {
        Deque<Long> times = attempts.get(key);
        if (times != null) {
            times.pollLast();
        }
    }

    private void forgetOld(Deque<Long> times) {
        long now = nanoTime.getAsLong();
        while (!times.isEmpty() && now - times.peek() > windowNanos) {
            times.remove();
        }
    }
}
