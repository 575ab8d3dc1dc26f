package dev.parley.signaling.server;

import dev.parley.signaling.protocol.RingFor;
import java.nio.file.Path;
import java.util.Set;

/**
 * How a server is to run.
 *
 * @param host address or name to listen on; empty: all addresses of this computer
 * @param port TCP port; 0: any that is free
 * @param data folder of the accounts and the certificate; made if it isn't there
 * @param name what people call this server; stands in its certificate
 * @param transport who the server is, and who may connect
 * @param ice what clients are told of STUN and TURN
 * @param accounts what is said of accounts
 */
public record ServerConfig(
        String host,
        int port,
        Path data,
        String name,
        TransportConfig transport,
        IceConfig ice,
        AccountRules accounts) {

    /** As the desktop's server runs: who is on the local network may make an account, and everybody may ring. */
    public static ServerConfig local(String host, int port, Path data, String name) {
        return new ServerConfig(
                host,
                port,
                data,
                name,
                new TransportConfig(new TransportConfig.OwnAuthority(), Set.of()),
                IceConfig.NONE,
                new AccountRules(RegistrationPolicy.LOCAL, RingFor.EVERYONE));
    }

    /** The same with other rules for accounts. */
    public ServerConfig with(AccountRules rules) {
        return new ServerConfig(host, port, data, name, transport, ice, rules);
    }

    /** The same with another transport. */
    public ServerConfig with(TransportConfig other) {
        return new ServerConfig(host, port, data, name, other, ice, accounts);
    }

    /** The same with other STUN and TURN servers. */
    public ServerConfig with(IceConfig other) {
        return new ServerConfig(host, port, data, name, transport, other, accounts);
    }
}
