package dev.parley.app.engine.api.constraints;

/** How far settings are from what is wanted ("fitness distance", section 11.1). */
final class FitnessDistance {
    private FitnessDistance() {}

    /** The sum over the members of {@code set}; infinite if something required is not met. */
    static double of(Kind kind, MediaTrackConstraintSet set, MediaTrackSettings settings) {
        double sum = 0;
        for (ConstrainableProperty property : ConstrainableProperty.values()) {
            sum += of(kind, property, set, settings);
        }
        return sum;
    }

    static double of(
            Kind kind, ConstrainableProperty property, MediaTrackConstraintSet set, MediaTrackSettings settings) {
        // Step 1, a name that is not supported, can't come: the set has no such member.
        Constraint constraint = set.of(property);
        if (constraint.isEmpty()) {
            return 0;
        }
        Object actual = settings.of(property);
        // Step 2.
        if (constraint.isRequired() && (actual == null || !accepts(property, constraint, settings))) {
            return Double.POSITIVE_INFINITY;
        }
        // Step 3. Step 4, a boolean for a property that is none, can't come: the members have types.
        if (!property.appliesTo(kind)) {
            return 0;
        }
        // Step 5.
        if (actual == null) {
            return 1;
        }
        // Steps 6 to 8.
        return constraint.hasIdeal() ? constraint.distance(actual) : 0;
    }

    private static boolean accepts(ConstrainableProperty property, Constraint constraint, MediaTrackSettings settings) {
        if (property == ConstrainableProperty.ASPECT_RATIO
                && constraint instanceof ConstrainDouble ratio
                && settings.width() != null
                && settings.height() != null) {
            return ratio.accepts(settings.aspectRatio(), AspectRatio.slack(settings.width(), settings.height()));
        }
        return constraint.accepts(settings.of(property));
    }
}
