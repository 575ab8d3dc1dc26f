package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;

/**
 * A camera that is plugged in.
 *
 * @param device as others know it; its id outlives a restart and a replug
 * @param node the library's name for it, on Linux the path of its node
 * @param source the library's own object; null where the system does not let the library see it
 */
record Camera(Device device, String node, VideoDevice source) {
    /** The test pattern, where it is used as if it were a camera. */
    static final Camera PATTERN = new Camera(
            new Device(DeviceKind.CAMERA, DeviceChoice.PATTERN.value(), CameraChoice.PATTERN_NAME, false), "", null);

    boolean isPattern() {
        return equals(PATTERN);
    }
}
