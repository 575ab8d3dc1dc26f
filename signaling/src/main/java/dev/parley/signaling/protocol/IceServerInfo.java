package dev.parley.signaling.protocol;

import java.util.List;

/**
 * A STUN or TURN server that the client may use ({@code RTCIceServer}, WebRTC 1.0 section 4.2.2).
 *
 * @param urls RFC 7064 and RFC 7065
 * @param username for TURN, else empty
 * @param credential for TURN, else empty
 */
public record IceServerInfo(List<String> urls, String username, String credential) {
    public IceServerInfo {
        urls = List.copyOf(urls);
    }

    @Override
    public String toString() {
        return "IceServerInfo" + urls;
    }
}
