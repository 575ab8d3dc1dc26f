package dev.parley.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a recording beside its pictures and sound; in {@code NAME.json} beside the file of that name.
 *
 * <p>Reads and writes the disk: not for the JavaFX or {@code call} thread.
 *
 * @param title to show
 * @param startedAt when it began, ms since 1970
 * @param people those who are in it, by the names that people see
 * @param consent who was asked whether a call may be recorded, and what they said; empty where nobody was
 * @param parts the names of all files of the recording, in order, this one among them: people in files of their own, or
 *     what came after the engine had to be started anew; empty while not known
 * @param recovered whether the file was cut off by a crash and has been repaired
 */
public record RecordingNote(
        String title,
        long startedAt,
        List<String> people,
        List<Consent> consent,
        List<String> parts,
        boolean recovered) {
    private static final String EXTENSION = ".json";
    private static final int VERSION = 1;

    public RecordingNote {
        Objects.requireNonNull(title);
        people = List.copyOf(people);
        consent = List.copyOf(consent);
        parts = List.copyOf(parts);
    }

    /** The note of a recording that nothing has befallen. */
    public RecordingNote(String title, long startedAt, List<String> people, List<Consent> consent, List<String> parts) {
        this(title, startedAt, people, consent, parts, false);
    }

    /**
     * An answer to the question whether a call may be recorded.
     *
     * @param person who was asked, by the name that people see
     * @param allowed what they said
     * @param at when, ms since 1970
     */
    public record Consent(String person, boolean allowed, long at) {
        public Consent {
            Objects.requireNonNull(person);
        }
    }

    /** Where the note of a recording is, whether there is one or not. */
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + EXTENSION);
    }

    /** The note of a recording; where there is none, or it can't be read, what its file tells. */
    public static RecordingNote read(Path file) {
        return json(file).read(ofFile(file));
    }

    /** Keeps the note of a recording. */
    public void write(Path file) throws IOException {
        json(file).write(this);
    }

    /** The same by another title. */
    public RecordingNote withTitle(String other) {
        return new RecordingNote(other, startedAt, people, consent, parts, recovered);
    }

    /** The same with these files. */
    public RecordingNote withParts(List<String> files) {
        return new RecordingNote(title, startedAt, people, consent, files, recovered);
    }

    /** The same of a file that has been repaired. */
    public RecordingNote asRecovered() {
        return new RecordingNote(title, startedAt, people, consent, parts, true);
    }

    private static JsonFile<RecordingNote> json(Path file) {
        return new JsonFile<>(beside(file), RecordingNote.class, VERSION);
    }

    private static RecordingNote ofFile(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        long changed;
        try {
            changed = Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            // Nothing more is known of a file that isn't there.
            changed = 0;
        }
        return new RecordingNote(dot > 0 ? name.substring(0, dot) : name, changed, List.of(), List.of(), List.of());
    }
}
