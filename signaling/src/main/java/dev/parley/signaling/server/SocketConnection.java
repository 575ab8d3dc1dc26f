package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.upgrade.HttpHead;
import dev.parley.signaling.upgrade.UpgradeRefused;
import dev.parley.signaling.websocket.EventLoop;
import dev.parley.signaling.websocket.WebSocketConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;

/** One client's WebSocket, as the routing core sees it. All of it belongs to the {@code server} thread. */
final class SocketConnection implements Connection, OpeningDeadline.Opening, WebSocketConnection.Events {
    /** What happens to connections. */
    interface Events {
        /**
         * Behind a proxy: the client's address is known now.
         *
         * @throws UpgradeRefused if there are too many of it
         */
        void admit(SocketConnection connection) throws UpgradeRefused;

        /** The upgrade is refused, by the client's fault. */
        void refused(SocketConnection connection, UpgradeRefused.Status status);

        /** TLS and the upgrade are done. */
        void opened(SocketConnection connection);

        void request(SocketConnection connection, Codec.RequestFrame frame);

        void malformed(SocketConnection connection, ProtocolException e);

        /** The client takes nothing any more, and is cut off. */
        void tooSlow(SocketConnection connection);

        /** It has a session now. */
        void signedIn(SocketConnection connection);

        /** It has signed in or is closed, after it was {@linkplain #entered counted} as a stranger. Comes once. */
        void noStranger(SocketConnection connection);

        /** The last of all; comes exactly once, also for one that never opened. */
        void closed(SocketConnection connection);
    }

    private final SocketOpening opening;
    private final Events events;
    private final WebSocketConnection socket;
    /** Who it is; behind a proxy that is known only after the request. */
    private InetAddress client;

    private boolean stranger;
    private boolean opened;
    private boolean closed;

    SocketConnection(EventLoop server, SocketChannel channel, SocketOpening opening, Executor handshakes, Events events)
            throws IOException {
        this.opening = opening;
        this.events = events;
        socket = new WebSocketConnection(server, channel, opening.tls(), handshakes, opening.limits(), this);
        client = socket.address();
    }

    @Override
    public String address() {
        return SocketAddresses.forLimits(client);
    }

    /** Where it comes from. */
    Strangers.Origin origin() {
        return SocketAddresses.origin(client);
    }

    @Override
    public boolean isLocal() {
        return SocketAddresses.isLocal(client);
    }

    /** It is counted among the strangers. */
    void entered() {
        stranger = true;
    }

    @Override
    public void signedIn() {
        socket.allow(SocketOpening.LARGEST_MESSAGE);
        events.signedIn(this);
        leave();
    }

    private void leave() {
        if (stranger) {
            stranger = false;
            events.noStranger(this);
        }
    }

    @Override
    public boolean isOpened() {
        return opened;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isWaitingForUs() {
        return socket.isBusy();
    }

    /** Nanoseconds since something came, a pong included. */
    long silentNanos() {
        return System.nanoTime() - socket.heardAt();
    }

    void ping() {
        socket.ping();
    }

    @Override
    public void kill() {
        socket.kill();
    }

    /** Bytes that the client has not taken yet; those in the system's buffers are not in this. */
    long queuedBytes() {
        return socket.queuedBytes();
    }

    @Override
    public void send(String frame) {
        socket.send(frame);
    }

    @Override
    public void close(String why) {
        socket.close(why);
    }

    @Override
    public void upgrading(HttpHead head) throws UpgradeRefused {
        client = opening.client(head, client);
        if (opening.isBehindProxy()) {
            events.admit(this);
        }
    }

    @Override
    public void refused(UpgradeRefused.Status status) {
        events.refused(this, status);
    }

    @Override
    public void opened() {
        opened = true;
        events.opened(this);
    }

    @Override
    public void text(String message, int bytes) {
        try {
            Codec.RequestFrame frame = Codec.decodeRequest(message);
            if (bytes > Limits.MESSAGE_BYTES) {
                throw new ProtocolException(
                        ErrorCode.LIMIT, frame.id(), "A message has at most " + Limits.MESSAGE_BYTES + " bytes.");
            }
            events.request(this, frame);
        } catch (ProtocolException e) {
            events.malformed(this, e);
        }
    }

    @Override
    public void binary() {
        events.malformed(this, new ProtocolException(ErrorCode.BAD_MESSAGE, -1, "Messages are text, not binary."));
    }

    @Override
    public void tooSlow() {
        events.tooSlow(this);
    }

    @Override
    public void closed() {
        closed = true;
        leave();
        events.closed(this);
    }
}
