package dev.parley.app.ui.settings;

import dev.parley.app.settings.SizeChoice;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Zoom;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** Ctrl (⌘ on macOS) with plus, minus and 0 makes everything larger, smaller, and as the system has it, as in browsers. */
public final class SizeKeys {
    private final DesktopModel model;
    private final Zoom zoom;

    public SizeKeys(DesktopModel model, Zoom zoom) {
        this.model = model;
        this.zoom = zoom;
    }

    /** Hears of them in {@code scene}. */
    public void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && !event.isAltDown()) {
                key(scene, event);
            }
        });
    }

    private void key(Scene scene, KeyEvent event) {
        int now = zoom.percent(scene.getWindow());
        SizeChoice size;
        switch (event.getCode()) {
            // The key with the plus has another character without Shift on many keyboards.
            case PLUS, ADD, EQUALS -> size = SizeChoice.next(now, true);
            case MINUS, SUBTRACT -> size = SizeChoice.next(now, false);
            case DIGIT0, NUMPAD0 -> size = SizeChoice.SYSTEM;
            default -> {
                return;
            }
        }
        event.consume();
        if (size != null) {
            model.change(chosen -> chosen.withSize(size));
            Announcer.say(scene.getRoot(), Controls.of(Texts.of("settings.size"), SizeRow.words(size)));
        }
    }
}
