package dev.parley.app.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.CallView;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.SizeChoice;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything in the windows is as large as it was chosen to be. */
class ZoomTest {
    @ParameterizedTest
    @CsvSource({
        "SYSTEM, 1, false, 1",
        "SYSTEM, 2, false, 1",
        "PERCENT_150, 1, false, 1.5",
        "PERCENT_150, 2, false, 0.75",
        "PERCENT_100, 2, false, 0.5",
        "PERCENT_200, 2, false, 1",
        // macOS: pixels that are twice as dense, and everything as large as before.
        "PERCENT_100, 2, true, 1",
        "PERCENT_150, 2, true, 1.5",
        "PERCENT_150, 1, true, 1.5",
    })
    void a_size_is_that_of_the_screen_whatever_the_toolkit_enlarges(
            SizeChoice choice, double outputScale, boolean points, double factor) {
        assertEquals(factor, Zoom.factor(choice, outputScale, points));
    }

    private static double height(Desk desk, String id) {
        return desk.bounds(id).getHeight();
    }

    @Test
    void a_choice_is_seen_at_once_and_kept_and_the_window_stays_where_it_is() {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            double before = height(desk, "size");
            choose(desk, SizeChoice.PERCENT_200);
            assertEquals(2 * before, height(desk, "size"), 0.01);
            assertEquals(SizeChoice.PERCENT_200, desk.kept.get().size());
            assertEquals(1000, Fx.get(desk.stage::getWidth));
            assertEquals(880, Fx.get(desk.stage::getMinWidth), "the smallest that is of use");
            choose(desk, SizeChoice.SYSTEM);
            assertEquals(before, height(desk, "size"), 0.01);
            assertEquals(440, Fx.get(desk.stage::getMinWidth));
        }
    }

    @Test
    void the_kept_size_is_there_at_the_next_start() {
        try (Desk first = new Desk(s -> {});
                Desk second = new Desk(DesktopPreferences.FIRST.withSize(SizeChoice.PERCENT_150))) {
            assertEquals(1.5 * height(first, "more"), height(second, "more"), 0.01);
        }
    }

    @Test
    void keys_make_it_larger_and_smaller_as_in_browsers() {
        try (Desk desk = new Desk(s -> {})) {
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
            assertEquals(SizeChoice.PERCENT_125, desk.kept.get().size());
            desk.press(KeyCode.CONTROL, KeyCode.EQUALS);
            desk.press(KeyCode.CONTROL, KeyCode.ADD);
            desk.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
            assertEquals(SizeChoice.PERCENT_200, desk.kept.get().size(), "no larger than that");
            desk.press(KeyCode.CONTROL, KeyCode.MINUS);
            desk.press(KeyCode.CONTROL, KeyCode.SUBTRACT);
            assertEquals(SizeChoice.PERCENT_150, desk.kept.get().size());
            desk.press(KeyCode.MINUS);
            assertEquals(SizeChoice.PERCENT_150, desk.kept.get().size(), "without Ctrl it is a character");
            desk.press(KeyCode.CONTROL, KeyCode.DIGIT0);
            assertEquals(SizeChoice.SYSTEM, desk.kept.get().size());
        }
    }

    @Test
    void a_menu_is_as_large_as_its_window_and_can_be_clicked() {
        try (Desk desk = new Desk(s -> {})) {
            double before = menuHeight(desk);
            Fx.run(() -> ((MenuButton) desk.find("more")).hide());
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
            assertEquals(1.5 * before, menuHeight(desk), 2);
            Node item = Fx.get(() -> popup().getScene().getRoot().lookup("#settings"));
            desk.click(item);
            desk.pulses(2);
            assertTrue(desk.shows("size"));
        }
    }

    @Test
    void a_dropdown_at_the_edge_of_the_screen_stays_on_it() {
        try (Desk desk = new Desk(DesktopPreferences.FIRST.withSize(SizeChoice.PERCENT_200))) {
            desk.choose("settings");
            desk.pulses(2);
            Fx.run(() -> desk.stage.setY(Screen.getPrimary().getVisualBounds().getMaxY() - 560));
            desk.pulses(2);
            Fx.run(() -> ((ComboBox<?>) desk.find("size")).show());
            desk.pulses(4);
            Bounds list = seen();
            assertTrue(list.getMinY() >= 0, list::toString);
            assertTrue(list.getMaxY() <= Screen.getPrimary().getVisualBounds().getMaxY(), list::toString);
            Fx.run(() -> ((ComboBox<?>) desk.find("size")).hide());
        }
    }

    @Test
    void a_menu_that_opens_upwards_ends_above_its_button() {
        try (Desk desk = new Desk(DesktopPreferences.FIRST.withSize(SizeChoice.PERCENT_150))) {
            desk.set(s -> {
                s.phase = CallView.Phase.CONNECTED;
                s.remoteCamera = true;
            });
            double before = desk.bounds("choose-microphone").getMinY();
            Fx.run(() -> ((MenuButton) desk.find("choose-microphone")).show());
            desk.pulses(4);
            Bounds menu = seen();
            assertTrue(menu.getMaxY() <= before + 8, () -> menu + " and a button at " + before);
            assertTrue(menu.getMaxY() > before - 32, () -> menu + " and a button at " + before);
            Fx.run(() -> ((MenuButton) desk.find("choose-microphone")).hide());
        }
    }

    private static double menuHeight(Desk desk) {
        Fx.run(() -> ((MenuButton) desk.find("more")).show());
        desk.pulses(2);
        return Fx.get(() -> {
            Node menu = popup().getScene().getRoot().lookup(".context-menu");
            Bounds at = menu.localToScreen(menu.getLayoutBounds());
            return at.getHeight();
        });
    }

    /** What of the popup is more than its shadow. */
    private static Bounds seen() {
        return Fx.get(() -> {
            Node root = popup().getScene().getRoot();
            return root.localToScreen(root.getLayoutBounds());
        });
    }

    private static PopupWindow popup() {
        return (PopupWindow) Window.getWindows().stream()
                .filter(each -> each instanceof PopupWindow && each.isShowing())
                .findFirst()
                .orElseThrow();
    }

    private static void choose(Desk desk, SizeChoice size) {
        Fx.run(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<SizeChoice> box = (ComboBox<SizeChoice>) desk.find("size");
            box.setValue(size);
        });
        desk.pulses(2);
    }
}
