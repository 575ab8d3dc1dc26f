package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * How it stands with a recording.
 *
 * @param recording the desk's name for it
 * @param state where the recorder is
 * @param durationMs what was recorded, without pauses
 * @param bytes of all its files
 * @param frames pictures that are in it
 * @param dropped pictures that are not, because this computer was too slow
 * @param minutesLeft for how long the disk lasts; -1 where that is long
 */
public record RecordingStatus(
        String recording,
        RecordingState state,
        long durationMs,
        long bytes,
        long frames,
        long dropped,
        int minutesLeft) {
    public RecordingStatus {
        Objects.requireNonNull(recording);
        Objects.requireNonNull(state);
    }
}
