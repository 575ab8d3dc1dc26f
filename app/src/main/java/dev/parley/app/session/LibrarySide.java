package dev.parley.app.session;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Owned by the {@code call} thread, to which its methods post. */
final class LibrarySide implements Library {
    private final Executor thread;
    private final LibraryView view = LibraryView.UNKNOWN;

    LibrarySide(Executor thread) {
        this.thread = thread;
    }

    LibraryView view() {
        return view;
    }

    @Override
    public void watch(boolean on) {
        thread.execute(() -> {});
    }

    @Override
    public void rename(String id, String title) {
        thread.execute(() -> {});
    }

    @Override
    public void delete(String id) {
        thread.execute(() -> {});
    }

    @Override
    public void undoDelete() {
        thread.execute(() -> {});
    }

    @Override
    public void saveAs(String id, Path target) {
        thread.execute(() -> {});
    }

    @Override
    public void export(String id, long fromMs, long toMs, Path target) {
        thread.execute(() -> {});
    }

    @Override
    public void still(String id, long atMs, Path target) {
        thread.execute(() -> {});
    }

    @Override
    public void cancel(int job) {
        thread.execute(() -> {});
    }

    @Override
    public void dismiss(int job) {
        thread.execute(() -> {});
    }
}
