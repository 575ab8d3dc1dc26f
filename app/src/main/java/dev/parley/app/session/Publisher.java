package dev.parley.app.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows snapshots to those who watch the session. Owned by the {@code call} thread, where nothing else is said. */
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final Executor thread;
    private final Supplier<Snapshot> take;
    private final List<Consumer<Snapshot>> watchers = new CopyOnWriteArrayList<>();
    private boolean publishing;

    private volatile Snapshot newest;

    /**
     * Nothing is taken before the first {@link #publish}.
     *
     * @param thread the {@code call} thread
     * @param take makes a snapshot of what is so now
     */
    Publisher(Executor thread, Supplier<Snapshot> take) {
        this.thread = thread;
        this.take = take;
    }

    /** The newest one. Any thread. */
    Snapshot newest() {
        return newest;
    }

    /** Calls with the newest one and after each change, on the {@code call} thread. Any thread. */
    AutoCloseable watch(Consumer<Snapshot> listener) {
        watchers.add(listener);
        thread.execute(() -> show(listener));
        return () -> watchers.remove(listener);
    }

    /** Nobody watches any more. */
    void clear() {
        watchers.clear();
    }

    /** Publishes once after all that happens in this turn of the call thread. */
    void changed() {
        if (!publishing) {
            publishing = true;
            thread.execute(() -> {
                publishing = false;
                publish();
            });
        }
    }

    void publish() {
        newest = take.get();
        watchers.forEach(this::show);
    }

    /** What one listener throws concerns no other. */
    private void show(Consumer<Snapshot> watcher) {
        try {
            watcher.accept(newest);
        } catch (RuntimeException e) {
            LOG.error("a listener of the session failed", e);
        }
    }
}
