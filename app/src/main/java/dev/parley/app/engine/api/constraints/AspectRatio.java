package dev.parley.app.engine.api.constraints;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The property {@code aspectRatio} (section 4.3.8): width by height, to the tenth decimal place. */
final class AspectRatio {
    private AspectRatio() {}

    static double of(int width, int height) {
        return rounded((double) width / height);
    }

    static Double rounded(Double value) {
        return value == null
                ? null
                : Double.valueOf(BigDecimal.valueOf(value)
                        .setScale(10, RoundingMode.HALF_UP)
                        .doubleValue());
    }

    /**
     * How far a ratio may be from that of a size for the size to be what it gives in whole pixels. Without it 854 x 480
     * and 1366 x 768 would not be 16:9, and most widths could not be had with an exact ratio at all; the standard only
     * warns that "aspect ratios may not be exactly accurate" (section 11.1, examples).
     */
    static double slack(int width, int height) {
        double ratio = (double) width / height;
        // Height from width: |h - w / r| <= 1/2; width from height: |w - h * r| <= 1/2.
        return Math.max(ratio / 2 / (height - 0.5), 0.5 / height) + 1e-9;
    }
}
