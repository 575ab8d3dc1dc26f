package dev.parley.app.ui;

import dev.parley.app.session.Library;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;

/** Writes down what a window wants of the library. */
record SimulatedLibrary(BlockingQueue<String> intents) implements Library {

    @Override
    public void watch(boolean on) {
        intents.add("library watch " + on);
    }

    @Override
    public void rename(String id, String title) {
        intents.add("library rename " + id + " " + title);
    }

    @Override
    public void delete(String id) {
        intents.add("library delete " + id);
    }

    @Override
    public void undoDelete() {
        intents.add("library undo-delete");
    }

    @Override
    public void saveAs(String id, Path target) {
        intents.add("library save-as " + id + " " + target);
    }

    @Override
    public void export(String id, long fromMs, long toMs, Path target) {
        intents.add("library export " + id + " " + fromMs + " " + toMs + " " + target);
    }

    @Override
    public void still(String id, long atMs, Path target) {
        intents.add("library still " + id + " " + atMs + " " + target);
    }

    @Override
    public void cancel(int job) {
        intents.add("library cancel " + job);
    }

    @Override
    public void dismiss(int job) {
        intents.add("library dismiss " + job);
    }
}
