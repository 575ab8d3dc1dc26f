package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;

/** One piece of work under somebody's eyes: what is done never gets less, and who has cancelled is not asked again. One thread. */
final class Work {
    private final Progress progress;
    private double fraction;
    private boolean cancelled;

    Work(Progress progress) {
        this.progress = progress;
    }

    /** Whether to go on. */
    boolean going(double done) {
        fraction = Math.clamp(done, fraction, 1);
        cancelled = cancelled || !progress.going(fraction);
        return !cancelled;
    }

    /** Whether to go on, with nothing more done. */
    boolean going() {
        return going(fraction);
    }

    /** @throws FileException {@link FileProblem#CANCELLED} if it is not to go on */
    void done(double part) throws FileException {
        if (!going(part)) {
            throw cancelled();
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    static FileException cancelled() {
        return new FileException(FileProblem.CANCELLED, "cancelled");
    }
}
