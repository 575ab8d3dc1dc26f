package dev.parley.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a session: what takes a moment to close does so side by side. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final int WITHIN_S = 3;
    private static final int RECORDING_S = 1;

    private final CountDownLatch done;

    /**
     * Nothing is closed yet.
     *
     * @param parts how many there are to close
     */
    Closing(int parts) {
        done = new CountDownLatch(parts);
    }

    /** Closes one part, on a thread of its own. */
    void aside(String name, Runnable part) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                part.run();
            } finally {
                done.countDown();
            }
        });
    }

    /** Waits until a recording is complete, for 1 s at most: the engine leaves the rest to a repair, too. */
    static void await(CompletableFuture<Void> recorded) {
        try {
            recorded.get(RECORDING_S, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("the recording was not complete in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until all are closed, for 3 s at most. */
    void await() {
        try {
            if (!done.await(WITHIN_S, TimeUnit.SECONDS)) {
                LOG.warn("the server or the engine did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
