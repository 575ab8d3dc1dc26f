package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.upgrade.UpgradeRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's socket: TLS by the JDK's blocking {@link SSLSocket}, WebSocket framing by Java-WebSocket, with two virtual
 * threads of its own, {@code reader} and {@code writer}. Java-WebSocket's own server is not used: one selector thread for
 * everybody spins while a client is silent in its TLS handshake, and loses the rest of a message that a slow client
 * could not take at once. Here a silent or slow client holds up nobody but itself.
 */
final class SocketConnection extends WebSocketAdapter implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);
    /** Each connection has one all the time; most messages are shorter. */
    private static final int READ_BYTES = 4_096;

    /** Frames that may wait for a client, besides the limit of their bytes. */
    private static final int QUEUED_FRAMES = 8_192;
    /** Frames that may wait where the client itself asks for one more, by a ping. */
    private static final int WAITING_PONGS = 256;

    private static final int SEND_BUFFER_BYTES = 262_144;
    /** Requests of one client that wait for the {@code server} thread; the reader waits above that. */
    private static final int WAITING_REQUESTS = 64;

    private static final Draft DRAFT = new SocketDraft();
    /** Wakes the writer. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** What happens to connections. Called on their threads. */
    interface Events {
        /**
         * Behind a proxy: the client's address is known now.
         *
         * @throws UpgradeRefused if there are too many of it
         */
        void admit(SocketConnection connection) throws UpgradeRefused;

        /** TLS and the upgrade are done. */
        void opened(SocketConnection connection);

        void request(SocketConnection connection, Codec.RequestFrame frame, Runnable done);

        void malformed(SocketConnection connection, ProtocolException e, Runnable done);

        /** The client takes nothing any more, and is cut off. */
        void tooSlow(SocketConnection connection);

        /** It has signed in or is closed, after it was {@linkplain #entered counted} as a stranger. Comes once. */
        void noStranger(SocketConnection connection);

        /** The last of all; comes exactly once, also for one that never opened. */
        void closed(SocketConnection connection);
    }

    private final Socket socket;
    private final SocketOpening opening;
    private final Events events;
    private final WebSocketImpl webSocket = new WebSocketImpl(this, List.of(DRAFT));
    private final Semaphore waiting = new Semaphore(WAITING_REQUESTS);

    /** Who it is; behind a proxy that is known only after the request. Written by the reader. */
    private volatile InetAddress client;

    private final AtomicBoolean stranger = new AtomicBoolean();

    /** Written by the reader, read by the server thread. */
    private volatile long heardAt = System.nanoTime();

    private volatile boolean opened;
    /** Whether it was about to be closed at the last ping. The server thread's. */
    private boolean closing;

    SocketConnection(Socket socket, SocketOpening opening, Events events) {
        this.socket = socket;
        this.opening = opening;
        this.events = events;
        this.client = socket.getInetAddress();
    }

    /** Starts its threads. */
    void start() {
        Thread.ofVirtual().name("signaling reader").start(this::read);
    }

    private void read() {
        Thread writer = null;
        try {
            socket.setTcpNoDelay(true);
            // Else the system keeps megabytes for a client that does not read, beside our own queue.
            socket.setSendBufferSize(SEND_BUFFER_BYTES);
            Socket secure = opening.secure(socket);
            SocketOpening.Request request = request(secure);
            if (request != null) {
                writer = Thread.ofVirtual().name("signaling writer").start(() -> write(secure));
                webSocket.decode(request.first());
                decode(secure.getInputStream());
            }
        } catch (IOException e) {
            LOG.debug("Connection of {} is lost: {}", client, e.toString());
        } catch (RuntimeException e) {
            LOG.warn("A connection failed", e);
        } finally {
            webSocket.eot();
            if (writer != null) {
                writer.interrupt();
            }
            kill();
            leave();
            events.closed(this);
        }
    }

    /** Null if it was refused. */
    private SocketOpening.Request request(Socket secure) throws IOException {
        try {
            SocketOpening.Request request = opening.request(secure);
            client = request.client();
            if (opening.isBehindProxy()) {
                events.admit(this);
            }
            return request;
        } catch (UpgradeRefused e) {
            LOG.debug("{} is refused: {} {}", client, e.status(), e.getMessage());
            opening.refuse(secure, e);
            return null;
        }
    }

    private void decode(InputStream in) throws IOException {
        byte[] buffer = new byte[READ_BYTES];
        int count = 1;
        while (count >= 0 && !webSocket.isClosed()) {
            count = in.read(buffer);
            heardAt = System.nanoTime();
            if (count > 0) {
                webSocket.decode(ByteBuffer.wrap(buffer, 0, count));
            }
        }
    }

    private void write(Socket secure) {
        try {
            OutputStream out = secure.getOutputStream();
            while (true) {
                ByteBuffer next = webSocket.outQueue.take();
                out.write(next.array(), next.arrayOffset() + next.position(), next.remaining());
                if (webSocket.outQueue.isEmpty()) {
                    out.flush();
                    if (webSocket.isFlushAndClose()) {
                        secure.close();
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            // The reader found the end of the connection: nothing more can be sent.
            kill();
        } catch (IOException e) {
            LOG.debug("{} takes no more: {}", client, e.toString());
            kill();
        }
    }

    /** Closes the socket at once, from any thread; the reader then does the rest. */
    void kill() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing the socket of {} failed", client, e);
        }
    }

    @Override
    public String address() {
        return SocketAddresses.forLimits(client);
    }

    @Override
    public boolean isLocal() {
        return SocketAddresses.isLocal(client);
    }

    /** It is counted among the strangers. */
    void entered() {
        stranger.set(true);
    }

    @Override
    public void signedIn() {
        leave();
    }

    private void leave() {
        if (stranger.compareAndSet(true, false)) {
            events.noStranger(this);
        }
    }

    boolean isOpened() {
        return opened;
    }

    /** Nanoseconds since something came, a pong included. */
    long silentNanos() {
        return System.nanoTime() - heardAt;
    }

    /** The library answers it; whoever asks and takes no answer is cut off. */
    @Override
    public void onWebsocketPing(WebSocket conn, Framedata frame) {
        if (webSocket.outQueue.size() > WAITING_PONGS) {
            LOG.debug("{} pings and takes no answer", client);
            kill();
        } else {
            super.onWebsocketPing(conn, frame);
        }
    }

    /** Pings; a connection that was to be closed at the last time and isn't is cut off: its client takes nothing. */
    void ping() {
        if (webSocket.isClosing()) {
            if (closing) {
                kill();
            }
            closing = true;
        } else if (webSocket.isOpen()) {
            try {
                webSocket.sendPing();
            } catch (WebsocketNotConnectedException e) {
                LOG.debug("{} closed before its ping", client);
            }
        }
    }

    /** Bytes that the client has not taken yet; those in the system's buffers are not in this. */
    long queuedBytes() {
        long queued = 0;
        for (ByteBuffer buffer : webSocket.outQueue) {
            queued += buffer.remaining();
        }
        return queued;
    }

    @Override
    public void send(String frame) {
        // Adding up what waits takes its time, so not where it is too much already.
        if (webSocket.outQueue.size() > QUEUED_FRAMES || queuedBytes() > Limits.QUEUED_BYTES) {
            LOG.warn("A client reads too slowly: {} frames wait", webSocket.outQueue.size());
            LOG.debug("It is the one at {}", client);
            events.tooSlow(this);
            kill();
            return;
        }
        try {
            webSocket.send(frame);
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("{} closed before a message to it", client);
        }
    }

    @Override
    public void close(String why) {
        webSocket.close(CloseFrame.NORMAL, why);
    }

    @Override
    public void onWebsocketOpen(WebSocket conn, Handshakedata handshake) {
        opened = true;
        events.opened(this);
    }

    @Override
    public void onWebsocketMessage(WebSocket conn, String message) {
        waiting.acquireUninterruptibly();
        try {
            Codec.RequestFrame frame = Codec.decodeRequest(message);
            if (message.getBytes(StandardCharsets.UTF_8).length > Limits.MESSAGE_BYTES) {
                throw new ProtocolException(
                        ErrorCode.LIMIT, frame.id(), "A message has at most " + Limits.MESSAGE_BYTES + " bytes.");
            }
            events.request(this, frame, waiting::release);
        } catch (ProtocolException e) {
            events.malformed(this, e, waiting::release);
        }
    }

    @Override
    public void onWebsocketMessage(WebSocket conn, ByteBuffer blob) {
        waiting.acquireUninterruptibly();
        events.malformed(
                this,
                new ProtocolException(ErrorCode.BAD_MESSAGE, -1, "Messages are text, not binary."),
                waiting::release);
    }

    @Override
    public void onWriteDemand(WebSocket conn) {
        if (webSocket.isFlushAndClose()) {
            webSocket.outQueue.add(NOTHING);
        }
    }

    @Override
    public void onWebsocketClose(WebSocket ws, int code, String reason, boolean remote) {
        LOG.debug("{} closed: {} {}", client, code, reason);
    }

    @Override
    public void onWebsocketClosing(WebSocket ws, int code, String reason, boolean remote) {
        LOG.debug("{} closes: {} {}", client, code, reason);
    }

    @Override
    public void onWebsocketCloseInitiated(WebSocket ws, int code, String reason) {
        LOG.debug("{} is closed: {} {}", client, code, reason);
    }

    @Override
    public void onWebsocketError(WebSocket conn, Exception e) {
        // Frames that are none: a stranger could fill the log with that.
        LOG.debug("{} broke the rules of WebSocket", client, e);
    }

    @Override
    public InetSocketAddress getLocalSocketAddress(WebSocket conn) {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public InetSocketAddress getRemoteSocketAddress(WebSocket conn) {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }
}
