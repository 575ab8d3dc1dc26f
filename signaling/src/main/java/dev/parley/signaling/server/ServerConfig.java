package dev.parley.signaling.server;

import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.RingFor;
import java.nio.file.Path;
import java.util.List;

/**
 * How a server is to run.
 *
 * @param host address or name to listen on; empty: all addresses of this computer
 * @param port TCP port; 0: any that is free
 * @param data folder of the accounts and the certificate; made if it isn't there
 * @param name what people call this server; stands in its certificate
 * @param iceServers what clients are told to use; may be empty
 * @param accounts what is said of accounts
 */
public record ServerConfig(
        String host, int port, Path data, String name, List<IceServerInfo> iceServers, AccountRules accounts) {
    public ServerConfig {
        iceServers = List.copyOf(iceServers);
    }

    /** As the desktop's server runs: who is on the local network may make an account, and everybody may ring. */
    public static ServerConfig local(String host, int port, Path data, String name) {
        return new ServerConfig(
                host, port, data, name, List.of(), new AccountRules(RegistrationPolicy.LOCAL, RingFor.EVERYONE));
    }

    /** The same with other rules for accounts. */
    public ServerConfig with(AccountRules rules) {
        return new ServerConfig(host, port, data, name, iceServers, rules);
    }
}
