package dev.parley.app.engine.rtc;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again for something, on a thread of its own since looking may hang, and tells of changes on the engine
 * thread. The library's own listener for devices is left alone: it calls back on a native thread, does not say what
 * changed and can keep the process from ending; its lists are up to date by themselves, so looking costs little.
 */
final class Repeated<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);

    private final ScheduledThreadPoolExecutor executor;
    private final Duration period;
    private final Supplier<T> look;
    private final Consumer<T> changed;
    private final EngineThread engine;
    /** The looking thread's own: null before the first look. */
    private T last;
    /** The looking thread's own: one log entry for a row of failures. */
    private boolean failing;

    /**
     * Looks for nothing yet.
     *
     * @param changed called on the engine thread, the first time with what there is at the start
     */
    Repeated(String thread, Duration period, Supplier<T> look, Consumer<T> changed, EngineThread engine) {
        this.period = period;
        this.look = look;
        this.changed = changed;
        this.engine = engine;
        this.executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(thread).daemon().factory());
    }

    void start() {
        var unused = executor.scheduleWithFixedDelay(this::look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks no more; a look that is under way is told to nobody. */
    void end() {
        executor.shutdownNow();
    }

    private void look() {
        try {
            T now = look.get();
            if (!now.equals(last) && !executor.isShutdown()) {
                last = now;
                engine.post(() -> changed.accept(now));
            }
            failing = false;
        } catch (Throwable e) {
            if (!failing) {
                failing = true;
                LOG.error("devices cannot be listed", e);
            }
        }
    }
}
