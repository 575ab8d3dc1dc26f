package dev.parley.app.ui.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.session.RingerView;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceLinesTest {
    private static final DeviceChoice HEADSET = new DeviceChoice("m1", "Headset");

    private static DeviceLines lines(DevicePreference preference, DeviceState state) {
        return DeviceLines.of(
                State.with(s -> {
                    s.devices = List.of(
                            new Device(DeviceKind.MICROPHONE, "m0", "Built-in", true),
                            new Device(DeviceKind.MICROPHONE, "m2", "Desk", false));
                    s.preferred.put(DeviceKind.MICROPHONE, preference);
                    s.deviceStates.put(DeviceKind.MICROPHONE, state);
                }),
                DeviceKind.MICROPHONE);
    }

    private static DeviceState state(Status status, String name, Problem problem, String wanted) {
        return new DeviceState(DeviceKind.MICROPHONE, status, name, problem, wanted, "");
    }

    @Test
    void what_is_as_chosen_needs_no_line() {
        assertEquals(
                DeviceLines.NONE, lines(DevicePreference.DEFAULT, state(Status.OPEN, "Built-in", Problem.NONE, "")));
        DevicePreference desk = DevicePreference.of(new DeviceChoice("m2", "Desk"));
        assertEquals(DeviceLines.NONE, lines(desk, state(Status.CLOSED, "Desk", Problem.NONE, "")));
    }

    @Test
    void a_stand_in_for_what_is_not_plugged_in_is_named_without_a_fuss() {
        DeviceLines lines = lines(
                DevicePreference.of(HEADSET, new DeviceChoice("m2", "Desk"), DeviceChoice.DEFAULT),
                state(Status.OPEN, "Desk", Problem.NOT_FOUND, "Headset"));
        assertEquals(
                new DeviceLines(
                        Texts.of("devices.used", "Desk"), Texts.of("devices.then", "Desk, System default"), "", false),
                lines);
    }

    @Test
    void a_stand_in_for_what_is_busy_says_why_and_can_be_tried() {
        DeviceState busy = state(Status.OPEN, "Built-in", Problem.BUSY, "Desk");
        DeviceLines lines = lines(DevicePreference.of(new DeviceChoice("m2", "Desk")), busy);
        assertEquals(Texts.of("devices.used", "Built-in"), lines.used());
        assertEquals(Words.device(busy).line(), lines.problem());
        assertTrue(lines.retry());
    }

    @Test
    void what_comes_after_none_is_kept_and_not_told() {
        DevicePreference none = DevicePreference.of(DeviceChoice.NONE, HEADSET);
        assertEquals(DeviceLines.NONE, lines(none, state(Status.CLOSED, "", Problem.NONE, "")));
    }

    private static DeviceLines ringer(DevicePreference preference, Status status, String name, Problem problem) {
        return DeviceLines.ofRinger(State.with(s -> {
            s.devices = List.of(
                    new Device(DeviceKind.SPEAKER, "s0", "Headset", true),
                    new Device(DeviceKind.SPEAKER, "s1", "Desk", false));
            s.deviceStates.put(
                    DeviceKind.SPEAKER, new DeviceState(DeviceKind.SPEAKER, Status.CLOSED, "Headset", Problem.NONE));
            s.ringer = new RingerView(preference, new DeviceState(DeviceKind.SPEAKER, status, name, problem), false);
        }));
    }

    @Test
    void where_it_rings_besides_says_what_is_wrong() {
        DevicePreference desk = DevicePreference.of(new DeviceChoice("s1", "Desk"));
        assertEquals(DeviceLines.NONE, ringer(DevicePreference.NONE, Status.CLOSED, "", Problem.NONE));
        assertEquals(DeviceLines.NONE, ringer(desk, Status.OPEN, "Desk", Problem.NONE));
        assertEquals(
                new DeviceLines(Texts.of("devices.ringer.same"), "", "", false),
                ringer(DevicePreference.DEFAULT, Status.CLOSED, "Headset", Problem.NONE));
        assertEquals(
                new DeviceLines(Texts.of("devices.used", "Desk"), Texts.of("devices.then", "Desk"), "", false),
                ringer(desk.prefer(new DeviceChoice("s9", "Shelf")), Status.CLOSED, "Desk", Problem.NOT_FOUND));
        DevicePreference shelf =
                DevicePreference.of(new DeviceChoice("s9", "Shelf"), new DeviceChoice("s0", "Headset"));
        assertEquals(
                new DeviceLines("", Texts.of("devices.then", "Headset"), Texts.of("devices.ringer.not-found"), false),
                ringer(shelf, Status.CLOSED, "Headset", Problem.NOT_FOUND),
                "the speaker itself stands in");
        assertEquals(
                new DeviceLines("", "", Texts.of("devices.ringer.not-found"), false),
                ringer(DevicePreference.of(new DeviceChoice("s9")), Status.FAILED, "", Problem.NOT_FOUND));
        assertEquals(
                new DeviceLines("", "", Texts.of("devices.ringer.unknown", "Desk"), true),
                ringer(desk, Status.FAILED, "Desk", Problem.UNKNOWN));
        assertEquals(
                "", ringer(desk, Status.FAILED, "", Problem.NO_SOUND_SERVER).problem(), "the speaker says it");
    }

    @Test
    void a_camera_that_failed_or_stalled_has_no_picture() {
        assertTrue(DeviceLines.hasPicture(null));
        assertTrue(DeviceLines.hasPicture(state(Status.PATTERN, "", Problem.ABSENT, "")));
        assertTrue(DeviceLines.hasPicture(state(Status.OPEN, "Front", Problem.DARK, "")));
        assertTrue(DeviceLines.hasPicture(state(Status.OPEN, "Front", Problem.STALLED, "Back")), "the stand-in works");
        assertFalse(DeviceLines.hasPicture(state(Status.OPEN, "Front", Problem.STALLED, "")));
        assertFalse(DeviceLines.hasPicture(state(Status.FAILED, "Front", Problem.BUSY, "")));
    }
}
