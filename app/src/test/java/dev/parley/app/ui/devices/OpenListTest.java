package dev.parley.app.ui.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.session.CallView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Devices come and go while their list is open. */
class OpenListTest {
    private static Snapshot home(DeviceChoice chosen, String... microphones) {
        return State.with(s -> microphones(s, chosen, microphones));
    }

    private static Snapshot call(String... microphones) {
        return State.with(s -> {
            s.phase = CallView.Phase.CONNECTED;
            microphones(s, DeviceChoice.DEFAULT, microphones);
        });
    }

    private static void microphones(State s, DeviceChoice chosen, String... names) {
        s.devices = Arrays.stream(names)
                .map(name -> new Device(DeviceKind.MICROPHONE, "id-" + name, name, name.equals("Built-in")))
                .toList();
        s.preferred.put(DeviceKind.MICROPHONE, DevicePreference.of(chosen));
    }

    @Test
    void a_dropdown_keeps_its_highlighted_line() {
        try (Desk desk = new Desk(s -> microphones(s, DeviceChoice.DEFAULT, "Built-in", "Desk", "Headset"))) {
            ComboBox<?> box = open(desk);
            desk.press(KeyCode.DOWN);
            desk.press(KeyCode.DOWN);
            assertEquals("Desk", highlighted(box));
            assertTrue(desk.quiet(), "walking over the lines chooses nothing");
            // One goes before it, one comes before it, one after it, and the default changes its name.
            desk.set(home(DeviceChoice.DEFAULT, "Array", "Desk", "Headset", "Webcam"));
            assertTrue(Fx.get(box::isShowing), "it stays open");
            assertEquals("Desk", highlighted(box));
            assertEquals(
                    List.of(
                            Texts.of("devices.default"),
                            "Array",
                            "Desk",
                            "Headset",
                            "Webcam",
                            Texts.of("devices.none.microphone")),
                    lines(box));
            desk.press(KeyCode.UP);
            assertEquals("Array", highlighted(box), "the keys go on from there");
            desk.press(KeyCode.ENTER);
            assertFalse(Fx.get(box::isShowing));
            assertEquals("choose MICROPHONE id-Array", desk.intent());
        }
    }

    @Test
    void esc_leaves_a_dropdown_as_it_was() {
        try (Desk desk = new Desk(s -> microphones(s, DeviceChoice.DEFAULT, "Built-in", "Desk"))) {
            ComboBox<?> box = open(desk);
            desk.press(KeyCode.DOWN);
            desk.press(KeyCode.ESCAPE);
            assertFalse(Fx.get(box::isShowing));
            assertTrue(desk.shows("preview-page"), "Esc closes the list only");
            assertTrue(desk.quiet());
            assertEquals(Texts.of("devices.default.named", "Built-in"), Fx.get(() -> box.getValue()
                    .toString()));
        }
    }

    @Test
    void a_highlighted_line_that_goes_is_not_chosen_nor_its_neighbour() {
        try (Desk desk = new Desk(s -> microphones(s, DeviceChoice.DEFAULT, "Built-in", "Desk", "Headset"))) {
            ComboBox<?> box = open(desk);
            desk.press(KeyCode.DOWN);
            desk.press(KeyCode.DOWN);
            desk.set(home(DeviceChoice.DEFAULT, "Built-in", "Headset"));
            assertTrue(Fx.get(box::isShowing));
            assertEquals(Texts.of("devices.default.named", "Built-in"), highlighted(box));
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet());
        }
    }

    @Test
    void a_chosen_device_that_is_unplugged_stays_chosen_and_says_so() {
        DeviceChoice headset = new DeviceChoice("id-Headset", "Headset");
        try (Desk desk = new Desk(s -> microphones(s, headset, "Built-in", "Headset"))) {
            ComboBox<?> box = open(desk);
            assertEquals("Headset", highlighted(box));
            desk.set(home(headset, "Built-in"));
            assertEquals(Texts.of("devices.gone", "Headset"), highlighted(box));
            desk.set(home(headset, "Built-in", "Headset"));
            assertEquals("Headset", highlighted(box));
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet(), "nothing was chosen anew");
        }
    }

    @Test
    void a_name_that_is_cut_is_told_whole_in_a_tooltip() {
        String name = "Jabra Evolve2 85 UC Stereo ".repeat(5).strip();
        DeviceChoice chosen = new DeviceChoice("id-" + name, name);
        try (Desk desk = new Desk(s -> microphones(s, chosen, name))) {
            ComboBox<?> box = open(desk);
            assertEquals(name, Fx.get(() -> box.getTooltip().getText()));
            assertEquals(box.getWidth(), list(box).getWidth(), 4, "a long name doesn't widen the list");
            desk.set(home(new DeviceChoice("id-Desk", "Desk"), "Desk"));
            Fx.until("no tooltip", () -> box.getTooltip() == null);
        }
    }

    @Test
    void a_menu_keeps_its_highlighted_line_and_grows_upwards() {
        try (Desk desk = new Desk(s -> {
            s.phase = CallView.Phase.CONNECTED;
            microphones(s, DeviceChoice.DEFAULT, "Built-in", "Desk");
        })) {
            MenuButton caret = (MenuButton) desk.node("choose-microphone");
            Fx.run(caret::show);
            desk.pulses(2);
            desk.press(KeyCode.DOWN);
            desk.press(KeyCode.DOWN);
            desk.press(KeyCode.DOWN);
            assertEquals("Desk", highlighted(caret));
            double bottom = bottom(caret);
            double top = Fx.get(() -> popup(caret).getY());
            desk.set(call("Array", "Built-in", "Desk", "Webcam"));
            assertTrue(Fx.get(caret::isShowing), "it stays open");
            assertEquals("Desk", highlighted(caret));
            assertEquals(bottom, bottom(caret), 1, "its foot stays where the caret is");
            assertTrue(Fx.get(() -> popup(caret).getY()) < top - 20, "and there is room for the new lines");
            desk.press(KeyCode.DOWN);
            assertEquals("Webcam", highlighted(caret), "the keys go on from there");
            desk.press(KeyCode.ENTER);
            assertEquals("choose MICROPHONE id-Webcam", desk.intent());
        }
    }

    private static ComboBox<?> open(Desk desk) {
        desk.click("devices");
        ComboBox<?> box = (ComboBox<?>) desk.node("device-microphone");
        Fx.run(() -> {
            box.requestFocus();
            box.show();
        });
        desk.pulses(2);
        return box;
    }

    private static ListView<?> list(ComboBox<?> box) {
        return (ListView<?>) ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
    }

    private static String highlighted(ComboBox<?> box) {
        return Fx.get(() -> {
            Object line = list(box).getSelectionModel().getSelectedItem();
            assertEquals(line, box.getValue());
            assertNotNull(line);
            return line.toString();
        });
    }

    private static List<String> lines(ComboBox<?> box) {
        return Fx.get(() -> list(box).getItems().stream().map(String::valueOf).toList());
    }

    private static ContextMenu popup(MenuButton caret) {
        return caret.getItems().getFirst().getParentPopup();
    }

    private static double bottom(MenuButton caret) {
        return Fx.get(() -> popup(caret).getY() + popup(caret).getHeight());
    }

    private static String highlighted(MenuButton caret) {
        return Fx.get(() -> {
            Node focused = popup(caret).getScene().getFocusOwner();
            return ((MenuItem) focused.getProperties().get(MenuItem.class)).getText();
        });
    }
}
