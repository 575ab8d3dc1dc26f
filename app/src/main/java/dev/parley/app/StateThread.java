package dev.parley.app;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that owns state. A task that fails is logged and the next ones run; what comes after the shutdown, from
 * processes and connections that are just ending, is dropped.
 */
final class StateThread extends ScheduledThreadPoolExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(StateThread.class);

    StateThread(String name) {
        super(1, Thread.ofPlatform().daemon().name(name).factory(), new DiscardPolicy());
        setRemoveOnCancelPolicy(true);
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        super.afterExecute(task, thrown);
        if (task instanceof Future<?> done && done.state() == Future.State.FAILED) {
            LOG.error("a task failed", done.exceptionNow());
        }
    }
}
