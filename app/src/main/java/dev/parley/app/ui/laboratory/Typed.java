package dev.parley.app.ui.laboratory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed into a number field, as it was read.
 *
 * @param value null where nothing was typed, or nothing that can be read
 * @param problem why it can't be read: {@code number}, {@code negative}, {@code whole} or {@code ratio}; else empty
 */
record Typed(Double value, String problem) {
    private static final Typed NOTHING = new Typed(null, "");
    private static final String DIGITS = "\\d+(?:[.,]\\d*)?|[.,]\\d+";
    private static final Pattern NUMBER = Pattern.compile(DIGITS);
    private static final Pattern RATIO = Pattern.compile("(" + DIGITS + ")\\s*[:/]\\s*(" + DIGITS + ")");
    private static final Pattern NEGATIVE = Pattern.compile("[-−]\\s*(?:" + DIGITS + ")");

    /** Digits, with a point or a comma; for a ratio also {@code 16:9}. */
    static Typed read(VideoProperty property, String text) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return NOTHING;
        }
        boolean ratio = property == VideoProperty.ASPECT_RATIO;
        if (NEGATIVE.matcher(typed).matches()) {
            return new Typed(null, "negative");
        }
        double value = ratio ? ratio(typed) : number(typed);
        if (!Double.isFinite(value)) {
            return new Typed(null, ratio ? "ratio" : "number");
        }
        if (property.isPixels() && value != Math.rint(value)) {
            return new Typed(null, "whole");
        }
        return new Typed(value, "");
    }

    boolean isReadable() {
        return problem.isEmpty();
    }

    private static double ratio(String text) {
        Matcher parts = RATIO.matcher(text);
        return parts.matches() ? number(parts.group(1)) / number(parts.group(2)) : number(text);
    }

    private static double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text.replace(',', '.')) : Double.NaN;
    }
}
