package dev.parley.app.ui.library;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Where the part to export begins and ends; a mark that is not set is the beginning or the end of all. JavaFX thread. */
final class PartMarks {
    /** Null where nothing is marked. */
    private final ObjectProperty<Double> from = new SimpleObjectProperty<>();

    private final ObjectProperty<Double> to = new SimpleObjectProperty<>();

    /** It begins at this time, ms; an end before that counts no more. */
    void begin(double at) {
        from.set(at);
        if (to.get() != null && to.get() <= at) {
            to.set(null);
        }
    }

    /** It ends at this time, ms; a beginning after that counts no more. */
    void end(double at) {
        to.set(at);
        if (from.get() != null && from.get() >= at) {
            from.set(null);
        }
    }

    /** Takes both away. */
    void clear() {
        from.set(null);
        to.set(null);
    }

    /** Whether there is one at least. */
    boolean isSet() {
        return from.get() != null || to.get() != null;
    }

    /** Where the part begins, ms. */
    double begin() {
        return from.get() == null ? 0 : from.get();
    }

    /** Where the part ends, ms, of a recording so long. */
    double endOf(double durationMs) {
        return to.get() == null ? durationMs : to.get();
    }

    /** Null where nothing is marked. */
    ReadOnlyObjectProperty<Double> from() {
        return from;
    }

    /** Null where nothing is marked. */
    ReadOnlyObjectProperty<Double> to() {
        return to;
    }
}
