package dev.parley.signaling.server;

/** The administrator asked for something that can't be done, or failed. The message is a sentence for them. */
public final class AdministrationException extends Exception {
    private static final long serialVersionUID = 1;

    AdministrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
