package dev.parley.app.ui.laboratory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.MediaError;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.session.CallView;
import dev.parley.app.session.LaboratoryView;
import dev.parley.app.session.PictureSource;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.LaboratoryScenes;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class LaboratoryPageTest {
    private static Consumer<State> live(MediaError error) {
        return s -> {
            s.devices = List.of(new Device(DeviceKind.CAMERA, "cam0", "Front", true));
            s.laboratory = new LaboratoryView(
                    LaboratoryScenes.camera("Front", MediaTrackConstraints.NONE),
                    LaboratoryScenes.microphone("Desk"),
                    false,
                    error);
        };
    }

    private static Desk open(int width) {
        Desk desk = new Desk(width, 700, s -> {});
        desk.choose("laboratory");
        desk.pulses(2);
        return desk;
    }

    private static void share(Desk desk) {
        desk.click("lab-share-both");
        assertEquals("get-user-media MediaStreamConstraints[video={}, audio={}]", desk.intent());
        desk.set(live(null));
    }

    @Test
    void what_is_shared_is_shown_with_all_that_it_can() {
        try (Desk desk = open(1000)) {
            assertEquals("none", desk.text("lab-track-camera-state"));
            assertNull(desk.session.surface(PictureSource.PREVIEW), "the camera stays closed");
            assertFalse(desk.session.listens());
            share(desk);
            assertEquals("live", desk.text("lab-track-camera-state"));
            assertEquals("Front", desk.text("lab-track-camera-label"));
            TableView<?> modes = (TableView<?>) desk.node("lab-modes");
            assertEquals(7, Fx.get(() -> modes.getItems().size()));
            assertTrue(desk.text("lab-outcome").contains("1280 × 720 (16:9)"));
            desk.session.surface(PictureSource.PREVIEW).paint(320, 180, (x, y) -> -1);
            Fx.until(
                    "measured",
                    () -> ((Labeled) desk.find("lab-drawn")).getText().contains("320 × 180"));
            desk.session.hear(new MicrophoneLevel(0.1, 0.5, true));
            Fx.until("heard", () -> ((ProgressBar) desk.find("lab-level")).getProgress() > 0.6);
            assertEquals("RMS −20 dB, peak −6 dB", desk.text("lab-level-text"));
            desk.click("lab-show-picture");
            assertNull(desk.session.surface(PictureSource.PREVIEW));
            desk.set(s -> {});
            assertEquals("ended", desk.text("lab-track-camera-state"));
            assertFalse(desk.session.listens());
        }
    }

    @Test
    void constraints_are_typed_and_applied_with_the_keyboard() {
        try (Desk desk = open(1000)) {
            share(desk);
            desk.click("lab-width-exact");
            desk.type("4000");
            desk.press(KeyCode.ENTER);
            assertEquals("apply-constraints CAMERA {width: {exact: 4000}}", desk.intent());
            desk.set(live(LaboratoryScenes.tooWide()));
            assertEquals("OverconstrainedError: width", desk.text("lab-outcome-title"));
            assertEquals("The camera offers no width of at least 4000. The largest is 1920.", desk.text("lab-outcome"));
            desk.type("x");
            assertTrue(desk.text("lab-problem").startsWith("width, exact: “4000x” is not a number."));
            assertTrue(Fx.get(() -> desk.find("lab-apply-camera").isDisabled()));
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet());
            desk.click("lab-reset-camera");
            assertEquals("", desk.text("lab-problem"));
        }
    }

    @Test
    void escape_closes_an_open_list_and_not_the_page() {
        try (Desk desk = open(1000)) {
            share(desk);
            ComboBox<?> cameras = (ComboBox<?>) desk.node("lab-device-camera");
            Fx.run(() -> {
                cameras.requestFocus();
                cameras.show();
            });
            Fx.until("open", cameras::isShowing);
            desk.press(KeyCode.ESCAPE);
            Fx.until("closed", () -> !cameras.isShowing());
            assertTrue(desk.quiet(), "the tracks were ended");
            assertTrue(desk.shows("lab-device-camera"));
        }
    }

    @Test
    void leaving_ends_the_tracks_and_closes_the_picture() {
        try (Desk desk = open(1000)) {
            share(desk);
            desk.press(KeyCode.ESCAPE);
            assertEquals("stop-track CAMERA", desk.intent());
            assertEquals("stop-track MICROPHONE", desk.intent());
            assertTrue(desk.shows("who"));
            assertNull(desk.session.surface(PictureSource.PREVIEW));
            assertFalse(desk.session.listens());
        }
    }

    @Test
    void a_call_turns_the_page_and_ends_the_tracks() {
        try (Desk desk = open(480)) {
            share(desk);
            desk.set(live(null).andThen(s -> {
                s.phase = CallView.Phase.INCOMING;
                s.outgoing = false;
            }));
            assertEquals("stop-track CAMERA", desk.intent());
            assertEquals("stop-track MICROPHONE", desk.intent());
            assertNull(Fx.get(() -> desk.find("lab-back")));
            desk.set(s -> {});
            assertTrue(desk.shows("who"), "home follows a call");
        }
    }

    @Test
    void devices_are_chosen_here_as_everywhere() {
        try (Desk desk = open(1000)) {
            desk.set(live(null));
            ComboBox<?> box = (ComboBox<?>) desk.node("lab-device-camera");
            Fx.run(() -> box.getSelectionModel().select(1));
            assertEquals("choose CAMERA cam0", desk.intent());
            desk.click("lab-back");
            assertEquals("stop-track CAMERA", desk.intent());
        }
    }

    @Test
    void long_names_move_nothing_and_every_control_has_a_name() {
        for (int width : new int[] {1000, 480}) {
            try (Desk desk = open(width)) {
                share(desk);
                Bounds stop = desk.bounds("lab-stop-camera");
                String name = "Camera ".repeat(40);
                desk.set(live(null).andThen(s -> {
                    s.devices = List.of(new Device(DeviceKind.CAMERA, "cam0", name, true));
                    s.laboratory = new LaboratoryView(
                            LaboratoryScenes.camera(name, MediaTrackConstraints.NONE),
                            LaboratoryScenes.microphone(name),
                            false,
                            null);
                }));
                assertEquals(stop, desk.bounds("lab-stop-camera"));
                assertTrue(desk.bounds("lab-share-both").getMaxX() <= width);
                Fx.run(() -> desk.stage.getScene().getRoot().lookupAll("*").stream()
                        .filter(LaboratoryPageTest::isControl)
                        .forEach(node -> assertNotNull(node.getAccessibleText(), node.toString())));
            }
        }
    }

    private static boolean isControl(Node node) {
        AccessibleRole role = node.getAccessibleRole();
        return node.isFocusTraversable()
                && (role == AccessibleRole.BUTTON
                        || role == AccessibleRole.COMBO_BOX
                        || role == AccessibleRole.TEXT_FIELD
                        || role == AccessibleRole.TABLE_VIEW);
    }

    @Test
    void the_menu_names_it() {
        try (Desk desk = new Desk(s -> {})) {
            assertEquals(Texts.of("home.laboratory"), Fx.get(() -> Desk.item(desk.stage, "more", "laboratory")
                    .getText()));
        }
    }
}
