package dev.parley.app.ui.laboratory;

import dev.parley.app.ui.text.Formats;
import java.math.BigInteger;

/** Numbers and aspect ratios as people write them. Pure. */
final class Ratio {
    /** Width and height of the shapes that have a name. */
    private static final int[][] KNOWN = {{16, 9}, {4, 3}, {3, 2}, {16, 10}, {5, 4}, {1, 1}, {9, 16}, {3, 4}, {21, 9}};

    private static final int SMALL = 32;

    private Ratio() {}

    /**
     * {@code 16:9} where the size is that in whole pixels, as 854 × 480 is; {@code 11:9} where it can be said in small
     * numbers; else {@code 1.85}.
     */
    static String of(int width, int height) {
        for (int[] known : KNOWN) {
            // Half a pixel either way: what comes of rounding one side.
            if (Math.abs((double) width * known[1] / known[0] - height) <= 0.5
                    || Math.abs((double) height * known[0] / known[1] - width) <= 0.5) {
                return known[0] + ":" + known[1];
            }
        }
        int common = BigInteger.valueOf(width).gcd(BigInteger.valueOf(height)).intValue();
        return width / common <= SMALL && height / common <= SMALL
                ? width / common + ":" + height / common
                : number((double) width / height, 2);
    }

    /** At most so many decimal places, and none that says nothing. */
    static String number(double value, int places) {
        return Formats.decimal(value, 0, places);
    }
}
