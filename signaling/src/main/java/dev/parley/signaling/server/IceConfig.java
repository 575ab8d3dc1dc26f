package dev.parley.signaling.server;

import dev.parley.signaling.protocol.IceServerInfo;
import java.util.List;

/**
 * What clients are told of STUN and TURN.
 *
 * @param servers to be used as they are; may be empty
 * @param stunPort UDP port of the server's own STUN server; 0: it has none
 * @param turn servers for which credentials are made
 */
public record IceConfig(List<IceServerInfo> servers, int stunPort, TurnConfig turn) {
    /** Nothing: enough on one network. */
    public static final IceConfig NONE = new IceConfig(List.of(), 0, TurnConfig.NONE);

    public IceConfig {
        servers = List.copyOf(servers);
    }
}
