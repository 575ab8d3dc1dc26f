package dev.parley.app.ui.window;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Shows one page at a time; makes each when it is wanted for the first time, so that the window is there sooner. */
final class Pages extends StackPane {
    private final Map<Page, Supplier<Made>> makers = new EnumMap<>(Page.class);
    private final Map<Page, Made> made = new EnumMap<>(Page.class);
    /** Null before the first one, and after the last. */
    private Page now;
    /** Whether the window can be seen: else no page shows. */
    private boolean open;

    /**
     * A page that was made.
     *
     * @param node its content
     * @param showing is told when it is turned to, and when it is left
     */
    record Made(Node node, Consumer<Boolean> showing) {}

    /** Knows how to make a page. */
    void add(Page page, Supplier<Made> maker) {
        makers.put(page, maker);
    }

    /** Which one shows; null for none. */
    Page now() {
        return now;
    }

    /** Shows another one. */
    void turnTo(Page next) {
        if (next == now) {
            return;
        }
        leave();
        now = next;
        Made page = made.computeIfAbsent(next, each -> makers.get(each).get());
        getChildren().setAll(page.node());
        if (open) {
            page.showing().accept(true);
        }
    }

    /** The window opens, or is hidden: what costs something while a page shows rests then. */
    void setOpen(boolean shown) {
        if (open != shown) {
            open = shown;
            if (now != null) {
                made.get(now).showing().accept(shown);
            }
        }
    }

    /** Tells the page that it shows no more. */
    void leave() {
        if (now != null) {
            if (open) {
                made.get(now).showing().accept(false);
            }
            now = null;
        }
    }
}
