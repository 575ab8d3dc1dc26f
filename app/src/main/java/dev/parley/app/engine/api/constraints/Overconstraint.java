package dev.parley.app.engine.api.constraints;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds which required constraint can't be met, and says it in words. The standard (ApplyConstraints, step 2, section
 * 11.1) names any that nothing satisfies, and none where each could be met alone; we then name the first that can't be
 * met together with those before it, which is more help.
 */
final class Overconstraint {
    private Overconstraint() {}

    /** {@code all} holds nothing that satisfies {@code basic}. */
    static OverconstrainedError of(Kind kind, MediaTrackConstraintSet basic, List<MediaTrackSettings> all) {
        String who = kind == Kind.VIDEO ? "camera" : "microphone";
        if (all.isEmpty()) {
            return new OverconstrainedError("", "The " + who + " offers nothing to choose from.");
        }
        for (ConstrainableProperty property : ConstrainableProperty.values()) {
            if (satisfying(kind, property, basic, all).isEmpty()) {
                return error(property, basic, all, "The " + who);
            }
        }
        List<MediaTrackSettings> left = all;
        List<String> earlier = new ArrayList<>();
        for (ConstrainableProperty property : ConstrainableProperty.values()) {
            List<MediaTrackSettings> both = satisfying(kind, property, basic, left);
            if (both.isEmpty()) {
                return error(property, basic, left, "With the " + Text.all(earlier) + " asked for, the " + who);
            }
            left = both;
            if (basic.of(property).isRequired()) {
                earlier.add(property.words);
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
            ConstrainableProperty property, MediaTrackConstraintSet basic, List<MediaTrackSettings> of, String who) {
        List<Object> there = of.stream()
                .map(settings -> settings.of(property))
                .filter(Objects::nonNull)
                .toList();
        String message =
                switch (basic.of(property)) {
                    case ConstrainDouble wanted -> number(property, wanted, there, who);
                    case ConstrainDOMString wanted -> string(property, wanted, there, who);
                    case ConstrainBoolean wanted ->
                        who + (wanted.exact() ? " offers no " : " can't do without ") + property.words + ".";
                };
        return new OverconstrainedError(property.id, message);
    }

    private static String number(
            ConstrainableProperty property, ConstrainDouble wanted, Collection<Object> there, String who) {
        if (wanted.contradicts()) {
            return "No " + property.words + " is " + Text.all(required(wanted)) + ".";
        }
        String none = who + " offers no " + property.words + " of "
                + (wanted.exact() == null ? Text.all(required(wanted)) : "exactly " + Text.number(wanted.exact()));
        TreeSet<Double> values = there.stream()
                .map(value -> ((Number) value).doubleValue())
                .collect(Collectors.toCollection(TreeSet::new));
        Double below = values.lower(wanted.low());
        Double above = values.higher(wanted.high());
        if (below != null && above != null) {
            return none + "; the nearest are " + Text.number(below) + " and " + Text.number(above) + ".";
        } else if (below != null) {
            return none + "; its largest is " + Text.number(below) + ".";
        } else if (above != null) {
            return none + "; its smallest is " + Text.number(above) + ".";
        }
        return none + ".";
    }

    private static List<String> required(ConstrainDouble wanted) {
        List<String> words = new ArrayList<>();
        if (wanted.exact() != null) {
            words.add("exactly " + Text.number(wanted.exact()));
        }
        if (wanted.min() != null) {
            words.add("at least " + Text.number(wanted.min()));
        }
        if (wanted.max() != null) {
            words.add("at most " + Text.number(wanted.max()));
        }
        return words;
    }

    private static String string(
            ConstrainableProperty property, ConstrainDOMString wanted, Collection<Object> there, String who) {
        String values = Text.quoted(wanted.exact(), " or ");
        if (property == ConstrainableProperty.DEVICE_ID) {
            return who + " is not the one asked for, " + values + ".";
        }
        TreeSet<String> offered = there.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        String none = who + " offers no " + property.words + " " + values;
        return offered.isEmpty() ? none + "." : none + "; it has " + Text.quoted(offered, " and ") + ".";
    }
}
