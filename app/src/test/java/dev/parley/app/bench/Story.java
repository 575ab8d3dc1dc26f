package dev.parley.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What happened, in order, and when. Any thread. */
final class Story<E> {
    /**
     * One thing that happened.
     *
     * @param t when, ms of the monotonic clock
     */
    record Moment<E>(double t, E what) {}

    private final String whose;
    /** Guarded by itself. */
    private final List<Moment<E>> moments = new ArrayList<>();

    Story(String whose) {
        this.whose = whose;
    }

    /** Now, ms of the monotonic clock. */
    static double now() {
        return System.nanoTime() / 1e6;
    }

    void add(double t, E what) {
        synchronized (moments) {
            moments.add(new Moment<>(t, what));
            moments.notifyAll();
        }
    }

    /** Waits for the first that fits and happened at {@code since} or later, ms; {@code name} is said where it is missing. */
    Moment<E> await(String name, double since, Predicate<E> fits, Duration limit) throws Missing, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (moments) {
            while (true) {
                for (Moment<E> known : moments) {
                    if (known.t() >= since && fits.test(known.what())) {
                        return known;
                    }
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new Missing(whose + ": no " + name + " within " + limit.toMillis() + " ms; the last was "
                            + (moments.isEmpty() ? "nothing" : moments.getLast().what()));
                }
                TimeUnit.NANOSECONDS.timedWait(moments, left);
            }
        }
    }

    /** All that fit and happened since then. */
    List<E> all(double since, Predicate<E> fits) {
        synchronized (moments) {
            return moments.stream()
                    .filter(known -> known.t() >= since && fits.test(known.what()))
                    .map(Moment::what)
                    .toList();
        }
    }
}
