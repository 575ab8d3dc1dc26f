package dev.parley.app.desktop;

import java.util.List;

/**
 * What is shown in the tray (the menu bar on macOS). Immutable.
 *
 * @param title what it says of itself: a plain line
 * @param icon the same picture in several sizes
 * @param attention whether it has something new to say
 * @param menu from top to bottom; a click on the icon chooses the first one
 */
public record TrayItem(String title, List<Pixmap> icon, boolean attention, List<Choice> menu) {
    public TrayItem {
        icon = List.copyOf(icon);
        menu = List.copyOf(menu);
    }

    /** How a choice stands. */
    public enum Toggle {
        /** It is no switch. */
        NONE,
        ON,
        OFF
    }

    /**
     * One of the menu.
     *
     * @param label plain text
     */
    public record Choice(String id, String label, Toggle toggle, boolean enabled) {
        /** One that does something. */
        public static Choice command(String id, String label) {
            return new Choice(id, label, Toggle.NONE, true);
        }

        /** One that is on or off. */
        public static Choice toggle(String id, String label, boolean on, boolean enabled) {
            return new Choice(id, label, on ? Toggle.ON : Toggle.OFF, enabled);
        }
    }
}
