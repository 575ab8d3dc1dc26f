package dev.parley.app.engine.api.constraints;

/**
 * What to cut from the middle of a picture and to which size to scale it down, so that it gets another size and nothing in
 * it is squeezed ({@code crop-and-scale}, section 4.3.8). All in pixels.
 *
 * <p>What is cut away is even on each side, and so are the sides that are cut, since colour has half the resolution; a
 * side that stays whole may be odd. That is within two pixels of the exact ratio.
 *
 * @param x left edge of what is kept, even
 * @param y upper edge of what is kept, even
 * @param cropWidth width of what is kept, at least {@code width}
 * @param cropHeight height of what is kept, at least {@code height}
 * @param width of the result
 * @param height of the result
 */
public record CropAndScale(int x, int y, int cropWidth, int cropHeight, int width, int height) {

    /**
     * Keeps as much of the source as the target's shape allows.
     *
     * @throws IllegalArgumentException if a side of the target is below 1 or larger than the source's
     */
    public static CropAndScale of(int sourceWidth, int sourceHeight, int width, int height) {
        if (width < 1 || height < 1 || width > sourceWidth || height > sourceHeight) {
            throw new IllegalArgumentException(
                    sourceWidth + "x" + sourceHeight + " can't be cropped and scaled to " + width + "x" + height);
        }
        int cropWidth = side((double) sourceHeight * width / height, width, sourceWidth);
        int cropHeight = side((double) sourceWidth * height / width, height, sourceHeight);
        return new CropAndScale(
                margin(sourceWidth, cropWidth), margin(sourceHeight, cropHeight), cropWidth, cropHeight, width, height);
    }

    /** Whether all of the source is kept. */
    public boolean isWhole(int sourceWidth, int sourceHeight) {
        return cropWidth == sourceWidth && cropHeight == sourceHeight;
    }

    /** Whether nothing is scaled. */
    public boolean isUnscaled() {
        return cropWidth == width && cropHeight == height;
    }

    /** The even side nearest to {@code exact} that needs no scaling up. */
    private static int side(double exact, int target, int source) {
        if (exact >= source) {
            return source;
        }
        int even = 2 * (int) Math.round(exact / 2);
        return Math.min(even < target ? target + target % 2 : even, source);
    }

    private static int margin(int source, int crop) {
        return (source - crop) / 2 / 2 * 2;
    }
}
