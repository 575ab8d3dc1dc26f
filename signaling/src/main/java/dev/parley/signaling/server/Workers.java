package dev.parley.signaling.server;

import dev.parley.signaling.store.Database;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hashing threads, few and with a bounded queue because each takes 19 MiB and a core, and the store thread. */
final class Workers implements Background, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int HASHING_THREADS = 2;
    /** At 50 ms each the last in the queue waits 5 s. */
    private static final int HASHES_WAITING = 200;

    private final Executor server;
    private final ThreadPoolExecutor hashing = new ThreadPoolExecutor(
            HASHING_THREADS,
            HASHING_THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(HASHES_WAITING),
            task -> daemon(task, "signaling hash"));
    private final StoreThread storing;
    private final Metrics metrics;

    Workers(Executor server, Database database, Metrics metrics) {
        this.server = server;
        this.metrics = metrics;
        storing = new StoreThread(database, server, metrics);
        hashing.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public <T> void hash(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        long asked = System.nanoTime();
        try {
            hashing.execute(() -> {
                try {
                    T result = work.call();
                    metrics.hashed(System.nanoTime() - asked);
                    back(() -> done.accept(result));
                } catch (Exception e) {
                    back(() -> failed.accept(e));
                } catch (Error e) {
                    // Else whoever waits would never be answered. A hash takes much memory.
                    back(() -> failed.accept(new IllegalStateException("a password could not be hashed", e)));
                }
            });
        } catch (RejectedExecutionException e) {
            back(() -> failed.accept(e));
        }
    }

    @Override
    public <T> void store(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        storing.run(work, done, failed);
    }

    private void back(Runnable rest) {
        try {
            server.execute(rest);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stopped before some work was done");
        }
    }

    /** Passwords that wait to be hashed. */
    int waitingHashes() {
        return hashing.getQueue().size();
    }

    /** Reads and writes that wait. */
    int waitingStores() {
        return storing.waiting();
    }

    /** Finishes what is to be saved; passwords are not looked at any more. */
    @Override
    public void close() {
        hashing.shutdownNow();
        storing.close();
    }
}
