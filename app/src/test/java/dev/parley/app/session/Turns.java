package dev.parley.app.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * All threads of a session in one, the test's: what is to be done is done in order when the test says so, and time goes on
 * only then.
 */
final class Turns extends AbstractExecutorService implements ScheduledExecutorService {
    private final List<Turn<?>> due = new ArrayList<>();
    private long nowMs;
    private long count;

    /** The time, ms. */
    long now() {
        return nowMs;
    }

    /** Does what is to be done by now, and what comes of it. */
    void run() {
        advance(0);
    }

    /** Lets time go on, and does what is to be done until then. */
    void advance(long ms) {
        long until = nowMs + ms;
        for (Turn<?> next = next(until); next != null; next = next(until)) {
            due.remove(next);
            nowMs = Math.max(nowMs, next.atMs);
            next.run();
            if (next.state() == Future.State.FAILED) {
                throw new AssertionError("a task failed", next.exceptionNow());
            }
        }
        nowMs = until;
    }

    private Turn<?> next(long until) {
        return due.stream()
                .filter(turn -> turn.atMs <= until)
                .min(Comparator.<Turn<?>>comparingLong(turn -> turn.atMs).thenComparingLong(turn -> turn.number))
                .orElse(null);
    }

    @Override
    public void execute(Runnable command) {
        due.add(new Turn<>(command, null, nowMs));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Turn<Void> turn = new Turn<>(command, null, nowMs + unit.toMillis(delay));
        due.add(turn);
        return turn;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        due.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        due.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private final class Turn<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long atMs;
        private final long number = ++count;

        Turn(Runnable what, V result, long atMs) {
            super(what, result);
            this.atMs = atMs;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atMs - nowMs, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            due.remove(this);
            return super.cancel(mayInterrupt);
        }
    }
}
