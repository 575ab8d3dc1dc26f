package dev.parley.signaling.protocol;

/** A message that breaks the protocol. Nothing of it was carried out. */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final long number;

    /**
     * Makes one.
     *
     * @param code {@link ErrorCode#BAD_MESSAGE} or {@link ErrorCode#UNKNOWN_TYPE}
     * @param number the {@code id} or {@code seq} of the message, -1 if it could not be read
     * @param message which field, and what is wrong with it
     */
    public ProtocolException(ErrorCode code, long number, String message) {
        super(message);
        this.code = code;
        this.number = number;
    }

    /** What to answer. */
    public ErrorCode code() {
        return code;
    }

    /** The {@code id} or {@code seq} of the message, -1 if it could not be read. */
    public long number() {
        return number;
    }
}
