package dev.parley.app.updates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A version of the program: numbers with dots between, and perhaps a hyphen with a word, which comes before the version
 * itself. Pure.
 *
 * @param numbers the most important first
 * @param preview the word; empty for none
 */
record Version(List<Integer> numbers, String preview) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6}){0,3}(-[A-Za-z0-9.]{1,32})?");

    Version {
        numbers = List.copyOf(numbers);
    }

    /** Reads one; null if it is none. */
    static Version parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        int hyphen = text.indexOf('-');
        String numbers = hyphen < 0 ? text : text.substring(0, hyphen);
        return new Version(
                Arrays.stream(numbers.split("\\.", -1)).map(Integer::valueOf).toList(),
                hyphen < 0 ? "" : text.substring(hyphen + 1));
    }

    private int number(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return Comparator.comparing((Version version) -> version.preview().isEmpty())
                .thenComparing(Version::preview)
                .compare(this, other);
    }
}
