package dev.parley.signaling.websocket;

/** A client broke the rules; the connection is to be failed (RFC 6455, section 7.1.7). */
final class WebSocketException extends Exception {
    private final int code;

    /**
     * Made with what is told to the client.
     *
     * @param code of the close frame (RFC 6455, section 7.4)
     */
    WebSocketException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
