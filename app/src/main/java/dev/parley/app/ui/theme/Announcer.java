package dev.parley.app.ui.theme;

import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.util.Duration;

/**
 * Says to a screen reader what changes by itself. JavaFX has no live region; a screen reader hears only of what has the
 * focus. So the words stand for some seconds before the name of that node, and its text is reported as changed: on
 * Windows as a changed value (UI Automation), on macOS as a changed value or title (NSAccessibility). The focus stays
 * where it is. On Linux JavaFX talks to no screen reader at all. JavaFX thread.
 */
public final class Announcer {
    /** How long the words stay, so that who asks for the name once more hears them. */
    static final Duration STAY = Duration.seconds(5);

    /**
     * What stands at a node for now.
     *
     * @param all the words and its own name
     * @param own its own name; null for none
     */
    private record Said(String all, String own) {}

    private Announcer() {}

    /**
     * Says it now.
     *
     * @param in a node of the window; nothing is said while it is in none, or nothing has the focus
     * @param words empty for nothing
     */
    public static void say(Node in, String words) {
        Scene scene = in.getScene();
        Node focused = scene == null ? null : scene.getFocusOwner();
        if (focused == null || words.isEmpty()) {
            return;
        }
        boolean bound = focused.accessibleTextProperty().isBound();
        ObjectProperty<String> place = bound ? focused.accessibleHelpProperty() : focused.accessibleTextProperty();
        if (place.isBound()) {
            return;
        }
        boolean again = focused.getProperties().get(Said.class) instanceof Said(String all, String _)
                && all.equals(place.get());
        String own = again ? ((Said) focused.getProperties().get(Said.class)).own() : place.get();
        String all = own == null || own.isEmpty() ? words : words + " " + own;
        focused.getProperties().put(Said.class, new Said(all, own));
        place.set(all);
        focused.notifyAccessibleAttributeChanged(bound ? AccessibleAttribute.HELP : AccessibleAttribute.TEXT);
        PauseTransition over = new PauseTransition(STAY);
        over.setOnFinished(e -> {
            if (all.equals(place.get())) { // its own name didn't change meanwhile
                place.set(own);
            }
        });
        over.play();
    }

    /** Says what {@code label} shows, whenever that changes. */
    public static void follow(Label label) {
        label.textProperty().subscribe((before, now) -> {
            if (now != null) {
                say(label, now);
            }
        });
    }
}
