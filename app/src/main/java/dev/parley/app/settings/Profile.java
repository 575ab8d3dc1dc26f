package dev.parley.app.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one person on this computer: {@code settings.json}, {@code history.json} and {@code consent.json}. What is
 * secret has a place of its own, {@link KeptSecrets}.
 *
 * <p>Read and written on one thread that may touch the disk; never on the JavaFX or {@code call} thread.
 */
public final class Profile {
    private static final int MOST_CALLS = 500;

    private final JsonFile<Preferences> preferences;
    private final JsonFile<Calls> history;
    private final JsonFile<Answers> consent;
    private final RecordingFolder recordings;
    private final Path thumbnails;

    /** The profile in {@code home}, whose folders exist. */
    public Profile(Home home) {
        preferences = new JsonFile<>(
                home.config().resolve("settings.json"), Preferences.class, Preferences.VERSION, Preferences::upgrade);
        history = new JsonFile<>(home.data().resolve("history.json"), Calls.class, 1);
        consent = new JsonFile<>(home.data().resolve("consent.json"), Answers.class, 1);
        recordings = new RecordingFolder(home.recordings());
        thumbnails = home.cache().resolve("thumbnails");
    }

    private record Calls(List<RecentCall> calls) {
        Calls {
            calls = List.copyOf(calls);
        }
    }

    private record Answers(List<RecordingNote.Consent> answers) {
        Answers {
            answers = List.copyOf(answers);
        }
    }

    /** What was chosen; that of a first start where nothing was. */
    public Preferences preferences() {
        return preferences.read(Preferences.FIRST);
    }

    /** Keeps what was chosen. */
    public void keep(Preferences chosen) throws IOException {
        preferences.write(chosen);
    }

    /** Recent calls, newest first. */
    public List<RecentCall> history() {
        return history.read(new Calls(List.of())).calls();
    }

    /** So much of a history, newest first, as is kept. */
    public static List<RecentCall> newest(List<RecentCall> history) {
        return history.stream().limit(MOST_CALLS).toList();
    }

    /** Keeps the history. */
    public void keep(List<RecentCall> calls) throws IOException {
        history.write(new Calls(calls));
    }

    /**
     * Keeps an answer to the question whether a call may be recorded, also where it was no and there is no recording that
     * could have a note.
     */
    public void keep(RecordingNote.Consent answer) throws IOException {
        consent.write(new Answers(Stream.concat(Stream.of(answer), answers().stream())
                .limit(MOST_CALLS)
                .toList()));
    }

    /** The answers to the question whether a call may be recorded, newest first. */
    public List<RecordingNote.Consent> answers() {
        return consent.read(new Answers(List.of())).answers();
    }

    /** Where recordings go. */
    public RecordingFolder recordings() {
        return recordings;
    }

    /** Where small pictures of recordings are; they can be made again. */
    public Path thumbnails() {
        return thumbnails;
    }
}
