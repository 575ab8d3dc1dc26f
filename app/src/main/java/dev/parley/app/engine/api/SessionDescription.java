package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * An offer or an answer ({@code RTCSessionDescription}, WebRTC 1.0 section 4.6.2).
 *
 * @param type which
 * @param sdp the text, RFC 8866
 */
public record SessionDescription(Type type, String sdp) {
    public SessionDescription {
        Objects.requireNonNull(type);
        Objects.requireNonNull(sdp);
    }

    /** Kinds of description that travel; a rollback never does. */
    public enum Type {
        OFFER,
        ANSWER
    }

    @Override
    public String toString() {
        return type + "(" + sdp.length() + " characters)";
    }
}
