package dev.parley.signaling.server;

import dev.parley.signaling.protocol.IceServerInfo;
import java.nio.file.Path;
import java.util.List;

/**
 * How a server is to run.
 *
 * @param host address or name to listen on; empty: all addresses of this computer
 * @param port TCP port; 0: any that is free
 * @param data folder of the accounts and the certificate; made if it isn't there
 * @param iceServers what clients are told to use; may be empty
 * @param name what people call this server; stands in its certificate
 */
public record ServerConfig(String host, int port, Path data, List<IceServerInfo> iceServers, String name) {
    public ServerConfig {
        iceServers = List.copyOf(iceServers);
    }
}
