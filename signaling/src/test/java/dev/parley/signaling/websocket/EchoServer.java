package dev.parley.signaling.websocket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.tls.OwnIdentity;
import dev.parley.signaling.tls.ServerIdentity;
import dev.parley.signaling.upgrade.HttpHead;
import dev.parley.signaling.upgrade.UpgradeRefused;
import dev.parley.signaling.upgrade.UpgradeRules;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Says again what it is told, and {@code binary} to what is binary. */
final class EchoServer implements AutoCloseable {
    static final String SUBPROTOCOL = "echo.v1";
    static final int MESSAGE_BYTES = 100_000;
    private static final WebSocketConnection.Rules RULES =
            new WebSocketConnection.Rules(new UpgradeRules(SUBPROTOCOL, Set.of()), MESSAGE_BYTES, 1_000_000);

    final EventLoop loop = new EventLoop("echo");
    /** The connections that are over. */
    final BlockingQueue<Echo> closed = new LinkedBlockingQueue<>();

    private final ServerIdentity identity;
    private final boolean secure;
    private final ExecutorService handshakes = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerSocketChannel socket = ServerSocketChannel.open();

    final class Echo implements WebSocketConnection.Events {
        private final WebSocketConnection connection;

        Echo(SocketChannel channel) throws Exception {
            connection =
                    new WebSocketConnection(loop, channel, secure ? identity.context() : null, handshakes, RULES, this);
        }

        @Override
        public void upgrading(HttpHead head) throws UpgradeRefused {
            if (head.fields().containsKey("forbidden")) {
                throw new UpgradeRefused(UpgradeRefused.Status.FORBIDDEN, "You are not let in.");
            }
        }

        @Override
        public void refused(UpgradeRefused.Status status) {
            // The client is told.
        }

        @Override
        public void opened() {
            // Nothing is said first.
        }

        @Override
        public void text(String message, int bytes) {
            switch (message) {
                case "close" -> connection.close("As you like.");
                case "kill" -> connection.kill();
                case "ping" -> connection.ping();
                case "fail" -> throw new IllegalStateException("as it was told to");
                default -> connection.send(message);
            }
        }

        @Override
        public void binary() {
            connection.send("binary");
        }

        @Override
        public void tooSlow() {
            // Its end is told as every other.
        }

        @Override
        public void closed() {
            closed.add(this);
        }
    }

    EchoServer(Path folder, boolean secure) throws Exception {
        this.secure = secure;
        identity = OwnIdentity.open(folder, "Echo", InstantSource.system());
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.configureBlocking(false);
        var unused = loop.register(socket, SelectionKey.OP_ACCEPT, this::accept);
        loop.start();
    }

    private void accept() {
        try {
            var unused = new Echo(socket.accept());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    InetSocketAddress address() throws Exception {
        return (InetSocketAddress) socket.getLocalAddress();
    }

    @Override
    public void close() {
        loop.shutdown();
        handshakes.shutdownNow();
        try {
            assertTrue(loop.awaitTermination(5, TimeUnit.SECONDS), "the loop does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
