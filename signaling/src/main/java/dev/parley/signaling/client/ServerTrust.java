package dev.parley.signaling.client;

import java.util.Locale;
import java.util.Objects;

/**
 * Which certificate a server may show.
 *
 * @param fingerprint SHA-256 of the pinned certificate, which is the server's authority or the server's own certificate, 64
 *     hex digits in lower case; empty: only a certificate that the system itself trusts for that host name
 */
public record ServerTrust(String fingerprint) {
    /** Nothing pinned. */
    public static final ServerTrust SYSTEM = new ServerTrust("");

    public ServerTrust {
        Objects.requireNonNull(fingerprint);
    }

    /** The fingerprint as people compare it: the first 8 bytes in four groups, as {@code 3F2A-9C01-77DE-0B44}. */
    public static String shortCode(String fingerprint) {
        String hex = fingerprint.substring(0, 16).toUpperCase(Locale.ROOT);
        return String.join("-", hex.substring(0, 4), hex.substring(4, 8), hex.substring(8, 12), hex.substring(12, 16));
    }
}
