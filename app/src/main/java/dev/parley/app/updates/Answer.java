package dev.parley.app.updates;

/** What came of asking for a newer version. */
public sealed interface Answer {
    /**
     * There is one.
     *
     * @param version its number
     * @param news what is new in it, as plain text; may be empty
     */
    record Newer(String version, String news) implements Answer {}

    /** There is none. */
    record Newest() implements Answer {}

    /** It could not be asked. */
    record Failed(Reason reason) implements Answer {}

    /** Why it could not be asked. */
    enum Reason {
        /** The address is none that is asked: only {@code https} is. */
        ADDRESS,
        /** Nobody answers there, or with something else than what was asked for. */
        UNREACHABLE,
        /** What is there is no announcement of a version. */
        NOT_UNDERSTOOD
    }
}
