package dev.parley.app.engine.api.constraints;

import java.util.List;

/**
 * What is wanted of a track (sections 4.3.6 and 11.5). In the standard the basic set's members stand beside
 * {@code advanced}; here they have a record of their own.
 *
 * @param basic what is required, and what would be best; the former must be met, or nothing is chosen
 * @param advanced sets that are met in this order, each as a whole, or skipped
 */
public record MediaTrackConstraints(MediaTrackConstraintSet basic, List<MediaTrackConstraintSet> advanced) {
    /** Nothing is wanted: the default of the device. */
    public static final MediaTrackConstraints NONE = new MediaTrackConstraints(null, null);

    public MediaTrackConstraints {
        basic = basic == null ? MediaTrackConstraintSet.NONE : basic;
        advanced = advanced == null ? List.of() : List.copyOf(advanced);
    }

    public static MediaTrackConstraints of(MediaTrackConstraintSet basic, MediaTrackConstraintSet... advanced) {
        return new MediaTrackConstraints(basic, List.of(advanced));
    }

    /** Without the properties that tracks of {@code kind} don't have, as getUserMedia does it (section 10). */
    public MediaTrackConstraints forKind(Kind kind) {
        return new MediaTrackConstraints(
                basic.forKind(kind),
                advanced.stream().map(set -> set.forKind(kind)).toList());
    }

    @Override
    public String toString() {
        return advanced.isEmpty() ? basic.toString() : basic + ", advanced: " + advanced;
    }
}
