package dev.parley.app.ui;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.session.Recorder;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/** Writes down what a window wants of the recorder. */
record SimulatedRecorder(BlockingQueue<String> intents) implements Recorder {

    @Override
    public void recordCall(RecorderOptions options, Path file) {
        intents.add("recorder record-call " + options);
    }

    @Override
    public void recordSelf(Set<RecordedTrack.Kind> kinds, RecorderOptions options, Path file) {
        intents.add("recorder record-self " + kinds + " " + options);
    }

    @Override
    public void pause() {
        intents.add("recorder pause");
    }

    @Override
    public void resume() {
        intents.add("recorder resume");
    }

    @Override
    public void stop() {
        intents.add("recorder stop");
    }

    @Override
    public void allow(boolean yes) {
        intents.add("recorder allow " + yes);
    }

    @Override
    public void dismiss() {
        intents.add("recorder dismiss");
    }
}
