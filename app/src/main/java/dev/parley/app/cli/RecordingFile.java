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
        String type = type(file);
        if (type == null) {
            throw new IllegalArgumentException(
                    "The name of the recording must end with .mp4, .webm, .m4a (sound alone) or .mkv (separate tracks), not '"
                            + name(file) + "'.");
        }
        if (layout == RecordingLayout.TRACKS && !type.equals(RecorderOptions.MATROSKA)) {
            throw new IllegalArgumentException(
                    "Separate tracks go into a Matroska file. Give a name that ends with .mkv.");
        }
        return new RecorderOptions(type, 0, 0, 0, 0, RATE, layout, layout != RecordingLayout.TRACKS);
    }

    /** How a call is put into a file where nothing is said of it. */
    static RecordingLayout usualLayout(Path file) {
        return RecorderOptions.MATROSKA.equals(type(file)) ? RecordingLayout.TRACKS : RecordingLayout.SIDE;
    }

    /** Null where the name says none. */
    private static String type(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot)) {
            case ".mp4" -> RecorderOptions.MP4;
            case ".webm" -> RecorderOptions.WEBM;
            case ".m4a" -> RecorderOptions.M4A;
            case ".mkv" -> RecorderOptions.MATROSKA;
            default -> null;
        };
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
