package dev.parley.app.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.CallView;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.PictureSource;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.video.SelfCard;
import dev.parley.app.ui.video.VideoView;
import dev.parley.signaling.protocol.EndReason;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallPageTest {
    private static void incoming(State s) {
        s.phase = Phase.INCOMING;
        s.outgoing = false;
    }

    private static void call(State s) {
        s.phase = Phase.CONNECTED;
        s.connectedAt = 1_000_000;
    }

    @Test
    void calling_shows_myself_and_can_be_cancelled() {
        try (Desk desk = new Desk(s -> s.phase = Phase.OUTGOING)) {
            assertEquals("Grace Hopper", desk.text("ring-name"));
            assertEquals(Texts.of("ring.calling"), desk.text("ring-state"));
            desk.set(s -> {
                s.phase = Phase.OUTGOING;
                s.ringing = true;
            });
            assertEquals(Texts.of("ring.ringing"), desk.text("ring-state"));
            assertNotNull(desk.session.surface(PictureSource.SELF));
            assertNotNull(desk.session.surface(PictureSource.REMOTE), "ready before the answer");
            desk.click("cancel");
            assertEquals("hang-up", desk.intent());
            desk.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            assertEquals("hang-up", desk.intent());
            desk.press(KeyCode.M);
            assertTrue(desk.quiet(), "letters mean nothing while it rings");
        }
    }

    @Test
    void a_call_rings_in_front_and_the_camera_stays_closed() {
        try (Desk desk = new Desk(s -> {})) {
            assertFalse(Fx.get(desk.stage::isAlwaysOnTop));
            desk.set(CallPageTest::incoming);
            assertTrue(Fx.get(desk.stage::isAlwaysOnTop));
            assertEquals(Texts.of("window.incoming", "Grace Hopper"), Fx.get(desk.stage::getTitle));
            assertNull(desk.session.surface(PictureSource.SELF));
            desk.click("answer");
            assertEquals("answer true", desk.intent());
            desk.click("answer-no-video");
            assertEquals("answer false", desk.intent());
            desk.click("decline");
            assertEquals("decline", desk.intent());
            desk.set(CallPageTest::call);
            assertFalse(Fx.get(desk.stage::isAlwaysOnTop));
            assertNotNull(desk.session.surface(PictureSource.SELF));
        }
    }

    @Test
    void nobody_answers_by_typing() {
        try (Desk desk = new Desk(s -> {})) {
            desk.set(CallPageTest::incoming);
            desk.now.addAndGet(CallModel.DEAF_MS - 1);
            desk.press(KeyCode.SPACE);
            desk.press(KeyCode.ENTER);
            desk.press(KeyCode.ESCAPE);
            desk.press(KeyCode.A);
            assertTrue(desk.quiet());
            desk.now.addAndGet(1);
            desk.press(KeyCode.A);
            assertTrue(desk.quiet());
            desk.press(KeyCode.ENTER);
            assertEquals("answer true", desk.intent());
            // The one after it is deaf again.
            desk.set(s -> {
                incoming(s);
                s.callId = "c2";
            });
            desk.press(KeyCode.SPACE);
            assertTrue(desk.quiet());
        }
    }

    @Test
    void a_key_that_was_held_before_answers_nothing_until_it_is_let_go() {
        try (Desk desk = new Desk(s -> {})) {
            desk.set(CallPageTest::incoming);
            desk.hold(KeyCode.ENTER);
            desk.now.addAndGet(CallModel.DEAF_MS);
            desk.hold(KeyCode.ENTER);
            assertTrue(desk.quiet());
            desk.letGo(KeyCode.ENTER);
            assertTrue(desk.quiet());
            desk.press(KeyCode.ENTER);
            assertEquals("answer true", desk.intent());
        }
    }

    @Test
    void keys_and_buttons_switch_what_they_say() {
        try (Desk desk = new Desk(CallPageTest::call)) {
            desk.press(KeyCode.M);
            assertEquals("microphone false", desk.intent());
            desk.press(KeyCode.V);
            assertEquals("camera false", desk.intent());
            desk.set(s -> {
                call(s);
                s.microphone = false;
                s.camera = false;
            });
            assertNull(desk.session.surface(PictureSource.SELF), "off closes the camera");
            assertEquals(
                    Texts.of("call.microphone.off"), desk.node("microphone").getAccessibleText());
            desk.click("microphone");
            assertEquals("microphone true", desk.intent());
            desk.click("camera");
            assertEquals("camera true", desk.intent());
            desk.press(KeyCode.F);
            Fx.until("full screen", desk.stage::isFullScreen);
            desk.press(KeyCode.ESCAPE);
            Fx.until("not full screen", () -> !desk.stage.isFullScreen());
            desk.click("full-screen");
            Fx.until("full screen", desk.stage::isFullScreen);
            desk.click("hang-up");
            assertEquals("hang-up", desk.intent());
            desk.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            assertEquals("hang-up", desk.intent());
            desk.set(s -> {});
            Fx.until("not full screen at home", () -> !desk.stage.isFullScreen());
        }
    }

    @Test
    void every_control_has_a_name_and_a_tooltip_with_its_key() {
        try (Desk desk = new Desk(CallPageTest::call)) {
            for (String id : List.of("microphone", "camera", "speaker", "full-screen", "hang-up")) {
                Node node = desk.node(id);
                assertFalse(node.getAccessibleText().isBlank(), id);
                assertTrue(node.isFocusTraversable(), id);
            }
            assertTrue(desk.node("microphone").getAccessibleText().contains("(M)"));
            assertTrue(desk.node("hang-up").getAccessibleText().contains("Ctrl+Shift+H"));
        }
    }

    @Test
    void a_caret_lists_the_devices_with_a_check_on_the_chosen() {
        Consumer<State> devices = s -> {
            call(s);
            s.devices = List.of(new Device(DeviceKind.MICROPHONE, "m1", "Headset_1", true));
        };
        try (Desk desk = new Desk(devices)) {
            MenuButton caret = (MenuButton) desk.node("choose-microphone");
            List<String> lines = Fx.get(() -> caret.getItems().stream()
                    .filter(RadioMenuItem.class::isInstance)
                    .map(i -> (((RadioMenuItem) i).isSelected() ? "✓ " : "") + i.getText())
                    .toList());
            assertEquals(List.of("✓ System default (Headset_1)", "Headset_1", "No microphone"), lines);
            Fx.run(() -> caret.getItems().get(1).fire());
            assertEquals("choose MICROPHONE m1", desk.intent());
            desk.click("speaker");
            assertTrue(Fx.get(() -> ((MenuButton) desk.find("choose-speaker")).isShowing()));
            desk.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void the_timer_runs_from_the_connection() {
        try (Desk desk = new Desk(CallPageTest::call)) {
            assertEquals("00:00", desk.text("timer"));
            desk.now.addAndGet(754_000);
            Fx.until("12:34", () -> ((Label) desk.find("timer")).getText().equals("12:34"));
            desk.set(s -> s.phase = Phase.RECONNECTING);
            assertEquals(Texts.of("call.reconnecting"), desk.text("timer"));
        }
    }

    @ParameterizedTest
    @EnumSource(CallView.Note.class)
    void notes_are_lines_on_top(CallView.Note note) {
        try (Desk desk = new Desk(s -> {
            call(s);
            s.note = note;
        })) {
            String words = Words.note(desk.session.snapshot().call());
            assertEquals(words.isEmpty() ? List.of() : List.of(words), notes(desk));
        }
    }

    @Test
    void a_failed_device_says_why_and_is_tried_again() {
        DeviceState busy =
                new DeviceState(DeviceKind.CAMERA, DeviceState.Status.FAILED, "Front", DeviceState.Problem.BUSY);
        try (Desk desk = new Desk(s -> {
            call(s);
            s.deviceStates = Map.of(DeviceKind.CAMERA, busy);
        })) {
            assertEquals(List.of(Words.device(busy).line()), notes(desk));
            desk.click(Fx.get(() -> desk.find("notes").lookup(".button")));
            assertEquals("retry CAMERA", desk.intent());
            DeviceState pattern =
                    new DeviceState(DeviceKind.CAMERA, DeviceState.Status.PATTERN, "", DeviceState.Problem.NONE);
            desk.set(s -> {
                call(s);
                s.deviceStates = Map.of(DeviceKind.CAMERA, pattern);
            });
            assertEquals(List.of(Texts.of("device.pattern")), notes(desk));
        }
    }

    @Test
    void a_camera_that_fails_leaves_my_avatar_and_is_not_let_go_of() {
        try (Desk desk = new Desk(CallPageTest::call)) {
            desk.session.surface(PictureSource.SELF).paint(64, 36, (x, y) -> 0xffffffff);
            SelfCard card =
                    (SelfCard) Fx.get(() -> desk.stage.getScene().getRoot().lookup(".self-card"));
            VideoView picture = (VideoView) Fx.get(() -> card.getChildrenUnmodifiable().stream()
                    .filter(VideoView.class::isInstance)
                    .findFirst()
                    .orElseThrow());
            Fx.until("my picture", () -> picture.hasPictureProperty().get());
            desk.set(s -> {
                call(s);
                s.deviceStates = Map.of(
                        DeviceKind.CAMERA,
                        new DeviceState(
                                DeviceKind.CAMERA, DeviceState.Status.FAILED, "Front", DeviceState.Problem.UNPLUGGED));
            });
            assertFalse(Fx.get(() -> picture.hasPictureProperty().get() || picture.isVisible()));
            assertTrue(Fx.get(() -> card.lookup(".avatar").isVisible()));
            assertNotNull(desk.session.surface(PictureSource.SELF), "the camera is still wanted");
        }
    }

    @Test
    void the_others_microphone_and_camera_show() {
        try (Desk desk = new Desk(CallPageTest::call)) {
            assertFalse(desk.shows("remote-muted"));
            desk.set(s -> {
                call(s);
                s.remoteMicrophone = false;
                s.displayName = "Maximiliane ".repeat(20);
            });
            assertTrue(desk.shows("remote-muted"));
            Bounds quality = desk.bounds("quality");
            assertTrue(quality.getMaxX() <= 1000 && Math.round(quality.getWidth()) == 32, quality.toString());
        }
    }

    @Test
    void a_call_that_is_over_lets_go_of_everything() {
        try (Desk desk = new Desk(CallPageTest::call)) {
            assertNotNull(desk.session.surface(PictureSource.REMOTE));
            desk.set(s -> {
                s.phase = Phase.ENDED;
                s.endReason = EndReason.HUNG_UP;
            });
            assertNull(desk.session.surface(PictureSource.REMOTE));
            assertNull(desk.session.surface(PictureSource.SELF));
        }
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void every_end_is_shown_and_left(EndReason reason) {
        try (Desk desk = new Desk(s -> {
            s.phase = Phase.ENDED;
            s.endReason = reason;
        })) {
            assertEquals(Words.ending(desk.session.snapshot().call()).title(), desk.text("ended-title"));
            assertEquals(Words.ending(desk.session.snapshot().call()).more(), desk.text("ended-more"));
            desk.click("again");
            assertEquals("dismiss", desk.intent());
            assertEquals("place grace", desk.intent());
            desk.click("dismiss");
            assertEquals("dismiss", desk.intent());
        }
    }

    @Test
    void closing_in_a_call_asks_in_the_page() {
        try (Desk desk = new Desk(CallPageTest::call)) {
            desk.cross();
            assertTrue(desk.shows("closing"));
            desk.press(KeyCode.M);
            assertTrue(desk.quiet(), "the question has the keys");
            desk.press(KeyCode.ESCAPE);
            assertFalse(desk.shows("closing"));
            assertFalse(desk.closed());
            desk.cross();
            desk.click("stay");
            assertFalse(desk.closed());
            desk.cross();
            desk.set(s -> {});
            assertFalse(desk.shows("closing"), "the call is over: nothing to ask");
            desk.set(CallPageTest::call);
            desk.cross();
            desk.click("close-anyway");
            assertTrue(desk.closed());
            assertEquals(0, desk.session.listeners());
            assertNull(desk.session.surface(PictureSource.REMOTE));
        }
    }

    @Test
    void closing_without_a_call_closes_at_once() {
        try (Desk desk = new Desk(s -> {})) {
            desk.cross();
            assertTrue(desk.closed());
        }
    }

    private static List<String> notes(Desk desk) {
        return Fx.get(() -> desk.find("notes").lookupAll(".call-note > .label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }
}
