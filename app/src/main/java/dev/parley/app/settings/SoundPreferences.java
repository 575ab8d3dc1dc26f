package dev.parley.app.settings;

import java.util.Objects;

/**
 * How a person wants the microphone to sound.
 *
 * @param echoCancellation take off what the speaker plays
 * @param noiseSuppression {@code off}, {@code low} or {@code high}
 * @param autoGainControl even out the loudness
 * @param original none of the three
 * @param warnWhenMuted tell me when I talk while muted
 */
public record SoundPreferences(
        boolean echoCancellation,
        String noiseSuppression,
        boolean autoGainControl,
        boolean original,
        boolean warnWhenMuted) {
    /** For the first start. */
    public static final SoundPreferences FIRST = new SoundPreferences(true, "high", false, false, true);

    public SoundPreferences {
        noiseSuppression = Objects.requireNonNullElse(noiseSuppression, "high");
    }
}
