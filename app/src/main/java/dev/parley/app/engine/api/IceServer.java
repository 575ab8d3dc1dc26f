package dev.parley.app.engine.api;

import java.util.List;
import java.util.Objects;

/**
 * A STUN or TURN server ({@code RTCIceServer}, WebRTC 1.0 section 4.2.2). The engine checks every URL before the
 * native library sees it, since a malformed one ends the process.
 *
 * @param urls at least one of {@code stun:}, {@code stuns:}, {@code turn:}, {@code turns:} (RFC 7064, RFC 7065)
 * @param username for TURN; empty for STUN
 * @param credential for TURN; empty for STUN
 */
public record IceServer(List<String> urls, String username, String credential) {
    public IceServer {
        urls = List.copyOf(urls);
        Objects.requireNonNull(username);
        Objects.requireNonNull(credential);
    }

    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
