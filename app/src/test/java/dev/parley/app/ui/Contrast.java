package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Looks at scenes, and keeps what of them doesn't stand out from what is under it or around it (WCAG 2.2, level AA: 1.4.3
 * and 1.4.11). What can't be used is left out, as there. JavaFX thread.
 */
final class Contrast {
    static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");
    static final PseudoClass HOVER = PseudoClass.getPseudoClass("hover");
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");
    private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    /** The parts of controls that are only an edge. */
    private static final List<String> EDGES = List.of("box", "radio", "track");

    private static final double TEXT = 4.5;
    private static final double LARGE = 3;
    /** The standard's large text in px: 18 pt, or 14 pt in bold. */
    private static final double LARGE_SIZE = 24;

    private static final double LARGE_BOLD_SIZE = 18.66;

    private final Set<String> faults = new TreeSet<>();
    private int looked;

    /** That all was seen well, and at least so much was looked at. */
    void assertAllStandsOut(int least) {
        assertTrue(looked >= least, "it looked at " + looked);
        assertEquals("", String.join("\n", faults));
    }

    private void add(String page, Node node, String what, double ratio, double wanted) {
        looked++;
        if (ratio < wanted - 0.005) {
            faults.add(String.format(Locale.ROOT, "%s: %s in %s: %.2f", page, what, path(node), ratio));
        }
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        for (Node each = node; each != null && depth < 4; each = each.getParent()) {
            if (each.getId() != null || !each.getStyleClass().isEmpty()) {
                path.insert(
                        0,
                        " "
                                + (each.getId() == null
                                        ? "." + String.join(".", each.getStyleClass())
                                        : "#" + each.getId()));
                depth++;
            }
        }
        return path.toString().strip();
    }

    /**
     * Looks at all that is written in a scene, and at the edges of its fields.
     *
     * @param page for messages
     * @param picture the colour of every picture in it
     */
    void lookAt(String page, Scene scene, Color picture) {
        look(page, scene.getRoot(), new Painted(scene, picture));
    }

    /** The same of a part of it. */
    void lookAt(String page, Node part, Color picture) {
        look(page, part, new Painted(part.getScene(), picture));
    }

    /** A line of a menu says so only to its style. */
    static boolean isDisabled(Node node) {
        return node.isDisabled() || node.getPseudoClassStates().contains(DISABLED);
    }

