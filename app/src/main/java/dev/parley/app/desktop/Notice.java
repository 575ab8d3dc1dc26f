package dev.parley.app.desktop;

import java.util.List;

/**
 * A notification. Immutable.
 *
 * @param kind one of each is shown at a time
 * @param about what it is about, for the one who made it: an id
 * @param title plain text
 * @param body plain text; may be empty
 * @param actions buttons, where the desktop has any
 */
public record Notice(Kind kind, String about, String title, String body, List<Action> actions) {
    /** The id of a click on the notification itself. */
    public static final String DEFAULT = "default";

    public Notice {
        actions = List.copyOf(actions);
    }

    /** What it is. */
    public enum Kind {
        /** A call that rings: stays until it is taken away. */
        RINGING,
        MISSED
    }

    /**
     * A button.
     *
     * @param label plain text
     */
    public record Action(String id, String label) {}
}
