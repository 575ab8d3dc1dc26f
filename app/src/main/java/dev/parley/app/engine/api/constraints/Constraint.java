package dev.parley.app.engine.api.constraints;

/** What is wanted of one property (section 11.2). An empty one is the same as none (SelectSettings, step 1). */
sealed interface Constraint permits ConstrainDouble, ConstrainDOMString, ConstrainBoolean {
    /** Whether it has {@code min}, {@code max} or {@code exact}. */
    boolean isRequired();

    boolean hasIdeal();

    default boolean isEmpty() {
        return !isRequired() && !hasIdeal();
    }

    /** Whether {@code actual}, of this property's type, is what is required. True where nothing is. */
    boolean accepts(Object actual);

    /** Steps 7 and 8 of the fitness distance (section 11.1): 0 for the ideal value, up to 1 for one that is far off. */
    double distance(Object actual);
}
