package dev.parley.signaling.tls;

/** A certificate or its key can't be used. The message is a sentence for a person: what happened and what to do. */
public final class IdentityException extends Exception {
    private static final long serialVersionUID = 1;

    IdentityException(String message, Throwable cause) {
        super(message, cause);
    }

    IdentityException(String message) {
        super(message);
    }
}
