package dev.parley.app.ui.theme;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Shows where the focus is while a person works by keys. JavaFX has {@code :focus-visible} only where the tabulator or an
 * arrow key moved the focus itself; here it also holds where the program moved it after a key, such as to the first
 * button of a pane that a key opened. After a click nothing is shown that JavaFX doesn't show. JavaFX thread.
 */
public final class FocusRing {
    static final PseudoClass VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    private boolean byKeys;

    private FocusRing() {}

    /** Does it in {@code scene}. */
    public static void follow(Scene scene) {
        FocusRing ring = new FocusRing();
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED, event -> ring.byKeys |= !event.getCode().isModifierKey());
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            ring.byKeys = false;
            hide(scene.getFocusOwner());
        });
        scene.focusOwnerProperty().subscribe((before, now) -> {
            hide(before);
            if (ring.byKeys && now != null) {
                now.pseudoClassStateChanged(VISIBLE, true);
            }
        });
    }

    private static void hide(Node node) {
        if (node != null && !node.isFocusVisible()) {
            node.pseudoClassStateChanged(VISIBLE, false);
        }
    }
}
