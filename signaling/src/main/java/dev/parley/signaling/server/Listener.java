package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.upgrade.UpgradeRefused;
import dev.parley.signaling.upgrade.UpgradeRefused.Status;
import dev.parley.signaling.websocket.EventLoop;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections and hands what they say to the directory. All of it belongs to the {@code server} thread. */
final class Listener implements SocketConnection.Events {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    /** Time for the system to get file descriptors back. */
    private static final long PAUSE_MS = 100;
    /** Accepted in one turn: who is here must not wait for who comes. */
    private static final int ACCEPTED_AT_ONCE = 32;
    /** Pings are spread over the time: ten thousand at once would hold up everybody. */
    private static final long PING_TURN_MS = 250;

    private static final int HANDSHAKE_THREADS = 2;

    private final ServerSocketChannel socket;
    private final SocketOpening opening;
    private final EventLoop server;
    private final Directory directory;
    private final Metrics metrics;
    private final ThreadPoolExecutor handshakes;
    /** Also read by who closes the server. */
    private final Set<SocketConnection> connections = ConcurrentHashMap.newKeySet();

    private final Strangers strangers = new Strangers();
    private final OpeningDeadline openings;
    /** Who is to be pinged when, soonest first: each period is the same. */
    private final Deque<Ping> pings = new ArrayDeque<>();

    private SelectionKey acceptKey;

    private record Ping(SocketConnection connection, long at) {}

    Listener(
            ServerSocketChannel socket, SocketOpening opening, EventLoop server, Directory directory, Metrics metrics) {
        this.socket = socket;
        this.opening = opening;
        this.server = server;
        this.directory = directory;
        this.metrics = metrics;
        openings = new OpeningDeadline(server, metrics);
        handshakes = new ThreadPoolExecutor(
                HANDSHAKE_THREADS, HANDSHAKE_THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "signaling handshake");
                    thread.setDaemon(true);
                    return thread;
                });
        handshakes.allowCoreThreadTimeOut(true);
    }

    /** Before the thread is started. */
    void start() {
        acceptKey = server.register(socket, SelectionKey.OP_ACCEPT, this::accept);
        var unused = server.scheduleAtFixedRate(this::pingDue, PING_TURN_MS, PING_TURN_MS, TimeUnit.MILLISECONDS);
    }

    private void accept() {
        try {
            for (int i = 0; i < ACCEPTED_AT_ONCE; i++) {
                SocketChannel client = socket.accept();
                if (client == null) {
                    return;
                }
                take(client);
            }
        } catch (IOException e) {
            if (socket.isOpen()) {
                LOG.error("A connection could not be accepted", e);
                acceptKey.interestOps(0);
                var unused = server.schedule(this::acceptAgain, PAUSE_MS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void acceptAgain() {
        if (acceptKey.isValid()) {
            acceptKey.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void take(SocketChannel client) throws IOException {
        metrics.connected();
        SocketConnection connection;
        try {
            connection = new SocketConnection(server, client, opening, handshakes, this);
        } catch (IOException e) {
            LOG.debug("Somebody was gone at once", e);
            client.close();
            return;
        }
        if (!opening.isBehindProxy() && !enter(connection)) {
            metrics.closed(Metrics.Closed.TOO_MANY);
            // Without a word: TLS would cost us more than them.
            connection.kill();
            return;
        }
        connections.add(connection);
        openings.watch(connection);
    }

    private boolean enter(SocketConnection connection) {
        boolean let = strangers.enter(connection.origin());
        if (let) {
            connection.entered();
        } else {
            LOG.debug("{}: too many connections, of it or in all, did not sign in", connection.address());
        }
        return let;
    }

    private void pingDue() {
        long now = System.nanoTime();
        while (!pings.isEmpty() && pings.peek().at - now <= 0) {
            SocketConnection connection = pings.remove().connection;
            if (connection.isClosed()) {
                continue;
            }
            if (connection.silentNanos() > 2 * Limits.PING_EVERY.toNanos()) {
                metrics.closed(Metrics.Closed.SILENT);
                connection.kill();
            } else {
                connection.ping();
                pingLater(connection);
            }
        }
    }

    private void pingLater(SocketConnection connection) {
        pings.add(new Ping(connection, System.nanoTime() + Limits.PING_EVERY.toNanos()));
    }

    @Override
    public void admit(SocketConnection connection) throws UpgradeRefused {
        if (!enter(connection)) {
            throw new UpgradeRefused(
                    Status.TOO_MANY_REQUESTS,
                    "At most " + Limits.UNAUTHENTICATED_PER_ADDRESS + " connections of one address may be there without"
                            + " having signed in, and at most " + Limits.UNAUTHENTICATED + " in all. Come back later.");
        }
    }

    @Override
    public void refused(SocketConnection connection, Status status) {
        metrics.closed(Metrics.Closed.of(status));
    }

    @Override
    public void signedIn(SocketConnection connection) {
        strangers.signedIn(connection.origin());
    }

    @Override
    public void noStranger(SocketConnection connection) {
        strangers.leave(connection.origin());
    }

    @Override
    public void opened(SocketConnection connection) {
        pingLater(connection);
        directory.connected(connection);
    }

    @Override
    public void request(SocketConnection connection, Codec.RequestFrame frame) {
        long received = System.nanoTime();
        directory.received(connection, frame);
        metrics.handled(System.nanoTime() - received);
    }

    @Override
    public void malformed(SocketConnection connection, ProtocolException e) {
        directory.malformed(connection, e);
    }

    @Override
    public void tooSlow(SocketConnection connection) {
        metrics.closed(Metrics.Closed.SLOW);
    }

    @Override
    public void closed(SocketConnection connection) {
        connections.remove(connection);
        directory.disconnected(connection);
    }

    /** Closes all connections in good order, after what is queued for them. */
    void closeAll() {
        connections.forEach(connection -> connection.close("The server stops."));
    }

    void killAll() {
        List.copyOf(connections).forEach(SocketConnection::kill);
        handshakes.shutdownNow();
    }

    /** Any thread. */
    boolean isEmpty() {
        return connections.isEmpty();
    }

    /** Open connections. */
    int connections() {
        return connections.size();
    }

    /** Bytes that wait to be taken by clients. */
    long queuedBytes() {
        return connections.stream().mapToLong(SocketConnection::queuedBytes).sum();
    }
}
