package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which camera to use, from what is preferred, what is plugged in and what was tried, and what to say of it. Opens
 * nothing. Engine thread only.
 *
 * <pre>
 *                 the best one that is there and was not tried in vain
 *   preference ──────────────────────────────────────────────────────────▶ camera
 *        │  nothing is there, and nothing ever was
 *        ├──────────────────────────────────────────────────────────────▶ test pattern
 *        │  else
 *        └──────────────────────────────────────────────────────────────▶ failed, with the first reason
 * </pre>
 */
final class CameraChoice {
    static final String PATTERN_NAME = "Test pattern";

    private DevicePreference preference = DevicePreference.DEFAULT;
    private List<Camera> cameras = List.of();
    /** Those that were tried in vain, by id, until they are plugged in anew or the person asks again. */
    private final Map<String, CameraProblem> failed = new HashMap<>();
    /** Whether it is known which cameras there are; until then none is opened and nothing stands in for one. */
    private boolean listed;
    /** Whether there ever was a camera. */
    private boolean had;
    /** The one that was unplugged while it was open; null if none was. */
    private Device lost;

    DevicePreference preference() {
        return preference;
    }

    List<Camera> cameras() {
        return cameras;
    }

    /** Prefers others from now on; whether that is a change. */
    boolean prefer(DevicePreference now) {
        boolean changed = !now.equals(preference);
        preference = now;
        return changed;
    }

    /**
     * Takes what is plugged in now.
     *
     * @param open the camera in use, or null
     * @return whether that is a change
     */
    boolean listed(List<Camera> now, Camera open) {
        boolean changed = !listed || !now.equals(cameras);
        listed = true;
        cameras = now;
        had |= !now.isEmpty();
        failed.keySet()
                .retainAll(now.stream().map(camera -> camera.device().id()).toList());
        if (open != null && !open.isPattern() && find(open.device()) == null) {
            lost = open.device();
        }
        return changed;
    }

    /** Remembers that a camera can't be had. */
    void failed(Camera camera, CameraProblem problem) {
        failed.put(camera.device().id(), problem);
    }

    /** Forgets what was tried in vain. */
    void tryAgain() {
        failed.clear();
        lost = null;
    }

    boolean isKnown() {
        return listed;
    }

    /** Whether the test pattern is to be shown. */
    boolean isPattern() {
        return preference.isPattern()
                || (listed && cameras.isEmpty() && !had && !preference.isNone() && !preference.namesADevice());
    }

    /** The camera to use; null where none can be had. */
    Camera best() {
        return preference.candidates(devices()).stream()
                .filter(device -> !failed.containsKey(device.id()))
                .findFirst()
                .map(this::find)
                .orElse(null);
    }

    /** What to say while no camera is wanted. */
    DeviceState closed() {
        Camera best = best();
        String name =
                isPattern() ? PATTERN_NAME : best == null ? "" : best.device().name();
        if (name.isEmpty() && !preference.isNone()) {
            // Nothing is wanted and so nothing is wrong; but something would be used.
            name = preference.first().isDevice() ? preference.first().name() : PATTERN_NAME;
        }
        return new DeviceState(DeviceKind.CAMERA, Status.CLOSED, name, Problem.NONE);
    }

    /** What to say while the test pattern is shown. */
    DeviceState pattern() {
        Problem problem = preference.isPattern() ? Problem.NONE : Problem.ABSENT;
        return new DeviceState(DeviceKind.CAMERA, Status.PATTERN, PATTERN_NAME, problem);
    }

    /**
     * What to say while a camera is open.
     *
     * @param dark whether its pictures are black
     */
    DeviceState open(Camera camera, boolean dark) {
        Device device = camera.device();
        if (dark) {
            return new DeviceState(DeviceKind.CAMERA, Status.OPEN, device.name(), Problem.DARK);
        }
        List<Device> devices = devices();
        DeviceChoice first = preference.first();
        Device wanted = first.isDevice()
                ? DevicePreference.find(first, devices)
                : preference.candidates(devices).getFirst();
        if (wanted == null) {
            return new DeviceState(DeviceKind.CAMERA, Status.OPEN, device.name(), Problem.NOT_FOUND, first.name(), "");
        }
        CameraProblem problem = failed.get(wanted.id());
        if (problem == null || wanted.equals(device)) {
            return new DeviceState(DeviceKind.CAMERA, Status.OPEN, device.name(), Problem.NONE);
        }
        return new DeviceState(
                DeviceKind.CAMERA, Status.OPEN, device.name(), problem.problem(), wanted.name(), problem.holder());
    }

    /** What to say where no camera can be had. */
    DeviceState failed() {
        List<Device> candidates = preference.candidates(devices());
        if (!candidates.isEmpty()) {
            Device first = candidates.getFirst();
            CameraProblem problem = failed.getOrDefault(first.id(), new CameraProblem(Problem.UNKNOWN, ""));
            return new DeviceState(
                    DeviceKind.CAMERA, Status.FAILED, first.name(), problem.problem(), "", problem.holder());
        }
        if (lost != null) {
            return new DeviceState(DeviceKind.CAMERA, Status.FAILED, lost.name(), Problem.UNPLUGGED);
        }
        DeviceChoice first = preference.first();
        return first.isDevice()
                ? new DeviceState(DeviceKind.CAMERA, Status.FAILED, first.name(), Problem.NOT_FOUND)
                : new DeviceState(DeviceKind.CAMERA, Status.FAILED, "", Problem.ABSENT);
    }

    private List<Device> devices() {
        return cameras.stream().map(Camera::device).toList();
    }

    private Camera find(Device device) {
        return cameras.stream()
                .filter(camera -> camera.device().id().equals(device.id()))
                .findFirst()
                .orElse(null);
    }
}
