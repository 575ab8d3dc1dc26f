package dev.parley.signaling.upgrade;

import java.nio.charset.StandardCharsets;

/** A request that does not become a WebSocket. The message is a sentence for whoever wrote the client. */
public final class UpgradeRefused extends Exception {
    private static final long serialVersionUID = 1;

    /** Why (RFC 9110, section 15). */
    public enum Status {
        /** Not a request of RFC 9112 and RFC 6455, or none that this server understands. */
        BAD_REQUEST(400, "Bad Request", ""),
        /** A page that may not connect. */
        FORBIDDEN(403, "Forbidden", ""),
        /** Another method than GET. */
        METHOD_NOT_ALLOWED(405, "Method Not Allowed", "Allow: GET\r\n"),
        /** Not WebSocket, or another version of it. */
        UPGRADE_REQUIRED(426, "Upgrade Required", "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"),
        /** Try again later. */
        TOO_MANY_REQUESTS(429, "Too Many Requests", "Retry-After: 5\r\n"),
        /** The head has no end. */
        FIELDS_TOO_LARGE(431, "Request Header Fields Too Large", "");

        private final int code;
        private final String phrase;
        /** Lines of the head, each with its end. */
        private final String fields;

        Status(int code, String phrase, String fields) {
            this.code = code;
            this.phrase = phrase;
            this.fields = fields;
        }

        /** The three digits. */
        public int code() {
            return code;
        }
    }

    private final Status status;

    public UpgradeRefused(Status status, String message) {
        super(message);
        this.status = status;
    }

    public Status status() {
        return status;
    }

    /** The whole response; the connection is to be closed after it. */
    public byte[] response() {
        byte[] body = (getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder();
        head.append("HTTP/1.1 ")
                .append(status.code)
                .append(' ')
                .append(status.phrase)
                .append("\r\n");
        head.append(status.fields);
        // RFC 9110, section 7.8: whoever sends Upgrade says so in Connection.
        head.append("Connection: ").append(status == Status.UPGRADE_REQUIRED ? "Upgrade, close" : "close");
        head.append("\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
