package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.extensions.DefaultExtension;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.Protocol;
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
    /** Room above {@link Limits#MESSAGE_BYTES}, so that a message a bit too large is answered and not cut off. */
    private static final int FRAME_BYTES = 4 * Limits.MESSAGE_BYTES;
    /** Bytes of an upgrade request; the library itself would take any number. */
    private static final int UPGRADE_BYTES = 16_384;

    private static final int SEND_BUFFER_BYTES = 262_144;
    /** Requests of one client that wait for the {@code server} thread; the reader waits above that. */
    private static final int WAITING_REQUESTS = 64;

    private static final Draft DRAFT =
            new Draft_6455(List.of(new DefaultExtension()), List.of(new Protocol(Limits.SUBPROTOCOL)), FRAME_BYTES);
    /** Wakes the writer. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** What happens to connections. Called on their threads. */
    interface Events {
        /** TLS and the upgrade are done. */
        void opened(SocketConnection connection);

        void request(SocketConnection connection, Codec.RequestFrame frame, Runnable done);

        void malformed(SocketConnection connection, ProtocolException e, Runnable done);

        /** The client takes nothing any more, and is cut off. */
        void tooSlow(SocketConnection connection);

        /** The last of all; comes exactly once, also for one that never opened. */
        void closed(SocketConnection connection);
    }

    private final Socket socket;
    private final SSLContext tls;
    private final Events events;
    private final String address;
    private final boolean local;
    private final WebSocketImpl webSocket = new WebSocketImpl(this, List.of(DRAFT));
    private final Semaphore waiting = new Semaphore(WAITING_REQUESTS);

    /** Written by the reader, read by the server thread. */
    private volatile long heardAt = System.nanoTime();

    private volatile boolean opened;
    private volatile boolean signedIn;

    SocketConnection(Socket socket, SSLContext tls, Events events) {
        this.socket = socket;
        this.tls = tls;
        this.events = events;
        this.address = SocketAddresses.forLimits(socket.getInetAddress());
        this.local = SocketAddresses.isLocal(socket.getInetAddress());
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
            SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, (InputStream) null, true);
            secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secure.startHandshake();
            OutputStream out = secure.getOutputStream();
            writer = Thread.ofVirtual().name("signaling writer").start(() -> write(secure, out));
            decode(secure.getInputStream());
        } catch (IOException e) {
            LOG.debug("Connection of {} is lost: {}", address, e.toString());
        } catch (RuntimeException e) {
            LOG.warn("A connection failed", e);
        } finally {
            webSocket.eot();
            if (writer != null) {
                writer.interrupt();
            }
            kill();
            events.closed(this);
        }
    }

    private void decode(InputStream in) throws IOException {
        byte[] buffer = new byte[16_384];
        int upgrade = 0;
        int count = in.read(buffer);
        while (count >= 0) {
            heardAt = System.nanoTime();
            if (!opened) {
                upgrade += count;
                if (upgrade > UPGRADE_BYTES) {
                    throw new IOException("the upgrade request is too long");
                }
            }
            if (count > 0) {
                webSocket.decode(ByteBuffer.wrap(buffer, 0, count));
            }
            if (webSocket.isClosed()) {
                return;
            }
            count = in.read(buffer);
        }
    }

    private void write(SSLSocket secure, OutputStream out) {
        try {
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
            LOG.debug("{} takes no more: {}", address, e.toString());
            kill();
        }
    }

    /** Closes the socket at once, from any thread; the reader then does the rest. */
    void kill() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing the socket of {} failed", address, e);
        }
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean isLocal() {
        return local;
    }

    @Override
    public void signedIn() {
        signedIn = true;
    }

    boolean isSignedIn() {
        return signedIn;
    }

    boolean isOpened() {
        return opened;
    }

    /** Nanoseconds since something came, a pong included. */
    long silentNanos() {
        return System.nanoTime() - heardAt;
    }

    void ping() {
        if (webSocket.isOpen()) {
            try {
                webSocket.sendPing();
            } catch (WebsocketNotConnectedException e) {
                LOG.debug("{} closed before its ping", address);
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
        long queued = queuedBytes();
        if (queued > Limits.QUEUED_BYTES) {
            LOG.warn("A client reads too slowly: {} bytes wait", queued);
            LOG.debug("It is the one at {}", address);
            events.tooSlow(this);
            kill();
            return;
        }
        try {
            webSocket.send(frame);
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("{} closed before a message to it", address);
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
        LOG.debug("{} closed: {} {}", address, code, reason);
    }

    @Override
    public void onWebsocketClosing(WebSocket ws, int code, String reason, boolean remote) {
        LOG.debug("{} closes: {} {}", address, code, reason);
    }

    @Override
    public void onWebsocketCloseInitiated(WebSocket ws, int code, String reason) {
        LOG.debug("{} is closed: {} {}", address, code, reason);
    }

    @Override
    public void onWebsocketError(WebSocket conn, Exception e) {
        // Frames that are none: a stranger could fill the log with that.
        LOG.debug("{} broke the rules of WebSocket", address, e);
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
