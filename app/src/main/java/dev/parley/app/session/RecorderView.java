package dev.parley.app.session;

import dev.parley.app.engine.api.RecordingStatus;
import java.util.Objects;

/**
 * How it stands with recording, on both sides of a call.
 *
 * @param mine my own recording
 * @param status of it, once it runs; null before
 * @param file the name of the file that it makes or made, without its folder; empty where there is none
 * @param code why it ended by itself, as in {@code EngineEvent.RecordingStopped}; {@code engine-died}, where it goes on, or
 *     went on, in another file when the call does; {@code not-asked}, where the server could not carry the question; {@code
 *     no-engine}; {@code nothing-came}, where it was stopped before there was anything; else empty
 * @param theirs the other person's
 * @param by the name of the other person to show; empty where there is none
 */
public record RecorderView(Mine mine, RecordingStatus status, String file, String code, Theirs theirs, String by) {
    /** Nobody records. */
    public static final RecorderView NONE = new RecorderView(Mine.OFF, null, "", "", Theirs.NONE, "");

    public RecorderView {
        Objects.requireNonNull(mine);
        Objects.requireNonNull(file);
        Objects.requireNonNull(code);
        Objects.requireNonNull(theirs);
        Objects.requireNonNull(by);
    }

    /** Where my recording is. */
    public enum Mine {
        OFF,
        /** The other person was asked and has not answered yet. */
        ASKING,
        /** They said no; until dismissed or asked again. */
        REFUSED,
        /** Their program is too old to know the question, so nothing is recorded; until dismissed. */
        NOT_UNDERSTOOD,
        STARTING,
        RECORDING,
        PAUSED,
        /** The file is being completed. */
        STOPPING,
        /** The file is complete; until dismissed. */
        SAVED,
        /** It ended by itself, for what {@code code} says; until dismissed. */
        FAILED
    }

    /** Where the other person's is. */
    public enum Theirs {
        NONE,
        /** They ask me. */
        ASKING,
        RECORDING,
        PAUSED,
        /** It has just ended. */
        STOPPED
    }
}
