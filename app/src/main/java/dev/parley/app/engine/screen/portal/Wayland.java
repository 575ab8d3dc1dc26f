package dev.parley.app.engine.screen.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the environment says of the desktop. Pure. */
final class Wayland {
    private static final String PORTAL = "xdg-desktop-portal";

    private Wayland() {}

    /** Debian's packages that give this desktop a picker: the portal, and its part for the desktop; for an apt command. */
    static List<String> portalPackages(Map<String, String> environment) {
        // The desktop's own name comes first, what it resembles after it (Desktop Entry, XDG_CURRENT_DESKTOP).
        for (String name : environment.getOrDefault("XDG_CURRENT_DESKTOP", "").split(":", -1)) {
            String backend =
                    switch (name.toLowerCase(Locale.ROOT)) {
                        case "gnome", "gnome-classic", "ubuntu", "unity" -> "gnome";
                        case "kde" -> "kde";
                        case "hyprland" -> "hyprland";
                        case "cosmic" -> "cosmic";
                        case "sway", "wlroots", "river", "labwc", "wayfire" -> "wlr";
                        default -> "";
                    };
            if (!backend.isEmpty()) {
                return List.of(PORTAL, PORTAL + "-" + backend);
            }
        }
        // Of the parts that aren't made for one desktop, this one can share a screen; -gtk cannot.
        return List.of(PORTAL, PORTAL + "-wlr");
    }
}
