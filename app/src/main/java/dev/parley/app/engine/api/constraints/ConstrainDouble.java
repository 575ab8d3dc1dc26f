package dev.parley.app.engine.api.constraints;

import java.util.StringJoiner;

/**
 * What is wanted of a number: {@code ConstrainULong} and {@code ConstrainDouble} of section 11.2 in one. A member that
 * is null is absent. Members that contradict each other are allowed, and can't be satisfied.
 *
 * <p>A bare number of the standard is {@link #ideal} in the basic set and {@link #exact} in an advanced one.
 *
 * @param min required: at least this
 * @param max required: at most this
 * @param exact required: just this
 * @param ideal as near to this as can be
 */
public record ConstrainDouble(Double min, Double max, Double exact, Double ideal) implements Constraint {
    /** Nothing is wanted. */
    public static final ConstrainDouble NONE = new ConstrainDouble(null, null, null, null);

    /** @throws IllegalArgumentException if a member is negative, infinite or not a number (a {@code TypeError} there) */
    public ConstrainDouble {
        check("min", min);
        check("max", max);
        check("exact", exact);
        check("ideal", ideal);
    }

    public static ConstrainDouble ideal(double value) {
        return new ConstrainDouble(null, null, null, value);
    }

    public static ConstrainDouble exact(double value) {
        return new ConstrainDouble(null, null, value, null);
    }

    public static ConstrainDouble min(double value) {
        return new ConstrainDouble(value, null, null, null);
    }

    public static ConstrainDouble max(double value) {
        return new ConstrainDouble(null, value, null, null);
    }

    public static ConstrainDouble range(double min, double max) {
        return new ConstrainDouble(min, max, null, null);
    }

    /** The same with another ideal. */
    public ConstrainDouble withIdeal(double value) {
        return new ConstrainDouble(min, max, exact, value);
    }

    @Override
    public boolean isRequired() {
        return min != null || max != null || exact != null;
    }

    @Override
    public boolean hasIdeal() {
        return ideal != null;
    }

    @Override
    public boolean accepts(Object actual) {
        return accepts(((Number) actual).doubleValue(), 0);
    }

    /** Whether a value not further than {@code slack} from {@code actual} is what is required. */
    boolean accepts(double actual, double slack) {
        return !contradicts() && actual + slack >= low() && actual - slack <= high();
    }

    @Override
    public double distance(Object actual) {
        double value = ((Number) actual).doubleValue();
        return value == ideal ? 0 : Math.abs(value - ideal) / Math.max(Math.abs(value), Math.abs(ideal));
    }

    /** Whether no number at all is what is required. */
    boolean contradicts() {
        return low() > high();
    }

    double low() {
        return Math.max(min == null ? 0 : min, exact == null ? 0 : exact);
    }

    double high() {
        double most = max == null ? Double.POSITIVE_INFINITY : max;
        return exact == null ? most : Math.min(most, exact);
    }

    /** {@code [Clamp] unsigned long}: the nearest whole number, as WebIDL converts it. */
    ConstrainDouble whole() {
        return new ConstrainDouble(whole(min), whole(max), whole(exact), whole(ideal));
    }

    /** As an aspect ratio, which has ten decimal places (section 4.3.8). */
    ConstrainDouble toTenthDecimal() {
        return new ConstrainDouble(
                AspectRatio.rounded(min),
                AspectRatio.rounded(max),
                AspectRatio.rounded(exact),
                AspectRatio.rounded(ideal));
    }

    private static Double whole(Double value) {
        return value == null ? null : Double.valueOf(Math.rint(value));
    }

    private static void check(String name, Double value) {
        if (value != null && !(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        add(text, "min", min);
        add(text, "max", max);
        add(text, "exact", exact);
        add(text, "ideal", ideal);
        return text.toString();
    }

    private static void add(StringJoiner text, String name, Double value) {
        if (value != null) {
            text.add(name + ": " + Text.number(value));
        }
    }
}
