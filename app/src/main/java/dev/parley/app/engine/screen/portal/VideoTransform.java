package dev.parley.app.engine.screen.portal;

/**
 * What was done to a picture before it came, and is to be undone ({@code enum spa_meta_videotransform_value} in
 * spa/buffer/meta.h): quarter turns against the clock, before them perhaps a flip of left and right.
 *
 * @param value 0 to 3: that many turns; 4 to 7: flipped, then turned; anything else is as 0
 */
record VideoTransform(int value) {
    private static final int FLIPPED = 4;

    VideoTransform {
        value = value < 0 || value >= 2 * FLIPPED ? 0 : value;
    }

    boolean isNone() {
        return value == 0;
    }

    /** Whether what comes as its width is its height. */
    boolean isOnItsSide() {
        return value % 2 == 1;
    }

    /**
     * Where a pixel is.
     *
     * @param x of the upright picture; outside of it the answer goes on in the same steps
     * @param width of the picture as it comes
     * @param stride bytes from a row to the next as it comes
     * @return in bytes from the first pixel that comes
     */
    long offset(int x, int y, int width, int height, long stride) {
        int right = (isOnItsSide() ? height : width) - 1;
        int bottom = (isOnItsSide() ? width : height) - 1;
        int across = value >= FLIPPED ? right - x : x;
        return switch (value % FLIPPED) {
            case 0 -> y * stride + 4L * across;
            case 1 -> (right - across) * stride + 4L * y;
            case 2 -> (bottom - y) * stride + 4L * (right - across);
            default -> across * stride + 4L * (bottom - y);
        };
    }
}
