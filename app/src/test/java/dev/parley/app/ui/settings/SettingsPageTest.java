package dev.parley.app.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.DesktopPreferences.MiniChoice;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    private static boolean looks(Desk desk, String sheet) {
        return Fx.get(() -> desk.stage.getScene().getStylesheets().getFirst().endsWith(sheet));
    }

    private static void choose(Desk desk, String id) {
        Fx.run(() -> ((ToggleButton) desk.find(id)).fire());
    }

    @Test
    void the_colours_are_the_chosen_ones_at_once_and_kept() {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            choose(desk, "theme-dark");
            assertTrue(looks(desk, "dark.css"));
            assertEquals(ThemeChoice.DARK, desk.kept.get().theme());
            choose(desk, "theme-light");
            assertTrue(looks(desk, "light.css"));
            choose(desk, "theme-light");
            assertEquals(ThemeChoice.LIGHT, desk.kept.get().theme());
            assertTrue(Fx.get(() -> ((ToggleButton) desk.find("theme-light")).isSelected()), "one is always chosen");
        }
    }

    @Test
    void the_small_window_of_a_call_is_there_when_it_is_wanted() {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            assertTrue(Fx.get(() -> ((ToggleButton) desk.find("mini-behind")).isSelected()));
            choose(desk, "mini-never");
            assertEquals(MiniChoice.NEVER, desk.kept.get().mini());
            choose(desk, "mini-minimized");
            assertEquals(MiniChoice.MINIMIZED, desk.kept.get().mini());
        }
    }
}
