package dev.parley.app.settings;

import java.util.Objects;

/**
 * Where the windows were when they were closed, in the toolkit's pixels, which are larger than a screen's where the system
 * scales. Immutable.
 *
 * @param x of the left edge, its frame included
 * @param y of the upper edge
 * @param width its frame included; 0 where nothing was kept
 * @param height its frame included
 * @param maximized whether it filled the screen; the other numbers are those of before
 * @param mini where the small window of a call was
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximized, Corner mini) {
    /** For the first start. */
    public static final WindowBounds FIRST = new WindowBounds(0, 0, 0, 0, false, Corner.BOTTOM_RIGHT);

    public WindowBounds {
        mini = Objects.requireNonNullElse(mini, Corner.BOTTOM_RIGHT);
    }

    /** A corner of a screen. */
    public enum Corner {
        TOP_LEFT,
        TOP_RIGHT,
        BOTTOM_LEFT,
        BOTTOM_RIGHT
    }

    /** With the small window in another corner. */
    public WindowBounds withMini(Corner now) {
        return new WindowBounds(x, y, width, height, maximized, now);
    }
}
