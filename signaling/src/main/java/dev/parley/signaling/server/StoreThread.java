package dev.parley.signaling.server;

import dev.parley.signaling.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does work on the database in order, all that waits as one transaction (group commit): a flush of the disk takes some
 * milliseconds, and when a thousand clients come back at once they share a few of them. Nobody hears of their result before
 * the transaction is on the disk, and work that fails takes only its own changes with it.
 */
final class StoreThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
    /** So that the first of many does not wait for all of them. */
    private static final int TOGETHER = 128;

    private static final long FINISH_WITHIN_MS = 1_000;

    private final Database database;
    private final Executor server;
    private final Metrics metrics;
    private final BlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "signaling store");
    private volatile boolean closed;

    StoreThread(Database database, Executor server, Metrics metrics) {
        this.database = database;
        this.server = server;
        this.metrics = metrics;
        thread.setDaemon(true);
        thread.start();
    }

    /** Work and who waits for it; its outcome belongs to the store thread. */
    private static final class Job<T> {
        private final Callable<T> work;
        private final Consumer<T> done;
        private final Consumer<Exception> failed;
        private final long asked = System.nanoTime();
        private T result;
        private Exception failure;

        Job(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        void run(Database database) {
            try {
                result = database.transaction(work::call);
            } catch (Exception e) {
                failure = e;
            } catch (Error e) {
                failure = new IllegalStateException("work on the store failed", e);
            }
        }

        void tell() {
            if (failure == null) {
                done.accept(result);
            } else {
                failed.accept(failure);
            }
        }
    }

    /** How much waits. */
    int waiting() {
        return jobs.size();
    }

    /** Queues work. Either {@code done} or {@code failed} runs on the {@code server} thread afterwards. */
    <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        if (closed) {
            LOG.debug("The server stopped before something was to be saved");
        } else {
            jobs.add(new Job<>(work, done, failed));
        }
    }

    private void work() {
        List<Job<?>> together = new ArrayList<>();
        while (!closed || !jobs.isEmpty()) {
            try {
                together.add(jobs.take());
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the store thread", e);
            }
            jobs.drainTo(together, TOGETHER - 1);
            carryOut(together);
            together.forEach(this::tell);
            together.clear();
        }
    }

    /** Without this thread nothing would ever be saved or answered again, so nothing that fails may end it. */
    private void carryOut(List<Job<?>> together) {
        try {
            var unused = database.transaction(() -> {
                together.forEach(job -> job.run(database));
                return together.size();
            });
        } catch (RuntimeException e) {
            fail(together, e);
        } catch (Error e) {
            fail(together, new IllegalStateException("the store failed", e));
        }
    }

    private static void fail(List<Job<?>> together, Exception e) {
        for (Job<?> job : together) {
            job.failure = e;
        }
    }

    private void tell(Job<?> job) {
        metrics.stored(System.nanoTime() - job.asked);
        try {
            server.execute(job::tell);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stopped before it could be told what was saved");
        }
    }

    /** Finishes what is to be saved, for 1 s at most. */
    @Override
    public void close() {
        closed = true;
        jobs.add(new Job<>(() -> true, unused -> {}, e -> {}));
        try {
            thread.join(FINISH_WITHIN_MS);
            if (thread.isAlive()) {
                LOG.warn("Not all changes were saved in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
