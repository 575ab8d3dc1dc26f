package dev.parley.app.ui.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineEvent.HearingYourself.Phase;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.session.CallView;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.RingerView;
import dev.parley.app.session.SoundView;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class PreviewPageTest {
    private static void incoming(State s) {
        s.phase = CallView.Phase.INCOMING;
        s.outgoing = false;
    }

    private static SoundView sound(SoundProcessing processing, Phase hearing) {
        return new SoundView(processing, true, false, hearing);
    }

    @Test
    void camera_and_microphone_are_open_only_while_it_shows() {
        for (int width : new int[] {1000, 480}) {
            try (Desk desk = new Desk(
                    width,
                    640,
                    s -> s.devices = List.of(
                            new Device(DeviceKind.CAMERA, "cam0", "Front", true),
                            new Device(DeviceKind.CAMERA, "cam1", "Back", false)))) {
                assertOpen(desk, false);
                desk.click("devices");
                assertOpen(desk, true);
                ComboBox<?> box = (ComboBox<?>) desk.node("device-camera");
                assertEquals(
                        List.of("System default (Front)", "Front", "Back", "Test pattern", "No camera"),
                        Fx.get(() ->
                                box.getItems().stream().map(String::valueOf).toList()));
                assertTrue(desk.quiet(), "filling a dropdown chooses nothing");
                Fx.run(() -> box.getSelectionModel().select(2));
                assertEquals("choose CAMERA cam1", desk.intent());
                desk.press(KeyCode.ESCAPE);
                assertOpen(desk, false);
                assertTrue(desk.shows("who"));
            }
        }
    }

    @Test
    void a_call_can_be_made_to_try_everything() {
        try (Desk desk = new Desk(s -> {})) {
            desk.click("devices");
            desk.click("test-call");
            assertEquals("place echo", desk.intent());
            assertOpen(desk, false);
        }
    }

    @Test
    void camera_and_sound_are_checked_while_it_rings() {
        try (Desk desk = new Desk(PreviewPageTest::incoming)) {
            assertOpen(desk, false);
            desk.click("check");
            assertOpen(desk, true);
            for (String[] answer : new String[][] {
                {"check-answer", "answer true"},
                {"check-answer-no-video", "answer false"},
                {"check-decline", "decline"}
            }) {
                desk.click(answer[0]);
                assertEquals(answer[1], desk.intent());
            }
            desk.click("preview-close");
            assertOpen(desk, false);
            assertTrue(desk.shows("answer"), "it still rings");
            desk.click("check");
            desk.set(s -> s.phase = CallView.Phase.CONNECTED);
            assertNull(desk.session.surface(PictureSource.PREVIEW), "the call has the camera now");
            assertFalse(desk.session.listens());
            assertFalse(desk.shows("preview-page"));
        }
    }

    @Test
    void a_call_that_rings_meanwhile_closes_it() {
        try (Desk desk = new Desk(s -> {})) {
            desk.click("devices");
            desk.set(PreviewPageTest::incoming);
            assertOpen(desk, false);
            assertTrue(desk.shows("answer"));
        }
    }

    @Test
    void the_bar_moves_and_a_dead_microphone_is_told() {
        try (Desk desk = new Desk(s -> {})) {
            desk.click("devices");
            LevelBar bar = (LevelBar) desk.node("level");
            assertEquals(Texts.of("devices.level.silent"), bar.getAccessibleText());
            desk.session.hear(new MicrophoneLevel(0.1, 0.3, true));
            Fx.until("the bar moves", () -> bar.drawn() > 0.3);
            assertEquals(Texts.of("devices.level.good"), bar.getAccessibleText());
            Fx.until("the bar falls", () -> bar.drawn() == 0);
            assertEquals(Texts.of("devices.level.hint"), desk.text("level-hint"));
            desk.session.hear(new MicrophoneLevel(0, 0, false));
            String dead = Texts.of("devices.level.dead");
            Fx.until("told", () -> ((Label) desk.find("level-hint")).getText().equals(dead));
            desk.session.hear(new MicrophoneLevel(0.1, 0.1, true));
            Fx.until(
                    "well again",
                    () -> !((Label) desk.find("level-hint")).getText().equals(dead));
        }
    }

    @Test
    void one_hears_oneself_and_the_speaker() {
        try (Desk desk = new Desk(s -> {})) {
            desk.click("devices");
            desk.click("test-sound");
            assertEquals("test-sound", desk.intent());
            desk.click("hear-yourself");
            assertEquals("hear-yourself true", desk.intent());
            desk.set(s -> s.sound = sound(SoundProcessing.DEFAULT, Phase.RECORDING));
            assertEquals(Texts.of("devices.hear.recording", 4), desk.text("hearing"));
            desk.now.addAndGet(2500);
            String two = Texts.of("devices.hear.recording", 2);
            Fx.until(
                    "two seconds left",
                    () -> ((Label) desk.find("hearing")).getText().equals(two));
            desk.set(s -> s.sound = sound(SoundProcessing.DEFAULT, Phase.PLAYING));
            assertEquals(Texts.of("devices.hear.playing"), desk.text("hearing"));
            assertEquals(Texts.of("devices.hear.stop"), desk.text("hear-yourself"));
            desk.click("hear-yourself");
            assertEquals("hear-yourself false", desk.intent());
            desk.set(s -> s.sound = sound(SoundProcessing.DEFAULT, Phase.FAILED));
            assertEquals(Texts.of("devices.hear.failed"), desk.text("hearing"));
            desk.set(s -> s.sound = sound(SoundProcessing.DEFAULT, Phase.RECORDING));
            desk.press(KeyCode.ESCAPE);
            assertEquals("hear-yourself false", desk.intent(), "leaving the page ends it");
        }
    }

    private static RingerView ringer(Status status, String name, boolean trying) {
        return new RingerView(
                DevicePreference.of(new DeviceChoice("s1", "Desk")),
                new DeviceState(DeviceKind.SPEAKER, status, name, Problem.NONE),
                trying);
    }

    @Test
    void a_speaker_to_ring_on_besides_is_chosen_and_tried() {
        try (Desk desk =
                new Desk(1000, 900, s -> s.devices = List.of(new Device(DeviceKind.SPEAKER, "s1", "Desk", true)))) {
            desk.click("devices");
            assertTrue(Fx.get(() -> desk.find("try-ringer").isDisabled()), "none is chosen");
            ComboBox<?> box = (ComboBox<?>) desk.node("device-ringer");
            Fx.run(() -> box.getSelectionModel().select(2));
            assertEquals("choose-ringer s1", desk.intent());
            desk.set(s -> s.ringer = ringer(Status.CLOSED, "Desk", false));
            desk.click("try-ringer");
            assertEquals("try-ringer true", desk.intent());
            desk.set(s -> s.ringer = ringer(Status.OPEN, "Desk", true));
            assertEquals(Texts.of("devices.ringer.stop"), desk.text("try-ringer"));
            desk.click("try-ringer");
            assertEquals("try-ringer false", desk.intent());
            desk.set(s -> s.ringer = ringer(Status.CLOSED, "Desk", false));
            assertEquals(Texts.of("devices.ringer.try"), desk.text("try-ringer"));
            desk.set(s -> s.ringer = ringer(Status.OPEN, "Desk", true));
            desk.press(KeyCode.ESCAPE);
            assertEquals("try-ringer false", desk.intent(), "leaving the page ends it");
            desk.set(s -> {
                incoming(s);
                s.ringer = ringer(Status.OPEN, "Desk", false);
            });
            desk.click("check");
            assertTrue(Fx.get(() -> desk.find("try-ringer").isDisabled()), "a call rings there");
        }
    }

    @Test
    void each_switch_changes_what_it_says() {
        try (Desk desk = new Desk(s -> {})) {
            desk.click("devices");
            desk.click("sound-echo");
            assertEquals(processing(false, NoiseSuppression.HIGH, false, false), desk.intent());
            // The session has not answered yet: the first change is not taken back by the second.
            desk.click("sound-noise-low");
            assertEquals(processing(false, NoiseSuppression.LOW, false, false), desk.intent());
            desk.click("sound-gain");
            assertEquals(processing(false, NoiseSuppression.LOW, true, false), desk.intent());
            desk.click("sound-original");
            assertEquals(processing(false, NoiseSuppression.LOW, true, true), desk.intent());
            for (String id : List.of("sound-echo", "sound-noise-low", "sound-gain")) {
                assertTrue(Fx.get(() -> desk.find(id).isDisabled()), id);
            }
            Fx.run(() -> desk.find("sound-warn").requestFocus());
            desk.press(KeyCode.SPACE);
            assertEquals("warn-when-muted false", desk.intent(), "by keys as well");
        }
    }

    @Test
    void a_device_that_fails_says_why_and_is_tried_again() {
        DeviceState busy = new DeviceState(DeviceKind.CAMERA, Status.FAILED, "Front", Problem.BUSY, "", "Cheese");
        DeviceState absent = new DeviceState(DeviceKind.SPEAKER, Status.FAILED, "", Problem.ABSENT);
        try (Desk desk = new Desk(s -> {})) {
            desk.click("devices");
            assertFalse(desk.shows("problem-camera"));
            desk.session.surface(PictureSource.PREVIEW).paint(64, 36, (x, y) -> 0xffffffff);
            Node picture = desk.node("preview-page").lookup(".preview");
            Fx.until("the picture", () -> !picture.lookup(".preview-none").isVisible());
            desk.set(s -> s.deviceStates = Map.of(DeviceKind.CAMERA, busy, DeviceKind.SPEAKER, absent));
            assertEquals(Words.device(busy).line(), desk.text("problem-camera"));
            assertTrue(Fx.get(() -> picture.lookup(".preview-none").isVisible()), "the last picture is gone");
            desk.click("retry-camera");
            assertEquals("retry CAMERA", desk.intent());
            assertFalse(desk.shows("retry-speaker"), "it comes by itself");
            assertTrue(Fx.get(() -> desk.find("test-sound").isDisabled()), "no speaker to be tried");
        }
    }

    @Test
    void every_control_has_a_name() {
        try (Desk desk = new Desk(PreviewPageTest::incoming)) {
            desk.click("check");
            Fx.run(() -> desk.find("preview-page").lookupAll("*").stream()
                    .filter(node -> node.isFocusTraversable() && node.getId() != null)
                    .forEach(node -> {
                        assertNotNull(node.getAccessibleText(), node.toString());
                        assertFalse(node.getAccessibleText().isBlank(), node.toString());
                    }));
        }
    }

    private static String processing(boolean echo, NoiseSuppression noise, boolean gain, boolean original) {
        return "process " + new SoundProcessing(echo, noise, gain, original);
    }

    private static void assertOpen(Desk desk, boolean open) {
        assertEquals(open, desk.shows("preview-page"));
        assertEquals(open, desk.session.surface(PictureSource.PREVIEW) != null, "camera");
        assertEquals(open, desk.session.listens(), "microphone");
    }
}
