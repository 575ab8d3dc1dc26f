package dev.parley.app.engine.api;

import java.util.List;
import java.util.Objects;

/**
 * How a peer connection is made.
 *
 * @param iceServers STUN and TURN servers; empty on one network
 * @param offerer whether this side makes the first offer: then it adds the transceivers, else it takes those of the offer
 * @param relayOnly use TURN only ({@code iceTransportPolicy: relay})
 * @param videoCodec preferred codec: {@code VP8}, {@code VP9}, {@code H264} or {@code AV1}
 */
public record PeerOptions(List<IceServer> iceServers, boolean offerer, boolean relayOnly, String videoCodec) {
    public PeerOptions {
        iceServers = List.copyOf(iceServers);
        Objects.requireNonNull(videoCodec);
    }
}
