package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.devices.CameraHolder;
import dev.parley.app.engine.devices.V4l2;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a camera could not be opened, which the library doesn't say.
 *
 * @param problem what is wrong
 * @param holder the program that has it; empty where none is known
 */
record CameraProblem(Problem problem, String holder) {
    private static final Logger LOG = LoggerFactory.getLogger(CameraProblem.class);

    /**
     * Asks the node, which the library must have let go of.
     *
     * @param v4l2 null on other systems than Linux, where the cause stays unknown
     */
    static CameraProblem find(V4l2 v4l2, Camera camera) {
        if (v4l2 == null) {
            return new CameraProblem(Problem.UNKNOWN, "");
        }
        int error = v4l2.probe(camera.node());
        LOG.info("camera {}: error {}", camera.node(), error);
        return switch (error) {
            case V4l2.EBUSY -> new CameraProblem(Problem.BUSY, CameraHolder.of(camera.node()));
            case V4l2.EACCES, V4l2.EPERM -> new CameraProblem(Problem.DENIED, "");
            case V4l2.ENOENT, V4l2.ENODEV, V4l2.ENXIO -> new CameraProblem(Problem.UNPLUGGED, "");
            default -> new CameraProblem(Problem.UNKNOWN, "");
        };
    }
}
