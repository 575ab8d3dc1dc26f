package dev.parley.app.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.RecordingScenes;
import dev.parley.app.ui.SharingScenes;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.signaling.protocol.EndReason;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Recording in the page of a call, on both sides. */
class CallRecordingTest {
    private static Consumer<State> call(RecorderView recorder) {
        return s -> {
            s.phase = Phase.CONNECTED;
            s.connectedAt = 1_000_000;
            s.recorder = recorder;
        };
    }

    @Test
    void it_is_chosen_asked_for_and_taken_back() {
        try (Desk desk = new Desk(call(RecorderView.NONE))) {
            desk.click("record");
            assertTrue(desk.shows("recording-panel"));
            desk.click("record-layout-tracks");
            assertTrue(Fx.get(() -> desk.find("record-type-mp4").isDisabled()), "Matroska alone takes tracks");
            desk.click("record-sound-separate");
            desk.click("record-ask");
            assertTrue(desk.intent().contains("video/x-matroska"));
            assertFalse(desk.shows("recording-panel"));
            desk.set(call(RecordingScenes.mine(Mine.ASKING)));
            assertEquals("Waiting for Grace Hopper to allow the recording", desk.text("recording-text"));
            desk.click("recording-back");
            assertEquals("recorder stop", desk.intent());
            desk.set(call(RecordingScenes.mine(Mine.REFUSED)));
            desk.click("recording-dismiss");
            assertEquals("recorder dismiss", desk.intent());
            desk.press(KeyCode.R);
            assertTrue(desk.shows("recording-panel"));
            desk.press(KeyCode.ESCAPE);
            assertFalse(desk.shows("recording-panel"));
        }
    }

    @Test
    void the_button_that_opens_the_choice_closes_it_too() {
        try (Desk desk = new Desk(call(RecorderView.NONE))) {
            desk.click("record");
            assertTrue(desk.shows("recording-panel"));
            desk.click("record");
            assertFalse(desk.shows("recording-panel"));
            desk.click("record");
            desk.click("microphone");
            assertFalse(desk.shows("recording-panel"), "a press elsewhere closes it");
        }
    }

    @Test
    void a_recording_that_does_not_begin_can_be_given_up() {
        try (Desk desk = new Desk(call(RecordingScenes.mine(Mine.STARTING)))) {
            desk.click("recording-stop");
            assertEquals("recorder stop", desk.intent());
        }
    }

    @Test
    void my_recording_shows_and_is_paused_and_stopped() {
        try (Desk desk = new Desk(call(RecordingScenes.mine(Mine.RECORDING)))) {
            assertEquals("Recording 12:34", desk.text("recording-text"));
            assertTrue(Fx.get(() -> desk.find("record").getStyleClass().contains("is-recording")));
            assertEquals(Texts.of("call.record.hint.on"), desk.node("record").getAccessibleText());
            desk.click("recording-pause");
            assertEquals("recorder pause", desk.intent());
            desk.set(call(RecordingScenes.mine(Mine.PAUSED)));
            assertEquals(Texts.of("record.resume"), desk.text("recording-pause"));
            desk.click("recording-pause");
            assertEquals("recorder resume", desk.intent());
            desk.click("recording-stop");
            assertEquals("recorder stop", desk.intent());
            desk.set(call(RecordingScenes.mine(Mine.SAVED)));
            assertTrue(desk.text("recording-text").startsWith("Saved: "));
            assertFalse(Fx.get(() -> desk.find("record").getStyleClass().contains("is-recording")));
            desk.set(call(RecorderView.NONE));
            assertFalse(desk.shows("recording-line"));
        }
    }

    @Test
    void the_question_cant_be_answered_by_accident() {
        try (Desk desk = new Desk(call(RecordingScenes.theirs(Theirs.ASKING)))) {
            assertEquals("Grace Hopper asks to record this call", desk.text("recording-asks"));
            desk.press(KeyCode.ENTER);
            desk.press(KeyCode.ESCAPE);
            desk.click("recording-allow");
            assertTrue(desk.quiet(), "it has only just come");
            desk.now.addAndGet(1000);
            desk.press(KeyCode.ENTER);
            desk.press(KeyCode.ESCAPE);
            assertTrue(desk.quiet());
            assertTrue(desk.shows("recording-question"), "it stays");
            for (String id : List.of("recording-allow", "recording-refuse")) {
                Node button = desk.node(id);
                assertFalse(Fx.get(button::isFocused));
                assertFalse(button.getAccessibleText().isBlank());
            }
            desk.click("recording-allow");
            assertEquals("recorder allow true", desk.intent());
            desk.click("recording-refuse");
            assertEquals("recorder allow false", desk.intent());
            Fx.run(() -> desk.find("recording-refuse").requestFocus());
            desk.point(20, 20);
            desk.set(call(RecorderView.NONE));
            assertFalse(desk.shows("recording-question"), "it was taken back");
        }
    }

