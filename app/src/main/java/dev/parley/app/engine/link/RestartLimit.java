package dev.parley.app.engine.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Says when an engine that dies again and again is given up. Not thread-safe; time is handed in. */
final class RestartLimit {
    private final int most;
    private final long withinMs;
    private final Deque<Long> restarts = new ArrayDeque<>();

    RestartLimit(int most, Duration within) {
        this.most = most;
        this.withinMs = within.toMillis();
    }

    /** Whether one more restart at {@code nowMs} is allowed; it is counted if so. */
    boolean allows(long nowMs) {
        while (!restarts.isEmpty() && nowMs - restarts.getFirst() > withinMs) {
            restarts.removeFirst();
        }
        if (restarts.size() >= most) {
            return false;
        }
        restarts.addLast(nowMs);
        return true;
    }
}
