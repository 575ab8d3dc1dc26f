package dev.parley.signaling.server;

import dev.parley.signaling.stun.StunServer;
import dev.parley.signaling.websocket.EventLoop;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports of a server.
 *
 * @param loop will wait for connections; not started yet
 * @param address that clients connect to
 * @param stun null if it has none
 */
record ServerSockets(EventLoop loop, ServerSocketChannel tcp, InetSocketAddress address, StunServer stun) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSockets.class);
    private static final int BACKLOG = 256;

    /** Opens them; connections wait until somebody accepts them. */
    static ServerSockets open(ServerConfig config) throws ServerStartException {
        ServerSocketChannel tcp = tcp(config);
        try {
            EventLoop loop = new EventLoop("signaling server");
            return new ServerSockets(loop, tcp, (InetSocketAddress) tcp.getLocalAddress(), stun(config));
        } catch (ServerStartException e) {
            closeQuietly(tcp);
            throw e;
        } catch (IOException e) {
            closeQuietly(tcp);
            throw failure("Port " + config.port(), config.host(), config.port(), e);
        }
    }

    private static ServerSocketChannel tcp(ServerConfig config) throws ServerStartException {
        ServerSocketChannel fresh = null;
        try {
            fresh = ServerSocketChannel.open();
            // A restarted server must get its port back while old connections are still in TIME_WAIT. On Windows the
            // same option would let two programs share a port.
            fresh.setOption(
                    StandardSocketOptions.SO_REUSEADDR,
                    !System.getProperty("os.name").startsWith("Windows"));
            fresh.bind(new InetSocketAddress(address(config), config.port()), BACKLOG);
            fresh.configureBlocking(false);
            return fresh;
        } catch (IOException e) {
            closeQuietly(fresh);
            throw failure("Port " + config.port(), config.host(), config.port(), e);
        }
    }

    private static InetAddress address(ServerConfig config) throws IOException {
        boolean plain = config.transport().security() instanceof TransportConfig.BehindProxy;
        if (config.host().isEmpty()) {
            return plain ? InetAddress.getLoopbackAddress() : new InetSocketAddress(0).getAddress();
        }
        InetAddress address = InetAddress.getByName(config.host());
        if (plain && !address.isLoopbackAddress()) {
            throw new IOException(
                    "behind a proxy it listens on this computer's loopback address only, 127.0.0.1 or ::1");
        }
        return address;
    }

    private static StunServer stun(ServerConfig config) throws ServerStartException {
        int port = config.ice().stunPort();
        if (port == 0) {
            return null;
        }
        try {
            // No proxy stands before UDP.
            boolean behindProxy = config.transport().security() instanceof TransportConfig.BehindProxy;
            return StunServer.open(behindProxy ? "" : config.host(), port);
        } catch (IOException e) {
            throw failure("UDP port " + port + ", for STUN,", config.host(), port, e);
        }
    }

    private static ServerStartException failure(String what, String host, int port, IOException e) {
        if (e instanceof BindException && String.valueOf(e.getMessage()).contains("in use")) {
            return new ServerStartException(
                    ServerStartException.Code.PORT_TAKEN,
                    what + " is taken by another program. Choose another port, or stop that program.",
                    e);
        }
        String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
        return new ServerStartException(
                ServerStartException.Code.ADDRESS,
                "Can't listen on " + host + ":" + port + ": " + e.getClass().getSimpleName() + reason
                        + ". Choose an address of this computer and a port from 1024 to 65535.",
                e);
    }

    /** Frees the ports; open connections stay. */
    void close() {
        closeQuietly(tcp);
        if (stun != null) {
            stun.close();
        }
    }

    private static void closeQuietly(ServerSocketChannel socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("A port could not be closed", e);
            }
        }
    }
}