    @Test
    void that_they_record_is_in_sight_whatever_else_is_done() {
        try (Desk desk = new Desk(call(RecordingScenes.theirs(Theirs.RECORDING)))) {
            assertEquals("Grace Hopper records this call", desk.text("recorded-text"));
            desk.press(KeyCode.F);
            Fx.until("full screen", desk.stage::isFullScreen);
            assertTrue(desk.shows("recorded-notice"));
            desk.press(KeyCode.F);
            desk.set(call(RecordingScenes.theirs(Theirs.RECORDING))
                    .andThen(s -> s.sharing = SharingScenes.list(SharingScenes.desktop())));
            desk.press(KeyCode.S);
            assertEquals("sharing choosing true", desk.intent());
            desk.pulses(2);
            assertTrue(desk.shows("recorded-notice"));
            assertTrue(desk.bounds("recorded-notice").getMaxY()
                    <= desk.bounds("share-sources").getMinY());
            desk.press(KeyCode.ESCAPE);
            Node foot = Fx.get(() -> desk.stage.getScene().getRoot().lookup(".call-foot"));
            Fx.until("the buttons fade", () -> foot.getOpacity() == 0);
            assertTrue(desk.shows("recorded-notice"));
            assertEquals(1, Fx.get(() -> desk.find("recorded-notice").getOpacity()));
            desk.set(call(RecordingScenes.theirs(Theirs.STOPPED)));
            assertEquals("Grace Hopper no longer records this call", desk.text("recorded-text"));
            desk.now.addAndGet(10_000);
            Fx.until("it was said", () -> !desk.find("recorded-notice").isVisible());
        }
    }

    @Test
    void what_was_recorded_is_told_after_the_call_as_well() {
        try (Desk desk = new Desk(call(RecordingScenes.mine(Mine.RECORDING)))) {
            desk.set(s -> {
                s.phase = Phase.ENDED;
                s.endReason = EndReason.HUNG_UP;
                s.recorder = RecordingScenes.mine(Mine.SAVED);
            });
            assertTrue(desk.text("recording-text").startsWith("Saved: "));
            desk.click("dismiss");
            assertEquals("dismiss", desk.intent());
            desk.set(s -> s.recorder = RecordingScenes.mine(Mine.SAVED));
            assertEquals("recorder dismiss", desk.intent(), "the next call begins without it");
        }
    }

    @Test
    void a_failure_is_told_at_home() {
        try (Desk desk = new Desk(s -> s.recorder = RecordingScenes.mine(Mine.STOPPING))) {
            desk.set(s -> s.recorder = RecordingScenes.failed("disk-full"));
            assertTrue(Fx.get(() -> ((Labeled) desk.find("notice").lookup(".label")).getText())
                    .contains("the disk is full"));
            assertTrue(desk.shows("notice"));
            assertEquals("recorder dismiss", desk.intent());
        }
    }

    @Test
    void a_question_brings_the_window_up() {
        try (Desk desk = new Desk(call(RecorderView.NONE))) {
            Fx.run(() -> desk.stage.setIconified(true));
            desk.set(call(RecordingScenes.theirs(Theirs.ASKING)));
            assertFalse(Fx.get(desk.stage::isIconified));
        }
    }

    @Test
    void long_names_stay_in_the_window_and_move_no_button_of_the_call() {
        for (int width : new int[] {1000, 480}) {
            try (Desk desk = new Desk(width, 640, call(RecorderView.NONE))) {
                Bounds before = desk.bounds("record");
                String name = "Maximiliane ".repeat(12);
                desk.set(call(new RecorderView(Mine.OFF, null, "", "", Theirs.ASKING, name)));
                assertEquals(before, desk.bounds("record"));
                for (String id : List.of("recording-allow", "recording-refuse", "recording-question")) {
                    Bounds at = desk.bounds(id);
                    assertTrue(at.getMinX() >= 0 && at.getMaxX() <= width, id + " " + at);
                }
                desk.set(call(RecorderView.NONE));
                desk.press(KeyCode.R);
                assertTrue(desk.bounds("recording-panel").getMinY() >= 0);
                assertTrue(desk.bounds("record-ask").getMaxX() <= width);
            }
        }
    }
}
