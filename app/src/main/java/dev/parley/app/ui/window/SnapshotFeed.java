package dev.parley.app.ui.window;

import dev.parley.app.session.Snapshot;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Hands snapshots to the JavaFX thread: only the newest, and one task at a time however many come. Any thread. */
final class SnapshotFeed implements Consumer<Snapshot> {
    private final AtomicReference<Snapshot> newest = new AtomicReference<>();
    private final Executor javaFx;
    private final Consumer<Snapshot> screen;

    SnapshotFeed(Executor javaFx, Consumer<Snapshot> screen) {
        this.javaFx = javaFx;
        this.screen = screen;
    }

    @Override
    public void accept(Snapshot snapshot) {
        if (newest.getAndSet(snapshot) == null) {
            javaFx.execute(() -> screen.accept(newest.getAndSet(null)));
        }
    }
}
