package dev.parley.app.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.session.CallView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.State;
import dev.parley.app.ui.call.CallNote.Dismiss;
import dev.parley.app.ui.call.CallNote.Nothing;
import dev.parley.app.ui.call.CallNote.Retry;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallNotesTest {
    private static final DevicePreference DESK = DevicePreference.of(new DeviceChoice("desk", "Desk"));

    private long now = 50_000;
    private final CallNotes notes = new CallNotes(() -> now);

    private static Snapshot call(DevicePreference preference, DeviceState state) {
        return State.with(s -> {
            s.phase = CallView.Phase.CONNECTED;
            s.preferred.put(state.kind(), preference);
            s.deviceStates.put(state.kind(), state);
        });
    }

    private static DeviceState open(String name) {
        return new DeviceState(DeviceKind.MICROPHONE, Status.OPEN, name, Problem.NONE);
    }

    private List<CallNote> collect(DevicePreference preference, DeviceState state) {
        return notes.collect(call(preference, state), false);
    }

    private static List<CallNote> used(String name) {
        String line = Texts.of("device.now", Words.kind(DeviceKind.MICROPHONE), name);
        return List.of(new CallNote(line, false, new Nothing()));
    }

    @Test
    void a_device_that_changes_by_itself_is_told_for_a_while() {
        assertEquals(List.of(), collect(DESK, open("Desk")));
        assertEquals(used("Built-in"), collect(DESK, open("Built-in")));
        now += CallNotes.STAY_MS - 1;
        assertEquals(used("Built-in"), collect(DESK, open("Built-in")));
        now += 1;
        assertEquals(List.of(), collect(DESK, open("Built-in")));
        assertEquals(used("Desk"), collect(DESK, open("Desk")), "it came back");
    }

    @Test
    void a_device_that_was_chosen_is_not_told() {
        DevicePreference headset = DESK.prefer(new DeviceChoice("headset", "Headset"));
        collect(DESK, open("Desk"));
        collect(headset, open("Desk"));
        now += 500;
        assertEquals(List.of(), collect(headset, open("Headset")));
        now += CallNotes.CHOICE_MS;
        assertEquals(used("Desk"), collect(headset, open("Desk")), "that was nobody's choice");
    }

    @Test
    void a_stand_in_is_told_until_it_is_read() {
        DeviceState away =
                new DeviceState(DeviceKind.MICROPHONE, Status.OPEN, "Built-in", Problem.UNPLUGGED, "Desk", "");
        CallNote line = new CallNote(Words.device(away).line(), false, new Dismiss());
        assertEquals(List.of(line), collect(DESK, away));
        notes.dismiss(line);
        assertEquals(List.of(), collect(DESK, away));
        collect(DESK, open("Desk"));
        now += CallNotes.STAY_MS;
        assertEquals(List.of(line), collect(DESK, away), "unplugged once more");
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void to_try_again_is_offered_where_it_may_help(Problem problem) {
        DeviceState failed = new DeviceState(DeviceKind.CAMERA, Status.FAILED, "Front", problem);
        CallNote.Offer offer =
                switch (problem) {
                    case ABSENT, NOT_FOUND, UNPLUGGED -> new Nothing();
                    case DARK -> new Dismiss();
                    case NONE, BUSY, DENIED, STALLED, NO_SOUND_SERVER, UNKNOWN -> new Retry(DeviceKind.CAMERA);
                };
        assertEquals(
                List.of(new CallNote(Words.device(failed).line(), true, offer)),
                collect(DevicePreference.DEFAULT, failed));
    }
}
