package dev.parley.app.engine.api.constraints;

/**
 * From the least to the most that a device can ({@code DoubleRange} and {@code ULongRange} of section 11.2).
 *
 * @param min inclusive
 * @param max inclusive
 */
public record DoubleRange(double min, double max) {
    /** What the device does not have, or does not say. */
    public static final DoubleRange NONE = new DoubleRange(0, 0);

    @Override
    public String toString() {
        return Text.number(min) + " to " + Text.number(max);
    }
}
