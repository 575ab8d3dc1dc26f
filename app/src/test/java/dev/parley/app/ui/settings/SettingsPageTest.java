package dev.parley.app.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.DesktopPreferences.MiniChoice;
import dev.parley.app.settings.DesktopPreferences.OnClose;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.text.Language;
import dev.parley.app.ui.text.Texts;
import javafx.scene.control.ComboBox;
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

    @Test
    void the_language_is_kept_for_the_next_start() {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            Fx.run(() -> {
                ComboBox<?> box = (ComboBox<?>) desk.find("language");
                assertEquals("", box.getValue());
                box.getSelectionModel().select(box.getItems().indexOf(Language.GERMAN.tag()));
            });
            assertEquals(Language.GERMAN.tag(), desk.kept.get().language());
        }
    }

    private static boolean on(Desk desk, String id) {
        return Fx.get(() -> ((ToggleButton) desk.find(id)).isSelected());
    }

    private static void await(Desk desk) {
        Fx.until("it is known how it stands", () -> !desk.find("autostart").isDisabled());
    }

    @Test
    void the_program_starts_with_the_session_where_that_is_wanted_and_can_be() {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            await(desk);
            assertFalse(on(desk, "autostart"));
            choose(desk, "autostart");
            await(desk);
            assertTrue(on(desk, "autostart"));
            assertTrue(desk.autostart.isOn());
            assertFalse(desk.shows("autostart-failed"));
            desk.autostart.refusal = "the disk is full";
            choose(desk, "autostart");
            await(desk);
            assertTrue(on(desk, "autostart"), "as it is");
            assertEquals(Texts.of("settings.autostart.failed", "the disk is full"), desk.text("autostart-failed"));
        }
    }

    @Test
    void the_background_is_a_matter_of_the_tray_until_it_is_chosen() {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            assertFalse(on(desk, "keep-in-background"));
            assertEquals(Texts.of("settings.background.no-tray"), desk.text("background-way"));
            desk.desktop.tray(true);
            assertTrue(on(desk, "keep-in-background"));
            assertEquals(Texts.of("settings.background.tray"), desk.text("background-way"));
            choose(desk, "keep-in-background");
            assertEquals(OnClose.END, desk.kept.get().onClose());
            choose(desk, "keep-in-background");
            assertEquals(OnClose.BACKGROUND, desk.kept.get().onClose());
            desk.desktop.tray(false);
            assertTrue(on(desk, "keep-in-background"));
            desk.cross();
            assertFalse(desk.closed(), "a second start brings it back");
            assertFalse(Fx.get(desk.stage::isShowing));
            assertTrue(desk.session.inBackground());
            Fx.run(() -> desk.window.open(""));
            assertTrue(Fx.get(desk.stage::isShowing));
            assertFalse(desk.session.inBackground());
        }
    }

    @Test
    void notifications_are_on_until_they_are_not() {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            assertTrue(on(desk, "notifications"));
            choose(desk, "notifications");
            assertTrue(desk.kept.get().withoutNotifications());
        }
    }
}
