package dev.parley.app.engine.api.constraints;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers and lists as people write them. */
final class Text {
    private Text() {}

    /** At most four decimal places, and none that says nothing. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String quoted(Collection<String> values, String between) {
        return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(between));
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String all(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
