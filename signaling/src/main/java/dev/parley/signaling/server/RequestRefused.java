package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;

/** A request that is refused and changed nothing; becomes the error reply. Never leaves the {@code server} thread. */
final class RequestRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    RequestRefused(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
