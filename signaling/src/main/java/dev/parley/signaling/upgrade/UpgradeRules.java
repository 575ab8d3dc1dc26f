package dev.parley.signaling.upgrade;

import dev.parley.signaling.upgrade.UpgradeRefused.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requests become a WebSocket (RFC 6455, section 4.2.1).
 *
 * @param subprotocol that a client has to ask for, as one of those that it speaks
 * @param origins which pages may connect. Programs send no {@code Origin}; a browser sends the page's always (section 10.2)
 */
public record UpgradeRules(String subprotocol, Set<String> origins) {
    private static final int KEY_BYTES = 16;
    /** Section 1.3. */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    public UpgradeRules {
        origins = origins.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks a request.
     *
     * @return the response that makes it a WebSocket (section 4.2.2): no extension, and the one subprotocol
     */
    public byte[] check(HttpHead head) throws UpgradeRefused {
        if (!"GET".equals(head.method())) {
            throw new UpgradeRefused(Status.METHOD_NOT_ALLOWED, "Connect with GET, by WebSocket.");
        }
        if (head.all("host").size() != 1) {
            throw new UpgradeRefused(Status.BAD_REQUEST, "There must be one field Host.");
        }
        if (!head.all("content-length").isEmpty()
                || !head.all("transfer-encoding").isEmpty()) {
            // Else a proxy would take for a body what we take for frames.
            throw new UpgradeRefused(Status.BAD_REQUEST, "A request for a WebSocket has no body.");
        }
        if (!contains(head.list("upgrade"), "websocket") || !contains(head.list("connection"), "upgrade")) {
            throw new UpgradeRefused(
                    Status.UPGRADE_REQUIRED, "This is a Parley server: programs connect to it by WebSocket.");
        }
        if (!"13".equals(head.one("sec-websocket-version"))) {
            throw new UpgradeRefused(Status.UPGRADE_REQUIRED, "The version of WebSocket must be 13.");
        }
        String key = head.one("sec-websocket-key");
        if (key == null || !isKey(key)) {
            throw new UpgradeRefused(Status.BAD_REQUEST, "Sec-WebSocket-Key must be 16 bytes in base64.");
        }
        String origin = head.one("origin");
        if (origin != null && !origins.contains(origin.toLowerCase(Locale.ROOT))) {
            throw new UpgradeRefused(
                    Status.FORBIDDEN,
                    "Pages of this origin may not connect; the server's configuration lists who may.");
        }
        if (!head.list("sec-websocket-protocol").contains(subprotocol)) {
            throw new UpgradeRefused(Status.BAD_REQUEST, "Ask for the subprotocol " + subprotocol + ".");
        }
        return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + accept(key) + "\r\nSec-WebSocket-Protocol: " + subprotocol + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean contains(List<String> members, String token) {
        return members.stream().anyMatch(token::equalsIgnoreCase);
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
