package dev.parley.app;

import dev.parley.app.discovery.LocalNetwork;
import dev.parley.app.session.EchoAgent;
import dev.parley.app.session.EnginePort;
import dev.parley.app.session.ServerHost;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient;
import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.server.IceConfig;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.ServerStartException;
import dev.parley.signaling.server.SignalingServer;
import dev.parley.signaling.server.TransportConfig;
import dev.parley.signaling.server.TurnConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server inside this program, with its {@code echo}. Used by the desk, which announces it, and by {@code parley
 * server}, which does not. Its methods block and are safe on any one thread at a time.
 */
final class EmbeddedServer implements ServerHost {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String ECHO = "echo";

    private final List<InetSocketAddress> candidates;
    private final Path data;
    private final Set<String> origins;
    private final String name;
    private final LocalNetwork network;
    private final EnginePort.Launcher echoEngine;
    private Running running;

    private record Running(
            SignalingServer server,
            EchoAgent echo,
            SignalingClient echoClient,
            StateThread echoThread,
            Hosted hosted) {}

    /**
     * @param candidates where to listen: the first that is free
     * @param origins web pages that may connect
     * @param network where to announce it; null for nowhere
     */
    EmbeddedServer(
            List<InetSocketAddress> candidates,
            Path data,
            Set<String> origins,
            String name,
            LocalNetwork network,
            EnginePort.Launcher echoEngine) {
        this.candidates = List.copyOf(candidates);
        this.data = data;
        this.origins = Set.copyOf(origins);
        this.name = name;
        this.network = network;
        this.echoEngine = echoEngine;
    }

    @Override
    public synchronized Hosted start() throws HostException {
        if (running == null) {
            SignalingServer server = startServer();
            URI local = URI.create("wss://" + localHost() + ":" + server.port());
            Hosted hosted = new Hosted(local, publicUrl(server), server.fingerprint());
            running = withEcho(server, hosted);
            if (network != null) {
                network.announce(name, server.port());
            }
        }
        return running.hosted();
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            if (network != null) {
                network.withdraw();
            }
            running.echoClient().close();
            running.echo().close();
            running.server().close();
            await(running.echoThread());
            running = null;
        }
    }

    /** Until the echo's engine has ended, too. */
    private static void await(StateThread thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("the echo did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SignalingServer startServer() throws HostException {
        ServerStartException last = null;
        for (InetSocketAddress address : candidates) {
            // STUN has the same number: one to remember where a firewall or router is told of it.
            IceConfig ice = new IceConfig(List.of(), address.getPort(), TurnConfig.NONE);
            SignalingServer server =
                    new SignalingServer(ServerConfig.local(address.getHostString(), address.getPort(), data, name)
                            .with(new TransportConfig(new TransportConfig.OwnAuthority(), origins))
                            .with(ice));
            try {
                server.start();
                return server;
            } catch (ServerStartException e) {
                last = e;
                if (e.code() != ServerStartException.Code.PORT_TAKEN) {
                    break;
                }
            }
        }
        throw new HostException(problem(last), last);
    }

    private Problem problem(ServerStartException e) {
        return switch (e.code()) {
            case PORT_TAKEN, ADDRESS ->
                new Problem(
                        "port-taken",
                        candidates.stream()
                                .map(address -> String.valueOf(address.getPort()))
                                .collect(Collectors.joining(", ")));
            case DATA_FOLDER -> new Problem("not-writable", data.toString());
            case CERTIFICATE -> new Problem("internal", e.getMessage());
        };
    }

    private Running withEcho(SignalingServer server, Hosted hosted) {
        String password = server.reserve(ECHO, "Echo");
        StateThread thread = new StateThread(ECHO);
        EchoAgent echo = new EchoAgent(thread, echoEngine);
        SignalingClient client = new SignalingClient(
                hosted.local(),
                new ServerTrust(hosted.fingerprint()),
                new Credentials.Password(ECHO, password, "server"),
                echo,
                SignalingClient.Options.defaults());
        echo.connect(client::send);
        client.start();
        return new Running(server, echo, client, thread, hosted);
    }

    private String localHost() {
        InetAddress address = candidates.getFirst().getAddress();
        return address == null || address.isAnyLocalAddress() ? "127.0.0.1" : host(address);
    }

    private String publicUrl(SignalingServer server) {
        InetAddress bound = candidates.getFirst().getAddress();
        InetAddress shown = bound.isAnyLocalAddress()
                ? LocalNetwork.addresses().stream().findFirst().orElse(InetAddress.getLoopbackAddress())
                : bound;
        return "wss://" + host(shown) + ":" + server.port();
    }

    private static String host(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
