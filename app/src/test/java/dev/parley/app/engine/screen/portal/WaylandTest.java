package dev.parley.app.engine.screen.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaylandTest {
    @ParameterizedTest
    @CsvSource({
        "ubuntu:GNOME, xdg-desktop-portal-gnome",
        "GNOME, xdg-desktop-portal-gnome",
        "KDE, xdg-desktop-portal-kde",
        "sway, xdg-desktop-portal-wlr",
        "sway:wlroots, xdg-desktop-portal-wlr",
        "Hyprland, xdg-desktop-portal-hyprland",
        "'', xdg-desktop-portal-wlr",
        "Nobody:GNOME, xdg-desktop-portal-gnome"
    })
    void each_desktop_has_its_own_part_of_the_portal(String desktop, String part) {
        assertEquals(
                List.of("xdg-desktop-portal", part), Wayland.portalPackages(Map.of("XDG_CURRENT_DESKTOP", desktop)));
    }
}
