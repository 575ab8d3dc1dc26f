package dev.parley.app.engine.api.constraints;

import java.util.StringJoiner;

/**
 * What is wanted of a switch (section 11.2). A member that is null is absent.
 *
 * <p>A bare boolean of the standard is {@link #ideal} in the basic set and {@link #exact} in an advanced one.
 *
 * @param exact required: just this
 * @param ideal this if possible
 */
public record ConstrainBoolean(Boolean exact, Boolean ideal) implements Constraint {
    /** Nothing is wanted. */
    public static final ConstrainBoolean NONE = new ConstrainBoolean(null, null);

    public static ConstrainBoolean ideal(boolean value) {
        return new ConstrainBoolean(null, value);
    }

    public static ConstrainBoolean exact(boolean value) {
        return new ConstrainBoolean(value, null);
    }

    @Override
    public boolean isRequired() {
        return exact != null;
    }

    @Override
    public boolean hasIdeal() {
        return ideal != null;
    }

    @Override
    public boolean accepts(Object actual) {
        return exact == null || exact.equals(actual);
    }

    @Override
    public double distance(Object actual) {
        return ideal.equals(actual) ? 0 : 1;
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        if (exact != null) {
            text.add("exact: " + exact);
        }
        if (ideal != null) {
            text.add("ideal: " + ideal);
        }
        return text.toString();
    }
}
