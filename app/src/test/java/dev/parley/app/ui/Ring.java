package dev.parley.app.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The ring around what has the focus, from the computed styles. JavaFX thread. */
final class Ring {
    /** What WCAG 2.2 asks of all that must be seen (1.4.11), and of the focus (2.4.13). */
    private static final double CONTRAST = 3;

    private static final double WIDTH = 2;

    private Ring() {}

    /** The border that shows whether a node has the focus; null where it has none. */
    static Border border(Node node) {
        Region region = region(node, focusedRow(node));
        node.getScene().getRoot().applyCss();
        return region == null ? null : region.getBorder();
    }

    /**
     * What shows it; null for nothing.
     *
     * @param cell of a list, the one that has it; null for none
     */
    static Region region(Node node, Node cell) {
        Node shows =
                switch (node) {
                    case ListView<?> _ -> cell == null ? null : cell.lookup(".row");
                    case Node page when page.getStyleClass().contains("call-page") -> page.lookup(".page-ring");
                    default -> node;
                };
        return shows instanceof Region region ? region : null;
    }

    private static Node focusedRow(Node node) {
        return node.lookupAll(".list-cell").stream()
                .filter(Node::isFocused)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with a focus that looks like this; empty for nothing. */
    static String fault(Node node, Border with, Border without) {
        if (with == null || with.equals(without)) {
            return "looks the same without the focus";
        }
        Color ground = ground(region(node, focusedRow(node)));
        List<BorderStroke> before = without == null ? List.of() : without.getStrokes();
        boolean seen = with.getStrokes().stream()
                .filter(stroke -> !before.contains(stroke))
                .filter(stroke -> stroke.getWidths().getTop() >= WIDTH)
                .anyMatch(stroke ->
                        stroke.getTopStroke() instanceof Color line && Painted.ratio(line, 1, ground) >= CONTRAST);
        return seen ? "" : "has no ring that is seen on " + ground;
    }

    /** The colour around it; black where a picture or a gradient is. */
    private static Color ground(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
                    if (!(fill.getFill() instanceof Color color)) {
                        return Color.BLACK;
                    }
                    if (color.isOpaque()) {
                        return color;
                    }
                }
            }
        }
        return Color.BLACK;
    }
}
