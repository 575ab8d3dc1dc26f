package dev.parley.app.engine.api.constraints;

import java.util.List;
import java.util.function.Function;

/** The algorithm SelectSettings (section 11.1). Pure; any thread. */
public final class SelectSettings {
    /** Sums of rounded numbers that differ by less are the same. */
    private static final double SAME = 1e-9;

    private SelectSettings() {}

    /**
     * Chooses settings. Bare values were told apart by whoever made the constraints (see {@link ConstrainDouble}).
     *
     * @param kind of the track
     * @param constraints what is wanted; for opening a device those {@linkplain MediaTrackConstraints#forKind for its
     *     kind}
     * @param candidates every possible settings dictionary, with what the caller wants to keep beside it
     * @param settings the dictionary of a candidate
     * @param preference one of several candidates, never none, that are equally fit (step 6)
     */
    public static <T> Selection<T> select(
            Kind kind,
            MediaTrackConstraints constraints,
            List<T> candidates,
            Function<T, MediaTrackSettings> settings,
            Function<List<T>, T> preference) {
        // Step 3.
        List<Scored<T>> left = candidates.stream()
                .map(candidate -> score(kind, constraints.basic(), candidate, settings.apply(candidate)))
                .filter(Scored::isFit)
                .toList();
        // Step 4, and step 2 of ApplyConstraints.
        if (left.isEmpty()) {
            return new Selection.Overconstrained<>(Overconstraint.of(
                    kind, constraints.basic(), candidates.stream().map(settings).toList()));
        }
        // Step 5.
        for (MediaTrackConstraintSet set : constraints.advanced()) {
            List<Scored<T>> both = left.stream()
                    .filter(scored -> FitnessDistance.of(kind, set, scored.settings) < Double.POSITIVE_INFINITY)
                    .toList();
            left = both.isEmpty() ? left : both;
        }
        // Step 6.
        double least = left.stream().mapToDouble(Scored::distance).min().orElseThrow();
        List<T> best = left.stream()
                .filter(scored -> scored.distance <= least + SAME)
                .map(Scored::candidate)
                .toList();
        return new Selection.Selected<>(preference.apply(best), least);
    }

    private static <T> Scored<T> score(
            Kind kind, MediaTrackConstraintSet basic, T candidate, MediaTrackSettings settings) {
        return new Scored<>(candidate, settings, FitnessDistance.of(kind, basic, settings));
    }

    private record Scored<T>(T candidate, MediaTrackSettings settings, double distance) {
        boolean isFit() {
            return distance < Double.POSITIVE_INFINITY;
        }
    }
}
