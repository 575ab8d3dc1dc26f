package dev.parley.signaling.server;

import dev.parley.signaling.protocol.IceServerInfo;
import java.util.List;

/**
 * What clients are told of STUN and TURN.
 *
 * @param servers to be used as they are; may be empty
 * @param stunPort UDP port of the server's own STUN server; 0: it has none
 */
public record IceConfig(List<IceServerInfo> servers, int stunPort) {
    /** Nothing: enough on one network. */
    public static final IceConfig NONE = new IceConfig(List.of(), 0);

    public IceConfig {
        servers = List.copyOf(servers);
    }
}
