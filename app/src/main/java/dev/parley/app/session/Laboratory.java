package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.MediaStreamConstraints;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;

/**
 * Trying what devices can do, as a page of the web would with {@code getUserMedia}. Methods may be called on any thread
 * and never block; the outcome is in the next {@link Snapshot#laboratory}. A track keeps its device open until it is
 * stopped.
 */
public interface Laboratory {

    /** Asks for tracks, each in place of the one of its kind. */
    void getUserMedia(MediaStreamConstraints constraints);

    /** Asks a running track to be like this. */
    void applyConstraints(DeviceKind kind, MediaTrackConstraints constraints);

    /** Ends a track. */
    void stop(DeviceKind kind);
}
