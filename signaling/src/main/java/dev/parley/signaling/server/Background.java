package dev.parley.signaling.server;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work that must not hold up the {@code server} thread. Either {@code done} or {@code failed} is called afterwards, on
 * the {@code server} thread.
 */
interface Background {
    /**
     * Runs on one of the few hashing threads, in no order. Fails with {@link
     * java.util.concurrent.RejectedExecutionException} when too many wait.
     */
    <T> void hash(Callable<T> work, Consumer<T> done, Consumer<Exception> failed);

    /**
     * Runs on the store thread, in order and as one transaction: if it fails, it has changed nothing. {@code done} comes
     * after all is on the disk.
     */
    <T> void store(Callable<T> work, Consumer<T> done, Consumer<Exception> failed);
}
