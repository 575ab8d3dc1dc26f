package dev.parley.app.cli;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.file.Path;
import java.util.Locale;

/** A file to record into, as it is named on a command line. */
final class RecordingFile {
    private static final int RATE = 30;

    private RecordingFile() {}

    /**
     * How to record into a file, by the end of its name.
     *
     * @throws IllegalArgumentException with a sentence for the person, if that can't be
     */
    static RecorderOptions options(Path file, RecordingLayout layout) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String type = name.endsWith(".mp4")
                ? RecorderOptions.MP4
                : name.endsWith(".webm")
                        ? RecorderOptions.WEBM
                        : name.endsWith(".m4a")
                                ? RecorderOptions.M4A
                                : name.endsWith(".mkv") ? RecorderOptions.MATROSKA : null;
        if (type == null) {
            throw new IllegalArgumentException(
                    "The name of the recording must end with .mp4, .webm, .m4a (sound alone) or .mkv (separate tracks), not '"
                            + file.getFileName() + "'.");
        }
        if (layout == RecordingLayout.TRACKS && !type.equals(RecorderOptions.MATROSKA)) {
            throw new IllegalArgumentException(
                    "Separate tracks go into a Matroska file. Give a name that ends with .mkv.");
        }
        return new RecorderOptions(type, 0, 0, 0, 0, RATE, layout, layout != RecordingLayout.TRACKS);
    }
}
