package dev.parley.signaling.store;

/** The file could not be read or written: full disk, broken disk, no permission. The message is a sentence. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
