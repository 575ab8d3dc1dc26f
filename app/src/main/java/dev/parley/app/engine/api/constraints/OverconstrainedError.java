package dev.parley.app.engine.api.constraints;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is required can't be had (section 7.1). An expected failure: it is handed over, never thrown.
 *
 * @param constraint the name of the property, such as {@code width}; empty if none is to blame
 * @param unmet what was asked for, and what there is
 */
public record OverconstrainedError(String constraint, Unmet unmet) {
    public OverconstrainedError {
        Objects.requireNonNull(constraint);
        Objects.requireNonNull(unmet);
    }

    /** For developers, as the standard's {@code message}; a person reads it in the own language. */
    public String message() {
        String who = unmet.kind() == Kind.VIDEO ? "camera" : "microphone";
        String one = unmet.beside().isEmpty()
                ? "The " + who
                : "With the " + Text.all(unmet.beside()) + " asked for, the " + who;
        return switch (unmet.why()) {
            case NOTHING -> one + " offers nothing to choose from.";
            case CONTRADICTS -> "No " + constraint + " is " + Text.all(required()) + ".";
            case NUMBER -> one + " offers no " + constraint + " of " + Text.all(required()) + near() + ".";
            case TEXT -> one + " offers no " + constraint + " " + Text.quoted(unmet.wanted(), " or ") + has() + ".";
            case DEVICE -> one + " is not the one asked for, " + Text.quoted(unmet.wanted(), " or ") + ".";
            case LACKS -> one + " offers no " + constraint + ".";
            case NEEDS -> one + " can't do without " + constraint + ".";
        };
    }

    private List<String> required() {
        List<String> words = new ArrayList<>();
        ConstrainDouble number = unmet.number();
        if (number.exact() != null) {
            words.add("exactly " + Text.number(number.exact()));
        }
        if (unmet.why() == Unmet.Why.NUMBER && number.exact() != null) {
            return words; // it says all
        }
        if (number.min() != null) {
            words.add("at least " + Text.number(number.min()));
        }
        if (number.max() != null) {
            words.add("at most " + Text.number(number.max()));
        }
        return words;
    }

    private String near() {
        Double below = unmet.below();
        Double above = unmet.above();
        if (below != null && above != null) {
            return "; the nearest are " + Text.number(below) + " and " + Text.number(above);
        } else if (below != null) {
            return "; its largest is " + Text.number(below);
        }
        return above == null ? "" : "; its smallest is " + Text.number(above);
    }

    private String has() {
        return unmet.offered().isEmpty() ? "" : "; it has " + Text.quoted(unmet.offered(), " and ");
    }
}
