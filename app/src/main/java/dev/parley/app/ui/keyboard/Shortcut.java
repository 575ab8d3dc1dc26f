package dev.parley.app.ui.keyboard;

import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * A line of the list of keys.
 *
 * @param keys what is pressed; empty for the title of a group
 * @param what what it does, or the title
 */
public record Shortcut(String keys, String what) {
    /** Hangs up, wherever the focus is: Ctrl+Shift+H, and ⇧⌘H on macOS. */
    public static final KeyCombination HANG_UP =
            new KeyCodeCombination(KeyCode.H, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    /** One of four that move a window: with ⌘ on macOS. */
    private static final KeyCombination ARROW = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.SHORTCUT_DOWN);

    /** As large as the system has it: Ctrl+0, and ⌘0 on macOS. Plus and minus do the rest; each keyboard has them elsewhere. */
    public static final KeyCombination SIZE = new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN);

    /** What is written on the keys, as {@code Strg+0} on German ones; JavaFX has the English names only, and macOS' signs. */
    public static String text(KeyCombination keys) {
        return keys.getDisplayText()
                .replace("Ctrl", Texts.of("keyboard.key.ctrl"))
                .replace("Shift", Texts.of("keyboard.key.shift"))
                .replace("Left", "←");
    }

    /** All, group by group. */
    static List<Shortcut> all() {
        List<Shortcut> all = new ArrayList<>();
        add(all, "everywhere", "next", "press", "leave", "size", "list");
        add(all, "call", "talk", "microphone", "camera", "screen", "share", "record", "bar", "back", "hang-up");
        add(all, "people", "call", "menu");
        add(all, "recordings", "play", "rename", "delete");
        add(all, "player", "play", "skip", "frame", "marks", "mute", "screen", "still");
        return List.copyOf(all);
    }

    private static void add(List<Shortcut> all, String group, String... names) {
        all.add(new Shortcut("", Texts.of("keyboard." + group)));
        for (String name : names) {
            Sentence line =
                    Sentence.parse(Texts.of("keyboard." + group + "." + name, text(HANG_UP), text(ARROW), text(SIZE)));
            all.add(new Shortcut(line.title(), line.more()));
        }
    }
}
