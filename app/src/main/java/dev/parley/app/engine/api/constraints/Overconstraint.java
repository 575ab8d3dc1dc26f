package dev.parley.app.engine.api.constraints;

import dev.parley.app.engine.api.constraints.Unmet.Why;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds which required constraint can't be met. The standard (ApplyConstraints, step 2, section 11.1) names any that
 * nothing satisfies, and none where each could be met alone; we then name the first that can't be met together with those
 * before it, which is more help.
 */
final class Overconstraint {
    private Overconstraint() {}

    /** {@code all} holds nothing that satisfies {@code basic}. */
    static OverconstrainedError of(Kind kind, MediaTrackConstraintSet basic, List<MediaTrackSettings> all) {
        if (all.isEmpty()) {
            return new OverconstrainedError("", Unmet.plain(kind, Why.NOTHING, List.of()));
        }
        for (ConstrainableProperty property : ConstrainableProperty.values()) {
            if (satisfying(kind, property, basic, all).isEmpty()) {
                return error(kind, property, basic, all, List.of());
            }
        }
        List<MediaTrackSettings> left = all;
        List<String> earlier = new ArrayList<>();
        for (ConstrainableProperty property : ConstrainableProperty.values()) {
            List<MediaTrackSettings> both = satisfying(kind, property, basic, left);
            if (both.isEmpty()) {
                return error(kind, property, basic, left, earlier);
            }
            left = both;
            if (basic.of(property).isRequired()) {
                earlier.add(property.id);
            }
        }
        throw new IllegalStateException(basic + " can be met");
    }

    private static List<MediaTrackSettings> satisfying(
            Kind kind, ConstrainableProperty property, MediaTrackConstraintSet basic, List<MediaTrackSettings> of) {
        return of.stream()
                .filter(settings -> FitnessDistance.of(kind, property, basic, settings) < Double.POSITIVE_INFINITY)
                .toList();
    }

    private static OverconstrainedError error(
            Kind kind,
            ConstrainableProperty property,
            MediaTrackConstraintSet basic,
            List<MediaTrackSettings> of,
            List<String> beside) {
        List<Object> there = of.stream()
                .map(settings -> settings.of(property))
                .filter(Objects::nonNull)
                .toList();
        Unmet unmet =
                switch (basic.of(property)) {
                    case ConstrainDouble wanted -> number(kind, wanted, there, beside);
                    case ConstrainDOMString wanted -> {
                        Why why = property == ConstrainableProperty.DEVICE_ID ? Why.DEVICE : Why.TEXT;
                        yield text(kind, why, wanted, there, beside);
                    }
                    case ConstrainBoolean wanted -> Unmet.plain(kind, wanted.exact() ? Why.LACKS : Why.NEEDS, beside);
                };
        return new OverconstrainedError(property.id, unmet);
    }

    private static Unmet number(Kind kind, ConstrainDouble wanted, Collection<Object> there, List<String> beside) {
        if (wanted.contradicts()) {
            return new Unmet(kind, Why.CONTRADICTS, beside, wanted, null, null, List.of(), List.of());
        }
        TreeSet<Double> values = there.stream()
                .map(value -> ((Number) value).doubleValue())
                .collect(Collectors.toCollection(TreeSet::new));
        Double below = values.lower(wanted.low());
        Double above = values.higher(wanted.high());
        return new Unmet(kind, Why.NUMBER, beside, wanted, below, above, List.of(), List.of());
    }

    private static Unmet text(
            Kind kind, Why why, ConstrainDOMString wanted, Collection<Object> there, List<String> beside) {
        List<String> offered =
                there.stream().map(Object::toString).distinct().sorted().toList();
        return new Unmet(kind, why, beside, ConstrainDouble.NONE, null, null, List.copyOf(wanted.exact()), offered);
    }
}
