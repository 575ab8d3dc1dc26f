package dev.parley.app.ui.theme;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** Lets a page that has more to read than controls be scrolled by keys, wherever the focus is in it. */
public final class ScrollKeys {
    /** How much of what was seen stays in sight. */
    private static final double KEPT = 32;

    private ScrollKeys() {}

    /** Page up, page down, home and end in {@code page} scroll {@code scroll}. */
    public static void follow(Node page, ScrollPane scroll) {
        page.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() || event.getTarget() instanceof TextInputControl) {
                return;
            }
            switch (event.getCode()) {
                case PAGE_UP -> move(scroll, -page(scroll));
                case PAGE_DOWN -> move(scroll, page(scroll));
                case HOME -> scroll.setVvalue(0);
                case END -> scroll.setVvalue(scroll.getVmax());
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    private static void move(ScrollPane scroll, double by) {
        scroll.setVvalue(Math.clamp(scroll.getVvalue() + by, scroll.getVmin(), scroll.getVmax()));
    }

    /** A page, as a part of all that can be scrolled. */
    private static double page(ScrollPane scroll) {
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = scroll.getContent().getLayoutBounds().getHeight() - seen;
        return hidden <= 0 ? 0 : Math.max(KEPT, seen - KEPT) / hidden;
    }
}
