package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraChoiceTest {
    private static final Camera FRONT = camera("front", true);
    private static final Camera DESK = camera("desk", false);
    private static final CameraProblem BUSY = new CameraProblem(Problem.BUSY, "zoom");

    private final CameraChoice choice = new CameraChoice();

    private static Camera camera(String name, boolean first) {
        return new Camera(new Device(DeviceKind.CAMERA, "usb-" + name, name, first), "/dev/" + name, null);
    }

    private static DevicePreference prefer(String... names) {
        return new DevicePreference(
                List.of(names).stream().map(DeviceChoice::new).toList());
    }

    private static DeviceState state(Status status, String name, Problem problem, String wanted, String holder) {
        return new DeviceState(DeviceKind.CAMERA, status, name, problem, wanted, holder);
    }

    @Test
    void nothing_stands_in_before_the_cameras_are_known() {
        assertFalse(choice.isPattern());
        assertNull(choice.best());
        assertTrue(choice.listed(List.of(), null));
        assertTrue(choice.isPattern());
        assertEquals(Problem.ABSENT, choice.pattern().problem());
    }

    @Test
    void the_pattern_stands_in_for_nobody_who_has_or_had_a_camera() {
        choice.listed(List.of(FRONT), null);
        choice.listed(List.of(), FRONT);
        assertFalse(choice.isPattern());
        assertEquals(state(Status.FAILED, "front", Problem.UNPLUGGED, "", ""), choice.failed());
        choice.tryAgain();
        assertEquals(state(Status.FAILED, "", Problem.ABSENT, "", ""), choice.failed());
    }

    @Test
    void a_named_camera_that_is_not_there_is_missed_by_its_name() {
        choice.prefer(prefer("desk"));
        choice.listed(List.of(), null);
        assertFalse(choice.isPattern());
        assertEquals(state(Status.FAILED, "desk", Problem.NOT_FOUND, "", ""), choice.failed());
        assertEquals("desk", choice.closed().name());
    }

    @Test
    void the_next_one_is_used_and_the_reason_told() {
        choice.prefer(prefer("desk", "front"));
        choice.listed(List.of(FRONT, DESK), null);
        assertEquals(DESK, choice.best());
        choice.failed(DESK, BUSY);
        assertEquals(FRONT, choice.best());
        assertEquals(state(Status.OPEN, "front", Problem.BUSY, "desk", "zoom"), choice.open(FRONT, false));
        choice.tryAgain();
        assertEquals(DESK, choice.best());
        assertEquals(state(Status.OPEN, "desk", Problem.NONE, "", ""), choice.open(DESK, false));
        assertEquals(Problem.DARK, choice.open(DESK, true).problem());
    }

    @Test
    void the_best_one_is_used_again_once_it_is_back() {
        choice.prefer(prefer("desk", "front"));
        choice.listed(List.of(FRONT), null);
        assertEquals(FRONT, choice.best());
        assertEquals(state(Status.OPEN, "front", Problem.NOT_FOUND, "desk", ""), choice.open(FRONT, false));
        assertTrue(choice.listed(List.of(FRONT, DESK), FRONT));
        assertEquals(DESK, choice.best());
        assertFalse(choice.listed(List.of(FRONT, DESK), DESK));
    }

    @Test
    void one_that_failed_is_tried_again_when_it_is_plugged_in_again() {
        choice.listed(List.of(FRONT), null);
        choice.failed(FRONT, BUSY);
        assertNull(choice.best());
        assertEquals(state(Status.FAILED, "front", Problem.BUSY, "", "zoom"), choice.failed());
        choice.listed(List.of(), null);
        choice.listed(List.of(FRONT), null);
        assertEquals(FRONT, choice.best());
    }

    @Test
    void no_camera_means_none() {
        choice.prefer(prefer("none", "front"));
        choice.listed(List.of(FRONT), null);
        assertNull(choice.best());
        assertEquals(state(Status.CLOSED, "", Problem.NONE, "", ""), choice.closed());
    }
}
