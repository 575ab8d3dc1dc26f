package dev.parley.app.engine.api.constraints;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A microphone as a constrainable object (section 11). Pure; any thread.
 *
 * @param deviceId its id, as constraints name it
 */
public record ConstrainableMicrophone(String deviceId) {
    private static final List<Boolean> SWITCH = List.of(true, false);

    public ConstrainableMicrophone {
        Objects.requireNonNull(deviceId);
    }

    /** What it can, property by property. */
    public MediaTrackCapabilities capabilities() {
        return MediaTrackCapabilities.ofMicrophone(deviceId);
    }

    /** How its sound is processed: in every way, unless constraints say otherwise, since it is for calls. */
    public Selection<MediaTrackSettings> selectSettings(MediaTrackConstraints constraints) {
        List<MediaTrackSettings> all = new ArrayList<>();
        for (boolean echo : SWITCH) {
            for (boolean gain : SWITCH) {
                SWITCH.forEach(noise -> all.add(MediaTrackSettings.ofAudio(deviceId, echo, gain, noise)));
            }
        }
        // The first has the most switched on.
        return SelectSettings.select(Kind.AUDIO, constraints, all, Function.identity(), List::getFirst);
    }
}
