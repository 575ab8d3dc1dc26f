package dev.parley.app.engine.api.constraints;

/**
 * A mode that a camera lists.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param frameRate pictures a second at most; 0 where the driver does not say
 */
public record VideoMode(int width, int height, double frameRate) {
    /** @throws IllegalArgumentException if there can be no such mode */
    public VideoMode {
        if (width < 1 || height < 1 || !(frameRate >= 0 && frameRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no mode: " + text(width, height, frameRate));
        }
    }

    long pixels() {
        return (long) width * height;
    }

    @Override
    public String toString() {
        return text(width, height, frameRate);
    }

    private static String text(int width, int height, double frameRate) {
        return width + "x" + height + "@" + (Double.isFinite(frameRate) ? Text.number(frameRate) : frameRate);
    }
}
