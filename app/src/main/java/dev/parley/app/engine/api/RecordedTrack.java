package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * A track that is recorded. In the file it is known by its participant and kind: another source may take its place while
 * the recording runs, as when a peer connection is made anew.
 *
 * @param participant whose it is, by the name that people see
 * @param kind what it is
 * @param source where it comes from: {@link EngineCommand#SELF} or a peer's name
 */
public record RecordedTrack(String participant, Kind kind, String source) {
    public RecordedTrack {
        Objects.requireNonNull(participant);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(source);
    }

    /** What a track carries. */
    public enum Kind {
        CAMERA,
        SCREEN,
        SOUND
    }
}
