package dev.parley.app.engine.recording.files;

/** Watches work that takes its time, and can end it. On the thread that works, often: it returns at once. */
@FunctionalInterface
public interface Progress {
    /** Nobody watches. */
    Progress UNWATCHED = fraction -> true;

    /**
     * Whether the work is to go on. Once this was false the work ends soon, as {@link
     * dev.parley.app.engine.api.FileProblem#CANCELLED}, and leaves all as it was before.
     *
     * @param fraction how much is done, 0 to 1; never less than before
     */
    boolean going(double fraction);
}
