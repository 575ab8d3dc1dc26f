package dev.parley.signaling.server;

/** The server could not start. The message is a sentence for a person: what happened and what to do. */
public final class ServerStartException extends Exception {
    private static final long serialVersionUID = 1;

    /** What was in the way. */
    public enum Code {
        /** Another program listens on that port. */
        PORT_TAKEN,
        /** The address is not one of this computer, or the port needs more rights. */
        ADDRESS,
        /** The data folder can't be made, read or written, or the disk is full. */
        DATA_FOLDER,
        /** The certificate can't be read. */
        CERTIFICATE
    }

    private final Code code;

    ServerStartException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What was in the way. */
    public Code code() {
        return code;
    }
}
