package dev.parley.app.engine.api.constraints;

import java.util.Objects;

/**
 * What is required can't be had (section 7.1). An expected failure: it is handed over, never thrown.
 *
 * @param constraint the name of the property, such as {@code width}; empty if none is to blame
 * @param message for people: what was asked for, and what there is
 */
public record OverconstrainedError(String constraint, String message) {
    public OverconstrainedError {
        Objects.requireNonNull(constraint);
        Objects.requireNonNull(message);
    }
}
