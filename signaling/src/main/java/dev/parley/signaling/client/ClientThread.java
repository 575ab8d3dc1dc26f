package dev.parley.signaling.client;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a client, with one timer, until its end. What is not said to be for any thread is for this one. */
final class ClientThread {
    private static final Logger LOG = LoggerFactory.getLogger(ClientThread.class);

    private final ScheduledExecutorService executor;
    /** Null before the first. */
    private Future<?> timer;

    private boolean ended;

    ClientThread(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /** Runs a task on the thread, from any; not at all after the end. */
    void execute(Runnable task) {
        try {
            executor.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The signaling client is closed");
        }
    }

    /** Runs a task later, whatever the timer does. */
    void later(long delayMs, Runnable task) {
        var unused = schedule(delayMs, task);
    }

    /** Sets the timer, in place of what it was set to. */
    void setTimer(long delayMs, Runnable task) {
        stopTimer();
        timer = schedule(delayMs, task);
    }

    void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private Future<?> schedule(long delayMs, Runnable task) {
        return executor.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
    }

    /** An executor of timers keeps what its tasks throw to itself. */
    private void guarded(Runnable task) {
        try {
            if (!ended) {
                task.run();
            }
        } catch (RuntimeException e) {
            LOG.error("A task of the signaling client failed", e);
        }
    }

    /** The task of now is the last one. */
    void end() {
        ended = true;
        executor.shutdownNow();
    }

    /** Waits for the end, and makes it where it does not come. Any other thread. */
    void awaitEnd(long withinMs) {
        try {
            if (!executor.awaitTermination(withinMs, TimeUnit.MILLISECONDS)) {
                LOG.warn("The signaling client could not be closed in time");
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
