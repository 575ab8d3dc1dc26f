package dev.parley.app.settings;

import java.util.Objects;

/**
 * What a person chose for the window and its place on the desktop. Immutable. Nothing that a call depends on.
 *
 * @param theme dark, light, or as the system is
 * @param mini when the small window of a call is there
 */
public record DesktopPreferences(ThemeChoice theme, MiniChoice mini) {
    /** For the first start. */
    public static final DesktopPreferences FIRST = new DesktopPreferences(ThemeChoice.SYSTEM, MiniChoice.BEHIND);

    public DesktopPreferences {
        theme = Objects.requireNonNullElse(theme, ThemeChoice.SYSTEM);
        mini = Objects.requireNonNullElse(mini, MiniChoice.BEHIND);
    }

    /** Which colours. */
    public enum ThemeChoice {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** When the small window of a call is there. */
    public enum MiniChoice {
        /** While another program has the focus, or the program's window is minimized. */
        BEHIND,
        /** Only while it is minimized. */
        MINIMIZED,
        NEVER
    }

    /** With another theme. */
    public DesktopPreferences withTheme(ThemeChoice now) {
        return new DesktopPreferences(now, mini);
    }

    /** With the small window at other times. */
    public DesktopPreferences withMini(MiniChoice now) {
        return new DesktopPreferences(theme, now);
    }
}
