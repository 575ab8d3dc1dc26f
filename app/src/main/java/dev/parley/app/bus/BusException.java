package dev.parley.app.bus;

import java.util.List;

/** What was asked of the bus wasn't done. The message is a sentence for the log. */
public final class BusException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The errors of the specification that say that nobody is there any more to answer. */
    private static final List<String> ABSENT = List.of("ServiceUnknown", "NameHasNoOwner", "NoReply", "Disconnected");

    private final Reason reason;
    /** The name of the error that came as the answer; empty where none came. */
    private final String error;

    /** What went wrong. */
    public enum Reason {
        /** There is no bus, or nobody of that name; or they ended before the answer, or were closed. */
        GONE,
        /** Nothing came in time. */
        NO_ANSWER,
        /** The thread that waited was interrupted; it still has the mark. */
        INTERRUPTED,
        /** It was refused, or can't be said or understood. */
        FAILED
    }

    private BusException(Reason reason, String error, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.error = error;
    }

    /** @param cause null for none */
    BusException(Reason reason, String sentence, Throwable cause) {
        this(reason, "", sentence, cause);
    }

    /** An error that came as the answer. */
    static BusException answer(String error, String method, String text) {
        return new BusException(reason(error), error, error + " to " + method + ": " + text, null);
    }

    private static Reason reason(String error) {
        boolean gone = ABSENT.contains(error.replace("org.freedesktop.DBus.Error.", ""))
                || error.startsWith("org.freedesktop.DBus.Error.Spawn.");
        return gone ? Reason.GONE : Reason.FAILED;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether the answer was an error of that name.
     *
     * @param name the last part, such as {@code AccessDenied}: services have their own ones beside those of the
     *     specification
     */
    public boolean is(String name) {
        return error.endsWith("." + name);
    }
}
