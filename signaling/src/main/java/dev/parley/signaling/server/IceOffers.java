package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.IceServerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The STUN and TURN servers that a session is told of. Each has TURN credentials of its own, and gets new ones when half of
 * their life is over, so that a call can always begin with some that are good for long. Belongs to the {@code server}
 * thread.
 */
final class IceOffers {
    private final Environment environment;

    IceOffers(Environment environment) {
        this.environment = environment;
    }

    /** What a session is told when it begins or goes on. */
    List<IceServerInfo> to(Session session) {
        IceConfig config = environment.config().ice();
        if (config.turn().urls().isEmpty()) {
            return config.servers();
        }
        long half = config.turn().lifetime().toMillis() / 2;
        session.renewIce(environment.server().schedule(() -> renew(session), half, TimeUnit.MILLISECONDS));
        List<IceServerInfo> servers = new ArrayList<>(config.servers());
        servers.add(config.turn().mint(environment.clock().instant(), environment.random()));
        return servers;
    }

    private void renew(Session session) {
        session.send(new Event.IceServers(to(session)));
    }
}
