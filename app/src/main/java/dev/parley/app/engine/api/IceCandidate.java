package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * One way to reach a peer ({@code RTCIceCandidate}, WebRTC 1.0 section 4.8.1).
 *
 * @param candidate the {@code candidate-attribute} of RFC 8839, section 5.1
 * @param sdpMid the media section that it belongs to
 * @param sdpMLineIndex the index of that section
 */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {
    public IceCandidate {
        Objects.requireNonNull(candidate);
        Objects.requireNonNull(sdpMid);
    }
}
