package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * What is done to the microphone's sound before it is sent, digitally and in this program only: the system's volume is
 * never moved.
 *
 * @param echoCancellation takes off what our own speaker plays
 * @param noiseSuppression takes off what goes on steadily
 * @param autoGainControl makes a quiet voice louder and a loud one quieter
 * @param original sends the sound as it is, whatever the other three say; for music
 */
public record SoundProcessing(
        boolean echoCancellation, NoiseSuppression noiseSuppression, boolean autoGainControl, boolean original) {
    /** For voices in rooms. */
    public static final SoundProcessing DEFAULT = new SoundProcessing(true, NoiseSuppression.HIGH, false, false);

    public SoundProcessing {
        noiseSuppression = Objects.requireNonNullElse(noiseSuppression, NoiseSuppression.HIGH);
    }

    /** How much is taken off. */
    public enum NoiseSuppression {
        OFF,
        LOW,
        HIGH
    }

    /** What is really done: nothing where the original is wanted. */
    public SoundProcessing effective() {
        return original ? new SoundProcessing(false, NoiseSuppression.OFF, false, true) : this;
    }
}
