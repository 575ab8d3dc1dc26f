package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * One way to reach a peer ({@code RTCIceCandidate}, WebRTC 1.0 section 4.8.1).
 *
 * @param candidate the {@code candidate-attribute} of RFC 8839, section 5.1; empty where there are no more
 * @param sdpMid the media section that it belongs to; empty for all of them
 * @param sdpMLineIndex the index of that section
 */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {
    /** The end of the candidates (RFC 8838, section 13). */
    public static final IceCandidate NO_MORE = new IceCandidate("", "", 0);

    public IceCandidate {
        Objects.requireNonNull(candidate);
        Objects.requireNonNull(sdpMid);
    }
}
