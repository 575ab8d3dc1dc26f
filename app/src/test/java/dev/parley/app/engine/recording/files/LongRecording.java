package dev.parley.app.engine.recording.files;

import java.io.IOException;
import java.nio.file.Path;

/** A long recording whose end was never written, for those who measure. */
public final class LongRecording {
    private LongRecording() {}

    /** Writes one of 720p25 at 1 Mbit/s, with sound. */
    public static void writeKilled(Path file, int seconds) throws IOException {
        new SampleRecording(Container.Format.MP4)
                .size(1280, 720, 1_000_000)
                .seconds(seconds)
                .repeated()
                .killed()
                .write(file);
    }
}
