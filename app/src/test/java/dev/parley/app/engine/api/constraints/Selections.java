package dev.parley.app.engine.api.constraints;

/** What a test expects of a selection. */
final class Selections {
    private Selections() {}

    static <T> T selected(Selection<T> selection) {
        return switch (selection) {
            case Selection.Selected<T> selected -> selected.candidate();
            case Selection.Overconstrained<T> failed -> throw new AssertionError(failed.error());
        };
    }

    static <T> OverconstrainedError error(Selection<T> selection) {
        return switch (selection) {
            case Selection.Selected<T> selected -> throw new AssertionError(selected);
            case Selection.Overconstrained<T> failed -> failed.error();
        };
    }

    /** The constraint that is to blame, and the message. */
    static String said(OverconstrainedError error) {
        return error.constraint() + ": " + error.message();
    }
}
