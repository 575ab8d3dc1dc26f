package dev.parley.app.engine.recording;

/** What the standard throws (MediaStream Recording, section 2.3; Web IDL, {@code DOMException}). */
public final class DomException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String name;

    private DomException(String name, String message) {
        super(message);
        this.name = name;
    }

    /** What was asked is not for the state in which the recorder is. */
    static DomException invalidState(String message) {
        return new DomException("InvalidStateError", message);
    }

    /** A type, or nothing, that can't be recorded. */
    static DomException notSupported(String message) {
        return new DomException("NotSupportedError", message);
    }

    /** Tracks came that have no place in the file. */
    static DomException invalidModification(String message) {
        return new DomException("InvalidModificationError", message);
    }

    /** Its name in the standard, such as {@code InvalidStateError}. */
    public String name() {
        return name;
    }
}
