package dev.parley.app.engine.api.constraints;

import java.util.List;
import java.util.StringJoiner;

/**
 * What is wanted of a string (section 11.2). A list means any of its values; an empty one means nothing is wanted.
 *
 * <p>A bare string of the standard is {@link #ideal} in the basic set and {@link #exact} in an advanced one.
 *
 * @param exact required: one of these
 * @param ideal one of these if possible
 */
public record ConstrainDOMString(List<String> exact, List<String> ideal) implements Constraint {
    /** Nothing is wanted. */
    public static final ConstrainDOMString NONE = new ConstrainDOMString(List.of(), List.of());

    public ConstrainDOMString {
        exact = exact == null ? List.of() : List.copyOf(exact);
        ideal = ideal == null ? List.of() : List.copyOf(ideal);
    }

    public static ConstrainDOMString ideal(String... values) {
        return new ConstrainDOMString(List.of(), List.of(values));
    }

    public static ConstrainDOMString exact(String... values) {
        return new ConstrainDOMString(List.of(values), List.of());
    }

    @Override
    public boolean isRequired() {
        return !exact.isEmpty();
    }

    @Override
    public boolean hasIdeal() {
        return !ideal.isEmpty();
    }

    @Override
    public boolean accepts(Object actual) {
        return exact.isEmpty() || exact.contains(actual);
    }

    @Override
    public double distance(Object actual) {
        return ideal.contains(actual) ? 0 : 1;
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        add(text, "exact", exact);
        add(text, "ideal", ideal);
        return text.toString();
    }

    private static void add(StringJoiner text, String name, List<String> values) {
        if (!values.isEmpty()) {
            text.add(name + ": " + Text.quoted(values, " | "));
        }
    }
}
