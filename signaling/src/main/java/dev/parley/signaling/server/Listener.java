package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.upgrade.UpgradeRefused;
import dev.parley.signaling.upgrade.UpgradeRefused.Status;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections on a thread of its own and hands what they say to the {@code server} thread. */
final class Listener implements SocketConnection.Events {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    /** Time for the system to get file descriptors back. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocket socket;
    private final SocketOpening opening;
    private final ScheduledExecutorService server;
    private final Directory directory;
    private final Metrics metrics;
    private final Strangers strangers = new Strangers();
    private final Set<SocketConnection> connections = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = new Thread(this::accept, "signaling accept");

    Listener(
            ServerSocket socket,
            SocketOpening opening,
            ScheduledExecutorService server,
            Directory directory,
            Metrics metrics) {
        this.socket = socket;
        this.opening = opening;
        this.server = server;
        this.directory = directory;
        this.metrics = metrics;
        acceptor.setDaemon(true);
    }

    void start() {
        acceptor.start();
        long period = Limits.PING_EVERY.toMillis();
        var unused = server.scheduleAtFixedRate(this::pingAll, period, period, TimeUnit.MILLISECONDS);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                take(socket.accept());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.error("A connection could not be accepted", e);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void take(Socket client) throws IOException {
        metrics.connected();
        SocketConnection connection = new SocketConnection(client, opening, this);
        if (!opening.isBehindProxy() && !enter(connection)) {
            metrics.closed(Metrics.Closed.TOO_MANY);
            // Without a word: TLS would cost us more than them.
            client.close();
            return;
        }
        connections.add(connection);
        connection.start();
        later(() -> {
            if (!connection.isOpened() && connections.contains(connection)) {
                metrics.closed(Metrics.Closed.NOT_OPENED);
                connection.kill();
            }
        });
    }

    private boolean enter(SocketConnection connection) {
        boolean let = strangers.enter(connection.address());
        if (let) {
            connection.entered();
        } else {
            LOG.debug("{} has too many connections that did not sign in", connection.address());
        }
        return let;
    }

    private void later(Runnable check) {
        try {
            var unused = server.schedule(check, Limits.CONNECT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stops; no more deadlines");
        }
    }

    private void pingAll() {
        for (SocketConnection connection : connections) {
            if (connection.silentNanos() > 2 * Limits.PING_EVERY.toNanos()) {
                metrics.closed(Metrics.Closed.SILENT);
                connection.kill();
            } else {
                connection.ping();
            }
        }
    }

    private void onServerThread(Runnable task) {
        try {
            server.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stops; a message came too late");
        }
    }

    @Override
    public void admit(SocketConnection connection) throws UpgradeRefused {
        if (!enter(connection)) {
            throw new UpgradeRefused(
                    Status.TOO_MANY_REQUESTS,
                    "At most " + Limits.UNAUTHENTICATED_PER_ADDRESS
                            + " connections of one address may be there without having signed in.");
        }
    }

    @Override
    public void noStranger(SocketConnection connection) {
        strangers.leave(connection.address());
    }

    @Override
    public void opened(SocketConnection connection) {
        onServerThread(() -> directory.connected(connection));
    }

    @Override
    public void request(SocketConnection connection, Codec.RequestFrame frame, Runnable done) {
        long received = System.nanoTime();
        onServerThread(() -> {
            done.run();
            directory.received(connection, frame);
            metrics.handled(System.nanoTime() - received);
        });
    }

    @Override
    public void malformed(SocketConnection connection, ProtocolException e, Runnable done) {
        onServerThread(() -> {
            done.run();
            directory.malformed(connection, e);
        });
    }

    @Override
    public void tooSlow(SocketConnection connection) {
        metrics.closed(Metrics.Closed.SLOW);
    }

    @Override
    public void closed(SocketConnection connection) {
        connections.remove(connection);
        onServerThread(() -> directory.disconnected(connection));
    }

    /** Closes all connections in good order, after what is queued for them. Called on the {@code server} thread. */
    void closeAll() {
        connections.forEach(connection -> connection.close("The server stops."));
    }

    void killAll() {
        connections.forEach(SocketConnection::kill);
    }

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
