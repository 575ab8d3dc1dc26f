package dev.parley.app.settings;

import java.util.Objects;

/**
 * What a person chose for the window and its place on the desktop. Immutable. Nothing that a call depends on.
 *
 * @param theme dark, light, or as the system is
 * @param mini when the small window of a call is there
 * @param onClose what becomes of the program when its window is closed
 * @param withoutNotifications whether the desktop is not to notify of calls
 * @param language of the windows, as a tag of BCP 47; the system's where it is empty
 * @param size how large everything in them is
 */
public record DesktopPreferences(
        ThemeChoice theme,
        MiniChoice mini,
        OnClose onClose,
        boolean withoutNotifications,
        String language,
        SizeChoice size) {
    /** For the first start. */
    public static final DesktopPreferences FIRST =
            new DesktopPreferences(ThemeChoice.SYSTEM, MiniChoice.BEHIND, OnClose.ASK, false, "", SizeChoice.SYSTEM);

    public DesktopPreferences {
        theme = Objects.requireNonNullElse(theme, ThemeChoice.SYSTEM);
        mini = Objects.requireNonNullElse(mini, MiniChoice.BEHIND);
        onClose = Objects.requireNonNullElse(onClose, OnClose.ASK);
        language = Objects.requireNonNullElse(language, "");
        size = Objects.requireNonNullElse(size, SizeChoice.SYSTEM);
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

    /** What becomes of the program when its window is closed. */
    public enum OnClose {
        /** Where there is a tray the person is asked, once; else it ends. */
        ASK,
        /** It goes on, and calls ring. */
        BACKGROUND,
        END
    }

    /** With another theme. */
    public DesktopPreferences withTheme(ThemeChoice now) {
        return new DesktopPreferences(now, mini, onClose, withoutNotifications, language, size);
    }

    /** With the small window at other times. */
    public DesktopPreferences withMini(MiniChoice now) {
        return new DesktopPreferences(theme, now, onClose, withoutNotifications, language, size);
    }

    /** With another way to close. */
    public DesktopPreferences withOnClose(OnClose now) {
        return new DesktopPreferences(theme, mini, now, withoutNotifications, language, size);
    }

    /** With notifications of calls, or without. */
    public DesktopPreferences withNotifications(boolean now) {
        return new DesktopPreferences(theme, mini, onClose, !now, language, size);
    }

    /** With another language. */
    public DesktopPreferences withLanguage(String now) {
        return new DesktopPreferences(theme, mini, onClose, withoutNotifications, now, size);
    }

    /** With everything larger or smaller. */
    public DesktopPreferences withSize(SizeChoice now) {
        return new DesktopPreferences(theme, mini, onClose, withoutNotifications, language, now);
    }
}
