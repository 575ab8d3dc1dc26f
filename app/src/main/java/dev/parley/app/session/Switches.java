package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether I mean to send sound and pictures, and whether there is something to send. Owned by the {@code call} thread.
 */
final class Switches {
    /** What can't be had now. */
    private final Set<DeviceKind> missing = EnumSet.noneOf(DeviceKind.class);

    private boolean microphone = true;
    private boolean camera = true;
    /** Whether this call was taken without a picture of mine; the next one has it again. */
    private boolean withoutVideo;

    boolean microphone() {
        return microphone;
    }

    boolean camera() {
        return camera && !withoutVideo;
    }

    /** Whether sound of mine really comes. */
    boolean sound() {
        return microphone() && !missing.contains(DeviceKind.MICROPHONE);
    }

    /** Whether a picture of mine really comes, rather than one that stands still. */
    boolean picture() {
        return camera() && !missing.contains(DeviceKind.CAMERA);
    }

    void setMicrophone(boolean on) {
        microphone = on;
    }

    void setCamera(boolean on) {
        camera = on;
        withoutVideo = false;
    }

    /** For one call only. */
    void withoutVideo(boolean without) {
        withoutVideo = without;
    }

    /** Takes what the engine says of a device; whether that makes a difference to the other side. */
    boolean changed(DeviceState state) {
        boolean other = state.gives() ? missing.remove(state.kind()) : missing.add(state.kind());
        return other && state.kind() != DeviceKind.SPEAKER;
    }

    /** A fresh engine will tell anew. */
    void engineDied() {
        missing.clear();
    }
}