    private void look(String page, Node node, Painted painted) {
        if (!node.isVisible() || isDisabled(node)) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            lookAtText(page, text, painted);
        } else if (node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || (EDGES.stream().anyMatch(node.getStyleClass()::contains)
                        && !(node.getParent() instanceof ScrollBar)
                        && !isOfMenu(node))) {
            lookAtEdge(page, (Region) node, painted);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(page, child, painted));
        }
    }

    /** The mark of a line of a menu: there is none where it isn't chosen. */
    private static boolean isOfMenu(Node node) {
        return node.getParent() != null && node.getParent().getStyleClass().contains("left-container");
    }

    private void lookAtText(String page, Text text, Painted painted) {
        Font font = text.getFont();
        boolean bold = font.getStyle().contains("Bold");
        boolean icon = text instanceof FontIcon;
        boolean large = icon || font.getSize() >= (bold ? LARGE_BOLD_SIZE : LARGE_SIZE);
        Color under = painted.under(text);
        double ratio = Painted.ratio((Color) text.getFill(), Painted.opacity(text), under);
        String what = icon ? ((FontIcon) text).getIconLiteral() : "“" + text.getText() + "”";
        add(
                page,
                text,
                what + " " + text.getFill() + " at " + Painted.opacity(text) + " on " + under,
                ratio,
                large ? LARGE : TEXT);
    }

    /** A field without words in it is only its edge. */
    private void lookAtEdge(String page, Region field, Painted painted) {
        lookAtGround(page, field, "edge", painted.under(field));
    }

    /** Whether a region is seen at all beside a colour: its ground, or its border. */
    void lookAtGround(String page, Region region, String what, Color beside) {
        double best = 1;
        if (region.getBackground() != null) {
            for (var fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color colour) {
                    best = Math.max(best, Painted.ratio(colour, Painted.opacity(region), beside));
                }
            }
        }
        if (region.getBorder() != null) {
            for (var stroke : region.getBorder().getStrokes()) {
                if (stroke.getTopStroke() instanceof Color colour) {
                    best = Math.max(best, Painted.ratio(colour, Painted.opacity(region), beside));
                }
            }
        }
        add(page, region, what + " on " + beside, best, LARGE);
    }

    /** Puts the mouse over each button, one after the other, and looks at what is written on it. */
    void lookAtHovered(String page, Scene scene, Color picture) {
        List<Node> buttons = new ArrayList<>();
        collect(scene.getRoot(), node -> node instanceof ButtonBase, buttons);
        for (Node button : buttons) {
            button.pseudoClassStateChanged(HOVER, true);
            button.applyCss();
        }
        Painted painted = new Painted(scene, picture);
        for (Node button : buttons) {
            look(page + " under the mouse", button, painted);
            button.pseudoClassStateChanged(HOVER, false);
            button.applyCss();
        }
    }

    /** Gives the focus to all that takes it, one after the other, and looks at the ring that shows it. */
    void lookAtRings(String page, Scene scene, Color picture) {
        Painted painted = new Painted(scene, picture);
        List<Node> stops = new ArrayList<>();
        collect(scene.getRoot(), Node::isFocusTraversable, stops);
        for (Node stop : stops) {
            Node row = stop instanceof ListView<?> list ? list.lookup(".list-cell:filled") : null;
            Region shows = Ring.region(stop, row);
            if (shows == null) {
                continue; // an empty list
            }
            boolean had = stop.getPseudoClassStates().contains(FOCUSED);
            if (had) {
                focus(stop, row, false);
            }
            Border without = shows.getBorder();
            focus(stop, row, true);
            lookAtRing(page, shows, without, painted);
            if (!had) {
                focus(stop, row, false);
            }
        }
    }

    private static void focus(Node stop, Node row, boolean focused) {
        stop.pseudoClassStateChanged(FOCUSED, focused);
        stop.pseudoClassStateChanged(FOCUS_VISIBLE, focused);
        if (row != null) {
            row.pseudoClassStateChanged(FOCUSED, focused);
        }
        stop.applyCss(); // of the whole scene it takes longer than all else
    }

    private static void collect(Node node, Predicate<Node> wanted, List<Node> found) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
            return;
        }
        Bounds at = node.getLayoutBounds();
        if (wanted.test(node) && at.getWidth() > 0 && at.getHeight() > 0) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, wanted, found));
        }
    }

    /** At the middle of each side one of its lines stands out from what is under it there. */
    private void lookAtRing(String page, Region region, Border without, Painted painted) {
        List<BorderStroke> before = without == null ? List.of() : without.getStrokes();
        List<BorderStroke> lines = region.getBorder() == null
                ? List.of()
                : region.getBorder().getStrokes().stream()
                        .filter(line -> !before.contains(line) && line.getTopStroke() instanceof Color)
                        .toList();
        double worst = lines.isEmpty() ? 1 : Double.POSITIVE_INFINITY;
        Bounds at = region.getLayoutBounds();
        double[][] middles = {
            {0.5, 0, 0, 1}, {0.5, 1, 0, -1}, {0, 0.5, 1, 0}, {1, 0.5, -1, 0},
        };
        String on = "";
        for (double[] side : middles) {
            double best = 1;
            Color ground = null;
            for (BorderStroke line : lines) {
                // As far in as its line: outside of the region where its insets are negative.
                double in = line.getInsets().getTop() + line.getWidths().getTop() / 2;
                var point = region.localToScene(
                        at.getMinX() + side[0] * at.getWidth() + side[2] * in,
                        at.getMinY() + side[1] * at.getHeight() + side[3] * in);
                ground = painted.on(region, point.getX(), point.getY());
                best = Math.max(best, Painted.ratio((Color) line.getTopStroke(), Painted.opacity(region), ground));
            }
            if (best < worst) {
                worst = best;
                on = " on " + ground;
            }
        }
        add(page, region, "ring" + on, worst, LARGE);
    }
}
