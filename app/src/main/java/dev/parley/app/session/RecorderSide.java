package dev.parley.app.session;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Executor;

/** Owned by the {@code call} thread, to which its methods post. */
final class RecorderSide implements Recorder {
    private final Executor thread;
    private final RecorderView view = RecorderView.NONE;

    RecorderSide(Executor thread) {
        this.thread = thread;
    }

    RecorderView view() {
        return view;
    }

    @Override
    public void recordCall(RecorderOptions options, Path file) {
        thread.execute(() -> {});
    }

    @Override
    public void recordSelf(Set<RecordedTrack.Kind> kinds, RecorderOptions options, Path file) {
        thread.execute(() -> {});
    }

    @Override
    public void pause() {
        thread.execute(() -> {});
    }

    @Override
    public void resume() {
        thread.execute(() -> {});
    }

    @Override
    public void stop() {
        thread.execute(() -> {});
    }

    @Override
    public void allow(boolean yes) {
        thread.execute(() -> {});
    }

    @Override
    public void dismiss() {
        thread.execute(() -> {});
    }
}
