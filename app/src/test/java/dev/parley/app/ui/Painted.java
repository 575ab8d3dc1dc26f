package dev.parley.app.ui;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;

/**
 * What is under a node: the backgrounds that are painted before it at a point, blended in their order, and the ratio of
 * contrast of WCAG 2.2 between two colours. JavaFX thread.
 */
final class Painted {
    private final Node target;
    private final Point2D point;
    /** What pictures are taken for: their worst. */
    private final Color picture;

    private Color under;
    private boolean reached;

    private Painted(Node target, Point2D point, Color picture, Color bottom) {
        this.target = target;
        this.point = point;
        this.picture = picture;
        under = bottom;
    }

    /** The colour under the middle of {@code node}, where every picture is {@code picture}. */
    static Color under(Node node, Color picture) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        Scene scene = node.getScene();
        Color bottom = scene.getFill() instanceof Color fill ? fill : Color.WHITE;
        Painted painted = new Painted(node, new Point2D(bounds.getCenterX(), bounds.getCenterY()), picture, bottom);
        painted.paint(scene.getRoot(), 1);
        return painted.under;
    }

    private void paint(Node node, double opacity) {
        if (node == target) {
            reached = true;
        }
        if (reached || !node.isVisible()) {
            return;
        }
        double mine = opacity * node.getOpacity();
        // What is above it is under all of it, also where it is scrolled out of sight.
        if (contains(node) || isAbove(node)) {
            if (node instanceof Region region && region.getBackground() != null) {
                paint(region, region.getBackground(), mine);
            } else if (node instanceof ImageView) {
                blend(picture, mine);
            }
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                paint(child, mine);
            }
        }
    }

    private void paint(Region region, Background background, double opacity) {
        Bounds at = region.localToScene(region.getLayoutBounds());
        for (BackgroundFill fill : background.getFills()) {
            boolean inside = isAbove(region)
                    || (point.getX() >= at.getMinX() + fill.getInsets().getLeft()
                            && point.getX() <= at.getMaxX() - fill.getInsets().getRight()
                            && point.getY() >= at.getMinY() + fill.getInsets().getTop()
                            && point.getY() <= at.getMaxY() - fill.getInsets().getBottom());
            if (inside) {
                double down = Math.clamp((point.getY() - at.getMinY()) / at.getHeight(), 0, 1);
                blend(colour(fill.getFill(), down), opacity);
            }
        }
    }

    private boolean isAbove(Node node) {
        for (Node each = target.getParent(); each != null; each = each.getParent()) {
            if (each == node) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(Node node) {
        return node.localToScene(node.getLayoutBounds()).contains(point);
    }

    private void blend(Color over, double opacity) {
        under = under.interpolate(
                Color.color(over.getRed(), over.getGreen(), over.getBlue()), over.getOpacity() * opacity);
    }

    /** Of a gradient what it has so far down; all of ours go up or down. */
    private static Color colour(Paint paint, double down) {
        if (paint instanceof Color colour) {
            return colour;
        }
        if (paint instanceof LinearGradient gradient) {
            double at = gradient.getStartY() <= gradient.getEndY() ? down : 1 - down;
            Stop before = gradient.getStops().getFirst();
            for (Stop stop : gradient.getStops()) {
                if (stop.getOffset() >= at) {
                    double way = stop.getOffset() - before.getOffset();
                    double part = way <= 0 ? 0 : (at - before.getOffset()) / way;
                    return mix(before.getColor(), stop.getColor(), part);
                }
                before = stop;
            }
            return before.getColor();
        }
        throw new IllegalArgumentException("no colour of " + paint);
    }

    /** As Prism does: transparent is black without opacity. */
    private static Color mix(Color from, Color to, double part) {
        double opacity = from.getOpacity() + (to.getOpacity() - from.getOpacity()) * part;
        Color base = from.getOpacity() >= to.getOpacity() ? from : to;
        Color mixed = to.getOpacity() == 0 || from.getOpacity() == 0 ? base : from.interpolate(to, part);
        return Color.color(mixed.getRed(), mixed.getGreen(), mixed.getBlue(), opacity);
    }

    /** The opacity of a node with all above it. */
    static double opacity(Node node) {
        double all = 1;
        for (Node each = node; each != null; each = each.getParent()) {
            all *= each.getOpacity();
        }
        return all;
    }

    /** The ratio of contrast of {@code over}, which may let {@code under} through, to it: 1 to 21 (WCAG 2.2, 1.4.3). */
    static double ratio(Color over, double opacity, Color under) {
        Color seen = under.interpolate(
                Color.color(over.getRed(), over.getGreen(), over.getBlue()), over.getOpacity() * opacity);
        double a = luminance(seen);
        double b = luminance(under);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
