package dev.parley.app.engine.api;

import dev.parley.app.engine.api.constraints.MediaTrackCapabilities;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.engine.api.constraints.MediaTrackSettings;
import dev.parley.app.engine.api.constraints.VideoMode;
import java.util.List;
import java.util.Objects;

/**
 * A live track of the laboratory ({@code MediaStreamTrack}, Media Capture and Streams, section 4.3).
 *
 * @param kind {@link DeviceKind#CAMERA} or {@link DeviceKind#MICROPHONE}
 * @param label the name of its device
 * @param constraints those in force
 * @param settings what it is set to
 * @param capabilities what its device can be set to
 * @param modes what a camera lists, in any order and with duplicates; empty for a microphone
 */
public record TrackState(
        DeviceKind kind,
        String label,
        MediaTrackConstraints constraints,
        MediaTrackSettings settings,
        MediaTrackCapabilities capabilities,
        List<VideoMode> modes) {
    public TrackState {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(label);
        Objects.requireNonNull(constraints);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(capabilities);
        modes = List.copyOf(modes);
    }
}
