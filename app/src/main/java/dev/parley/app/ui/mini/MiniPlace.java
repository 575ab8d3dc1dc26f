package dev.parley.app.ui.mini;

import dev.parley.app.settings.WindowBounds.Corner;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Where the small window is: always in a corner of what windows may use of a screen. */
final class MiniPlace {
    static final double WIDTH = 288;
    static final double HEIGHT = 162;
    /** Between it and the edges of the screen. */
    static final double MARGIN = 16;

    private MiniPlace() {}

    /** Where the upper left corner of a window of that size is. */
    static Point2D at(Corner corner, Rectangle2D screen, double width, double height) {
        boolean left = corner == Corner.TOP_LEFT || corner == Corner.BOTTOM_LEFT;
        boolean top = corner == Corner.TOP_LEFT || corner == Corner.TOP_RIGHT;
        return new Point2D(
                left ? screen.getMinX() + MARGIN : screen.getMaxX() - width - MARGIN,
                top ? screen.getMinY() + MARGIN : screen.getMaxY() - height - MARGIN);
    }

    /** The corner that it goes to when it is let go with its middle at {@code x}, {@code y}. */
    static Corner nearest(double x, double y, Rectangle2D screen) {
        boolean left = x < (screen.getMinX() + screen.getMaxX()) / 2;
        boolean top = y < (screen.getMinY() + screen.getMaxY()) / 2;
        if (top) {
            return left ? Corner.TOP_LEFT : Corner.TOP_RIGHT;
        }
        return left ? Corner.BOTTOM_LEFT : Corner.BOTTOM_RIGHT;
    }
}
