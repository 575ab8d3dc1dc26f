package dev.parley.app.engine.rtc;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that makes webrtc-java calls. Work may be posted from any thread, native ones too: nothing here throws,
 * and work that fails is logged and forgotten, since an exception that leaves a native callback ends the process.
 */
final class EngineThread {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);

    private final ScheduledThreadPoolExecutor executor;

    EngineThread() {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("engine").daemon().factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs {@code work} after what was posted before it; drops it when the engine has ended. */
    void post(Runnable work) {
        try {
            executor.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("dropped after the end", e);
        }
    }

    /** Runs {@code work} once, later. */
    ScheduledFuture<?> after(Duration delay, Runnable work) {
        return executor.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs {@code work} again and again, the first time after one {@code period}. */
    ScheduledFuture<?> every(Duration period, Runnable work) {
        long ms = period.toMillis();
        return executor.scheduleWithFixedDelay(guarded(work), ms, ms, TimeUnit.MILLISECONDS);
    }

    /** Takes no more work; what is posted still runs. */
    void end() {
        executor.shutdown();
    }

    /** Waits until nothing runs any more; false if it takes longer than {@code limit}. */
    boolean ended(Duration limit) throws InterruptedException {
        return executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    // The library throws java.lang.Error for what is only a refused call.
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Throwable e) {
                LOG.error("work on the engine thread failed", e);
            }
        };
    }
}
