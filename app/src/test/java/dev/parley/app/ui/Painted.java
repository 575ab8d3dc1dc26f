package dev.parley.app.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
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
 * What is painted in a scene: the backgrounds in their order, to be blended at a point up to a node, and the ratio of
 * contrast of WCAG 2.2 between two colours. As the scene is when this is made. JavaFX thread.
 */
final class Painted {
    /** What pictures are taken for: their worst. */
    private final Color picture;

    private final Color bottom;
    private final List<Layer> layers = new ArrayList<>();
    /** How many layers are painted before a node. */
    private final IdentityHashMap<Node, Integer> before = new IdentityHashMap<>();

    /**
     * One that paints a ground.
     *
     * @param background null for a picture
     * @param at in the scene
     * @param opacity with that of all above it
     * @param clipper what cuts it off, such as a pane that scrolls; null for nothing
     */
    private record Layer(Node node, Background background, Bounds at, double opacity, Node clipper) {
        /** Whether it is cut off at a point, for what isn't in the same pane. */
        boolean isCut(Set<Node> above, double x, double y) {
            return clipper != null
                    && !above.contains(clipper)
                    && !clipper.localToScene(clipper.getClip().getBoundsInParent())
                            .contains(x, y);
        }
    }

    /** That of {@code scene}, where every picture is {@code picture}, and so is what a popup lets through. */
    Painted(Scene scene, Color picture) {
        this.picture = picture;
        bottom = scene.getFill() instanceof Color fill && fill.isOpaque() ? fill : picture;
        collect(scene.getRoot(), 1, null);
    }

    private void collect(Node node, double opacity, Node around) {
        before.put(node, layers.size());
        if (!node.isVisible()) {
            return;
        }
        double mine = opacity * node.getOpacity();
        Node clipper = node.getClip() == null ? around : node;
        if (node instanceof Region region && region.getBackground() != null) {
            layers.add(new Layer(node, region.getBackground(), inScene(node), mine, clipper));
        } else if (node instanceof ImageView) {
            layers.add(new Layer(node, null, inScene(node), mine, clipper));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, mine, clipper));
        }
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /** The colour under the middle of {@code node}. */
    Color under(Node node) {
        Bounds bounds = inScene(node);
        return under(node, bounds.getCenterX(), bounds.getCenterY());
    }

    /** The colour under {@code node} at a point of the scene. */
    Color under(Node node, double x, double y) {
        return blend(before.get(node), above(node), x, y);
    }

    /** The colour of {@code region} with its own ground at a point of the scene. */
    Color on(Region region, double x, double y) {
        int until = before.get(region);
        boolean ground = until < layers.size() && layers.get(until).node() == region;
        return blend(ground ? until + 1 : until, above(region), x, y);
    }

    private static Set<Node> above(Node node) {
        Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            above.add(each);
        }
        return above;
    }

    /** @param above what is above it is under all of it, also where it is scrolled out of sight */
    private Color blend(int until, Set<Node> above, double x, double y) {
        Color under = bottom;
        for (Layer layer : layers.subList(0, until)) {
            boolean everywhere = above.contains(layer.node());
            if (layer.isCut(above, x, y)) {
                continue;
            }
            Bounds at = layer.at();
            if (layer.background() == null) {
                under = everywhere || at.contains(x, y) ? over(under, picture, layer.opacity()) : under;
                continue;
            }
            for (BackgroundFill fill : layer.background().getFills()) {
                boolean inside = everywhere
                        || (x >= at.getMinX() + fill.getInsets().getLeft()
                                && x <= at.getMaxX() - fill.getInsets().getRight()
                                && y >= at.getMinY() + fill.getInsets().getTop()
                                && y <= at.getMaxY() - fill.getInsets().getBottom());
                if (inside) {
                    double down = Math.clamp((y - at.getMinY()) / at.getHeight(), 0, 1);
                    under = over(under, colour(fill.getFill(), down), layer.opacity());
                }
            }
        }
        return under;
    }

    private static Color over(Color under, Color over, double opacity) {
        return under.interpolate(
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
