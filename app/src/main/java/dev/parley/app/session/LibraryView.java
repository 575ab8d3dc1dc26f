package dev.parley.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The recordings as they are now.
 *
 * @param folder where they are
 * @param known whether the folder was looked through
 * @param entries newest first, without those that were deleted
 * @param jobs work that is under way or has just ended
 * @param deleted the title of what was deleted last and can be put back; empty where there is none
 * @param problem {@code folder-gone} or {@code not-writable}; empty where all is well
 */
public record LibraryView(
        Path folder, boolean known, List<Entry> entries, List<Job> jobs, String deleted, String problem) {
    /** Nobody has looked yet. */
    public static final LibraryView UNKNOWN = new LibraryView(Path.of(""), false, List.of(), List.of(), "", "");

    public LibraryView {
        Objects.requireNonNull(folder);
        entries = List.copyOf(entries);
        jobs = List.copyOf(jobs);
        Objects.requireNonNull(deleted);
        Objects.requireNonNull(problem);
    }

    /**
     * A recording.
     *
     * @param id what it is known by in this session
     * @param title to show
     * @param file where it is
     * @param startedAt when it began, ms since 1970
     * @param durationMs how long it is; 0 while not known
     * @param bytes its size
     * @param width of its picture, pixels; 0 where it has none
     * @param height of its picture, pixels; 0 where it has none
     * @param people those who are in it, by the names that people see
     * @param thumbnail a PNG; null while there is none
     * @param state whether it can be played
     * @param consent who allowed it and when, ms since 1970; empty where nobody was asked
     */
    public record Entry(
            String id,
            String title,
            Path file,
            long startedAt,
            long durationMs,
            long bytes,
            int width,
            int height,
            List<String> people,
            Path thumbnail,
            State state,
            List<Consent> consent) {
        public Entry {
            people = List.copyOf(people);
            consent = List.copyOf(consent);
        }
    }

    /** Whether a recording can be played. */
    public enum State {
        WHOLE,
        /** It was cut off by a crash and has been repaired. */
        RECOVERED,
        /** It was cut off and is being repaired. */
        REPAIRING,
        /** It was cut off and could not be repaired in this run, as for want of room. */
        UNREPAIRED,
        /** Nothing in it can be read. */
        DAMAGED
    }

    /** An answer to the question whether a call may be recorded. */
    public record Consent(String person, boolean allowed, long at) {}

    /**
     * A piece of work on a file.
     *
     * @param number what it is known by
     * @param kind what is done
     * @param title of the recording
     * @param fraction how far it is, 0 to 1; 1 when it has ended
     * @param code empty while it is under way, {@code done}, or why it failed
     * @param target the file that it makes
     */
    public record Job(int number, Kind kind, String title, double fraction, String code, Path target) {
        /** What is done. */
        public enum Kind {
            REPAIR,
            SAVE_AS,
            EXPORT,
            STILL
        }
    }
}
