package dev.parley.app.ui.laboratory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.session.LaboratoryView;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.SharingView;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.LaboratoryScenes;
import dev.parley.app.ui.RecordingScenes;
import dev.parley.app.ui.SharingScenes;
import dev.parley.app.ui.State;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Screens and recording in the laboratory. Most of it is below the edge, so that buttons are pressed and not clicked. */
class LaboratoryRecorderTest {
    private static final DisplaySource LETTER = SharingScenes.window("w1", "Invoice", "Firefox");

    private static Consumer<State> state(boolean tracks, SharingView sharing, RecorderView recorder) {
        return s -> {
            s.sharing = sharing;
            s.recorder = recorder;
            if (tracks) {
                s.laboratory = new LaboratoryView(
                        LaboratoryScenes.camera("Front", MediaTrackConstraints.NONE),
                        LaboratoryScenes.microphone("Desk"),
                        false,
                        null);
            }
        };
    }

    private static Desk open(Consumer<State> then) {
        Desk desk = new Desk(s -> {});
        desk.choose("laboratory");
        desk.pulses(2);
        desk.set(then);
        return desk;
    }

    private static void press(Desk desk, String id) {
        Fx.run(() -> ((ButtonBase) desk.find(id)).fire());
        desk.pulses(2);
    }

    private static boolean can(Desk desk, String id) {
        return Fx.get(() -> !desk.find(id).isDisabled());
    }

    @Test
    void a_screen_is_chosen_shown_paused_and_stopped() {
        SharingView list = SharingScenes.list(List.of(LETTER));
        try (Desk desk = open(state(false, list, RecorderView.NONE))) {
            assertEquals("none", desk.text("lab-screen-state"));
            assertFalse(can(desk, "lab-screen-stop"));
            press(desk, "lab-screen-share");
            assertEquals("sharing choosing true", desk.intent());
            desk.pulses(4);
            assertEquals(Set.of("w1"), desk.session.thumbnails().keySet());
            desk.press(KeyCode.ESCAPE);
            assertEquals("sharing choosing false", desk.intent());
            assertTrue(desk.shows("lab-back"), "only the choice was left");
            press(desk, "lab-screen-share");
            assertEquals("sharing choosing true", desk.intent());
            desk.click("share-source-w1");
            desk.click("share-take");
            assertEquals("sharing share w1 " + SharingScenes.TEXT, desk.intent());
            assertEquals("sharing choosing false", desk.intent());
            desk.set(state(false, SharingScenes.mine(Status.LIVE, LETTER, ""), RecorderView.NONE));
            assertNotNull(desk.session.surface(PictureSource.SCREEN));
            assertEquals("live", desk.text("lab-screen-state"));
            press(desk, "lab-screen-pause");
            assertEquals("sharing pause true", desk.intent());
            press(desk, "lab-screen-stop");
            assertEquals("sharing stop", desk.intent());
            desk.set(state(false, SharingScenes.mine(Status.NONE, LETTER, "window-closed"), RecorderView.NONE));
            assertNull(desk.session.surface(PictureSource.SCREEN));
            assertTrue(desk.text("lab-screen-ended").contains("Firefox — Invoice was closed"));
        }
    }

    @Test
    void what_is_checked_and_live_is_recorded_with_what_was_typed() {
        try (Desk desk = open(state(false, SharingView.NONE, RecorderView.NONE))) {
            assertFalse(can(desk, "lab-record-start"), "nothing is live");
            desk.set(state(true, SharingView.NONE, RecorderView.NONE));
            Fx.run(() -> ((TextField) desk.find("lab-videoBitsPerSecond")).setText("fast"));
            assertFalse(can(desk, "lab-record-start"));
            assertTrue(desk.text("lab-recorder-line").contains("“fast” is not a number"));
            Fx.run(() -> {
                ((TextField) desk.find("lab-videoBitsPerSecond")).setText("2500000");
                ((TextField) desk.find("lab-audioBitsPerSecond")).setText("96000");
            });
            press(desk, "lab-record-start");
            assertEquals(
                    "recorder record-self [CAMERA, SOUND] RecorderOptions[mimeType=video/mp4,"
                            + " videoBitsPerSecond=2500000, audioBitsPerSecond=96000, width=0, height=0,"
                            + " framesPerSecond=30, layout=SPEAKER, mixed=true]",
                    desk.intent());
            press(desk, "lab-record-sound");
            desk.set(state(true, SharingScenes.mine(Status.LIVE, LETTER, ""), RecorderView.NONE));
            Fx.run(() -> ((ComboBox<?>) desk.find("lab-mime-type"))
                    .getSelectionModel()
                    .select(3));
            press(desk, "lab-record-start");
            String wanted = desk.intent();
            assertTrue(wanted.contains("[CAMERA, SCREEN]") && wanted.contains("layout=TRACKS"), wanted);
            Fx.run(() -> ((ComboBox<?>) desk.find("lab-mime-type"))
                    .getSelectionModel()
                    .select(2));
            assertFalse(can(desk, "lab-record-start"), "a file of sound takes no pictures");
        }
    }

    @Test
    void the_recorder_has_the_states_of_the_standard() {
        try (Desk desk = open(state(true, SharingView.NONE, RecorderView.NONE))) {
            assertEquals("inactive", desk.text("lab-recorder-state"));
            desk.set(state(true, SharingView.NONE, RecordingScenes.mine(Mine.STARTING)));
            assertTrue(can(desk, "lab-record-stop"), "it may never begin");
            desk.set(state(true, SharingView.NONE, RecordingScenes.mine(Mine.RECORDING)));
            assertEquals("recording", desk.text("lab-recorder-state"));
            assertFalse(can(desk, "lab-record-start") || can(desk, "lab-record-resume"));
            press(desk, "lab-record-pause");
            assertEquals("recorder pause", desk.intent());
            desk.set(state(true, SharingView.NONE, RecordingScenes.mine(Mine.PAUSED)));
            assertEquals("paused", desk.text("lab-recorder-state"));
            assertFalse(can(desk, "lab-record-pause"));
            press(desk, "lab-record-resume");
            assertEquals("recorder resume", desk.intent());
            press(desk, "lab-record-stop");
            assertEquals("recorder stop", desk.intent());
            desk.set(state(true, SharingView.NONE, RecordingScenes.mine(Mine.SAVED)));
            assertEquals("inactive", desk.text("lab-recorder-state"));
            assertEquals("2026-03-10 14.05 Grace Hopper.mp4: 12:34, 12345 kB", desk.text("lab-recorder-line"));
            assertTrue(desk.shows("lab-record-play"));
            desk.set(state(true, SharingView.NONE, RecordingScenes.failed("disk-full")));
            assertTrue(desk.text("lab-recorder-line").contains("the disk is full"));
        }
    }

    @Test
    void a_recording_is_played_in_the_library() {
        try (Desk desk = open(state(true, SharingView.NONE, RecordingScenes.mine(Mine.SAVED)))) {
            press(desk, "lab-record-play");
            assertTrue(desk.session.intents().contains("library watch true"), desk.session.intents()::toString);
        }
    }

    @Test
    void leaving_ends_the_recording_and_what_is_shared() {
        SharingView live = SharingScenes.mine(Status.LIVE, LETTER, "");
        try (Desk desk = open(state(false, live, RecordingScenes.mine(Mine.RECORDING)))) {
            desk.press(KeyCode.ESCAPE);
            assertEquals("recorder stop", desk.intent());
            assertEquals("sharing stop", desk.intent());
            assertNull(desk.session.surface(PictureSource.SCREEN));
        }
    }
}
