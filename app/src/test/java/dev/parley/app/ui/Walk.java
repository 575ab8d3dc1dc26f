package dev.parley.app.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/** Goes through a window by the tabulator key, as somebody without a mouse. JavaFX thread. */
final class Walk {
    /** More stops than any page has: who takes so many steps is caught somewhere. */
    private static final int MOST = 250;
    /** Smaller differences are no jump: a row isn't exactly aligned. */
    private static final double ROW = 12;

    private final Scene scene;
    private final Robot robot = new Robot();

    Walk(Scene scene) {
        this.scene = scene;
    }

    /** What is on top: a pane that covers the page, else the page. */
    Parent scope() {
        for (String id : List.of("#closing", "#keyboard", "#link")) {
            Node pane = scene.lookup(id);
            if (pane instanceof Parent parent && isShown(pane)) {
                return parent;
            }
        }
        return scene.getRoot();
    }

    /** All that works by the mouse and is enabled, in the order of the scene graph. */
    List<Node> usable() {
        List<Node> found = new ArrayList<>();
        collect(scope(), found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled() || node.isMouseTransparent() || node.getOpacity() == 0) {
            return;
        }
        boolean control = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof Slider
                || (node instanceof ListView<?> list && !list.getItems().isEmpty());
        if (control && inside(node)) {
            found.add(node);
        }
        boolean whole = (control && !(node instanceof ListView<?>)) || node instanceof ScrollBar;
        if (node instanceof Parent parent && !whole) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean inside(Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        boolean otherKeys = (node instanceof ButtonBase && !node.isFocusTraversable() && isInCell(node))
                || node instanceof RadioButton
                || node.getStyleClass().contains("share-tile");
        return at.getWidth() > 0 && at.getHeight() > 0 && !otherKeys;
    }

    /** What is in a row and no stop has another key, and one of a group the arrows: {@link KeyboardTest} presses them. */
    private static boolean isInCell(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ListCell<?>) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing covers a node. */
    boolean isInScope(Node node) {
        return path(node).contains(scope());
    }

    /** Whether a node and all around it are visible. */
    static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Every stop of the tabulator key, beginning with the first of the page. */
    List<Node> around() {
        if (!scene.getFocusOwner().isFocusTraversable()) {
            tab(true); // it lies on the page itself, which is no stop
        }
        List<Node> stops = laps(true);
        int first = 0;
        for (int i = 1; i < stops.size(); i++) {
            if (isBefore(stops.get(i), stops.get(i - 1))) {
                first = i; // the step from the end to the beginning
            }
        }
        Collections.rotate(stops, -first);
        return stops;
    }

    /** One lap from where the focus is: each node once, in the order that it comes. */
    List<Node> laps(boolean forward) {
        Node first = scene.getFocusOwner();
        List<Node> stops = new ArrayList<>();
        do {
            stops.add(scene.getFocusOwner());
            tab(forward);
        } while (scene.getFocusOwner() != first && stops.size() < MOST);
        return stops;
    }

    /** Whether a comes before b in the order of the scene graph. */
    private static boolean isBefore(Node a, Node b) {
        List<Node> pathA = path(a);
        List<Node> pathB = path(b);
        int i = 0;
        while (i < pathA.size() && i < pathB.size() && pathA.get(i) == pathB.get(i)) {
            i++;
        }
        if (i == pathA.size() || i == pathB.size()) {
            return pathA.size() < pathB.size();
        }
        List<Node> siblings = pathA.get(i).getParent().getChildrenUnmodifiable();
        return siblings.indexOf(pathA.get(i)) < siblings.indexOf(pathB.get(i));
    }

    private static List<Node> path(Node node) {
        List<Node> path = new ArrayList<>();
        for (Node at = node; at != null; at = at.getParent()) {
            path.addFirst(at);
        }
        return path;
    }

    /** Presses the tabulator key. */
    void tab(boolean forward) {
        if (!forward) {
            robot.keyPress(KeyCode.SHIFT);
        }
        robot.keyPress(KeyCode.TAB);
        robot.keyRelease(KeyCode.TAB);
        if (!forward) {
            robot.keyRelease(KeyCode.SHIFT);
        }
    }

    /** Presses a key. */
    void press(KeyCode key) {
        robot.keyPress(key);
        robot.keyRelease(key);
    }

    /** Steps that go back up or to the left without a new column. */
    static List<String> jumps(List<Node> stops) {
        List<String> found = new ArrayList<>();
        for (int i = 1; i < stops.size(); i++) {
            Bounds a = box(stops.get(i - 1), stops.get(i));
            Bounds b = box(stops.get(i), stops.get(i - 1));
            boolean column = b.getMinX() < a.getMaxX() && a.getMinX() < b.getMaxX();
            boolean row = b.getMinY() < a.getMaxY() - ROW && a.getMinY() < b.getMaxY() - ROW;
            boolean up = b.getMinY() < a.getMinY() - ROW;
            boolean left = b.getMinX() < a.getMinX() - ROW;
            boolean jump = row ? left && !column : up && (column || left);
            if (jump) {
                found.add(name(stops.get(i - 1)) + " → " + name(stops.get(i)));
            }
        }
        return found;
    }

    /** Where it is as it is read beside another one: in what scrolls both, or else where that is which scrolls it. */
    private static Bounds box(Node node, Node beside) {
        ScrollPane scroll = scrollOf(node);
        if (scroll == null) {
            return node.localToScene(node.getLayoutBounds());
        }
        return scroll == scrollOf(beside)
                ? scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()))
                : scroll.localToScene(scroll.getLayoutBounds());
    }

    private static ScrollPane scrollOf(Node node) {
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof ScrollPane scroll) {
                return scroll;
            }
        }
        return null;
    }

    /** What is usable and no stop. */
    List<String> missed(Set<Node> stops) {
        return usable().stream()
                .filter(node -> !stops.contains(node))
                .map(Walk::name)
                .toList();
    }

    /** For messages. */
    static String name(Node node) {
        if (node == null) {
            return "nothing";
        }
        String id = node.getId() == null ? String.join(".", node.getStyleClass()) : "#" + node.getId();
        String text = node.getAccessibleText() == null ? "" : " “" + node.getAccessibleText() + "”";
        return node.getClass().getSimpleName() + id + text + (node instanceof Control ? "" : " (no control)");
    }
}
