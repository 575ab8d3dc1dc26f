package dev.parley.app.engine.api.constraints;

import java.util.Objects;

/**
 * What SelectSettings came to (section 11.1).
 *
 * @param <T> what was chosen among
 */
public sealed interface Selection<T> {
    /**
     * There is something that meets what is required.
     *
     * @param candidate the best of it
     * @param fitnessDistance how far it is from what would be ideal, 0 for all of it; to compare devices by
     */
    record Selected<T>(T candidate, double fitnessDistance) implements Selection<T> {
        public Selected {
            Objects.requireNonNull(candidate);
        }
    }

    /** There is not. What was set before stays. */
    record Overconstrained<T>(OverconstrainedError error) implements Selection<T> {
        public Overconstrained {
            Objects.requireNonNull(error);
        }
    }
}
