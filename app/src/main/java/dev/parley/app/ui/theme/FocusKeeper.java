package dev.parley.app.ui.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/**
 * Keeps the focus inside a pane as long as it covers what lies below it, and gives it back afterwards: the tabulator key
 * goes around in the pane, and what takes the focus below it gives it up. JavaFX thread.
 */
public final class FocusKeeper {
    private final Parent pane;
    private Subscription watch = Subscription.EMPTY;
    /** What had the focus before; null for nothing. */
    private Node before;
    /** What had it in the pane at last; null for nothing yet. */
    private Node last;

    private FocusKeeper(Parent pane) {
        this.pane = pane;
    }

    /** Does it for {@code pane}, whenever that is visible in a scene. */
    public static void keepIn(Parent pane) {
        FocusKeeper keeper = new FocusKeeper(pane);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, keeper::key);
        pane.visibleProperty().subscribe((was, now) -> keeper.shown(now));
    }

    private void shown(boolean now) {
        Scene scene = pane.getScene();
        watch.unsubscribe();
        watch = Subscription.EMPTY;
        if (scene == null) {
            return;
        }
        if (now) {
            before = scene.getFocusOwner();
            last = null;
            watch = scene.focusOwnerProperty().subscribe(this::moved);
        } else {
            giveBack(scene.getFocusOwner());
        }
    }

    private void giveBack(Node owner) {
        boolean mine = owner == null || isIn(pane, owner);
        if (mine && before != null && before.getScene() == pane.getScene() && isShown(before)) {
            before.requestFocus();
        }
        before = null;
    }

    private void moved(Node owner) {
        if (owner != null && isIn(pane, owner)) {
            last = owner;
        } else if (owner != null && isBelow(owner)) {
            before = owner; // it is wanted there afterwards
            Platform.runLater(this::takeBack);
        }
    }

    private void takeBack() {
        Node owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        List<Node> stops = stops();
        if (pane.isVisible() && owner != null && isBelow(owner) && !stops.isEmpty()) {
            (stops.contains(last) ? last : stops.getFirst()).requestFocus();
        }
    }

    private void key(KeyEvent event) {
        Node owner = pane.getScene().getFocusOwner();
        boolean arrows = owner instanceof ButtonBase;
        int step =
                switch (event.getCode()) {
                    case TAB -> event.isShiftDown() ? -1 : 1;
                    case LEFT, UP -> arrows ? -1 : 0;
                    case RIGHT, DOWN -> arrows ? 1 : 0;
                    default -> 0;
                };
        List<Node> stops = stops();
        if (step != 0 && !stops.isEmpty() && !event.isControlDown()) {
            event.consume();
            int at = stops.indexOf(owner);
            int next = at < 0 ? (step > 0 ? 0 : stops.size() - 1) : Math.floorMod(at + step, stops.size());
            stops.get(next).requestFocus();
        }
    }

    /** Whether that is in what the pane covers: among what is drawn before it. */
    private boolean isBelow(Node node) {
        Parent around = pane.getParent();
        for (Node at = node; around != null && at != null; at = at.getParent()) {
            if (at.getParent() == around) {
                List<Node> siblings = around.getChildrenUnmodifiable();
                return siblings.indexOf(at) < siblings.indexOf(pane);
            }
        }
        return false;
    }

    private List<Node> stops() {
        List<Node> found = new ArrayList<>();
        collect(pane, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || at.isDisabled()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(Parent parent, Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }
}
