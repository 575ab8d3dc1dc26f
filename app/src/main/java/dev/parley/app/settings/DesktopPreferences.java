package dev.parley.app.settings;

import java.util.Objects;

/**
 * What a person chose for the window and its place on the desktop. Immutable. Nothing that a call depends on.
 *
 * @param theme dark, light, or as the system is
 */
public record DesktopPreferences(ThemeChoice theme) {
    /** For the first start. */
    public static final DesktopPreferences FIRST = new DesktopPreferences(ThemeChoice.SYSTEM);

    public DesktopPreferences {
        theme = Objects.requireNonNullElse(theme, ThemeChoice.SYSTEM);
    }

    /** Which colours. */
    public enum ThemeChoice {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** With another theme. */
    public DesktopPreferences withTheme(ThemeChoice now) {
        return new DesktopPreferences(now);
    }
}
