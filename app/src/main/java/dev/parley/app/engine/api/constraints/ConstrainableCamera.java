package dev.parley.app.engine.api.constraints;

import java.util.List;
import java.util.Objects;

/**
 * A camera as a constrainable object (section 11). Pure; any thread.
 *
 * @param deviceId its id, as constraints name it
 * @param modes what it lists, in any order and with duplicates; nothing can be chosen where it lists none
 */
public record ConstrainableCamera(String deviceId, List<VideoMode> modes) {
    public ConstrainableCamera {
        Objects.requireNonNull(deviceId);
        modes = List.copyOf(modes);
    }

    /** What it can, property by property. */
    public MediaTrackCapabilities capabilities() {
        return MediaTrackCapabilities.ofCamera(deviceId, modes);
    }

    /**
     * The mode to open it in and the settings to make of it. With no constraints 1280 x 720 at 30, or what comes nearest
     * to it without resizing.
     */
    public Selection<VideoCandidate> selectSettings(MediaTrackConstraints constraints) {
        return SelectSettings.select(
                Kind.VIDEO,
                constraints,
                VideoCandidates.of(deviceId, modes, constraints),
                VideoCandidate::settings,
                VideoPreference::choose);
    }
}
