package dev.parley.app.desktop;

import java.util.Arrays;

/** A small picture. Immutable. */
public final class Pixmap {
    private final int width;
    private final int[] argb;

    /**
     * @param width in pixels
     * @param argb a pixel each, row by row, 8 bits for alpha, red, green and blue from the highest bit, not premultiplied
     */
    public Pixmap(int width, int... argb) {
        if (width < 1 || argb.length % width != 0) {
            throw new IllegalArgumentException(argb.length + " pixels in rows of " + width);
        }
        this.width = width;
        this.argb = argb.clone();
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return argb.length / width;
    }

    /** The pixels, as they were given. */
    public int[] argb() {
        return argb.clone();
    }

    /** The same with a dot in the corner at the bottom right, which says that there is something new. */
    public Pixmap withDot(int colour) {
        int[] dotted = argb.clone();
        double radius = width * 0.22;
        double x = width - radius - 0.5;
        double y = height() - radius - 0.5;
        for (int i = 0; i < dotted.length; i++) {
            int row = i / width;
            double away = Math.hypot(i % width - x, row - y);
            if (away < radius) {
                dotted[i] = colour;
            } else if (away < radius + width / 16.0) {
                dotted[i] = 0; // sets it off from the picture
            }
        }
        return new Pixmap(width, dotted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pixmap that && width == that.width && Arrays.equals(argb, that.argb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(argb) * 31 + width;
    }
}
