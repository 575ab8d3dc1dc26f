package dev.parley.signaling.websocket;

import dev.parley.signaling.upgrade.HttpHead;
import dev.parley.signaling.upgrade.UpgradeRefused;
import dev.parley.signaling.upgrade.UpgradeRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.CloseFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection. All of it belongs to the thread of its {@link EventLoop}.
 *
 * <pre>
 *  UPGRADE ── 101 ──▶ OPEN ── close, or a rule is broken ──▶ CLOSING ── all is sent ──▶ LINGERING ──▶ CLOSED
 *     └── refused: the answer is sent ────────────────────────▲  10 s at most          2 s at most, or the client closes
 *  from each state: lost, killed ──▶ CLOSED
 * </pre>
 */
public final class WebSocketConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);
    /** In the system's buffer, for a client that does not read; the rest waits in ours, which is counted. */
    private static final int SEND_BUFFER_BYTES = 262_144;
    /** A socket that is closed while the client still sends would take away what the client has not read yet. */
    private static final long LINGER_MS = 2_000;
    /** That a client may still send then; who sends on and on is cut off. */
    private static final int LINGER_BYTES = 1_048_576;

    /** How long a client may take to read what is sent before the end. */
    private static final long CLOSE_WITHIN_MS = 10_000;

    private final EventLoop loop;
    private final SocketChannel channel;
    private final Rules rules;
    private final Events events;
    private final InetAddress address;
    private final SelectionKey key;
    private final Transport transport;
    private final RequestReader request = new RequestReader();
    private final FrameGate gate;
    private final FrameDecoder decoder;
    private final Frames frames;
    private final Output output;

    private State state = State.UPGRADE;
    private boolean willSend;
    /** Bytes that came after the end. */
    private int late;

    private long heardAt = System.nanoTime();

    private enum State {
        UPGRADE,
        OPEN,
        CLOSING,
        LINGERING,
        CLOSED
    }

    /**
     * What is spoken and allowed.
     *
     * @param upgrade which requests become a WebSocket
     * @param messageBytes of a message from a client, at most, unless more are {@linkplain #allow allowed}; more ends the
     *     connection with code 1009
     * @param queuedBytes that may wait for a client that reads slowly; more ends the connection
     */
    public record Rules(UpgradeRules upgrade, int messageBytes, int queuedBytes) {}

    /** What happens to a connection. */
    public interface Events {
        /**
         * Somebody asks well for a WebSocket.
         *
         * @throws UpgradeRefused if they don't get one
         */
        void upgrading(HttpHead head) throws UpgradeRefused;

        /** They don't get one, and are told so. */
        void refused(UpgradeRefused.Status status);

        /** It can be spoken. */
        void opened();

        /** A text message of so many bytes. */
        void text(String message, int bytes);

        /** A binary message. */
        void binary();

        /** More than allowed waits for the client; it is cut off. */
        void tooSlow();

        /** The last of all; comes exactly once, in a turn of its own. */
        void closed();
    }

    /**
     * Takes over a connection that was just accepted.
     *
     * @param tls what to encrypt with; null for plain HTTP
     * @param handshakes does the work of TLS handshakes
     */
    public WebSocketConnection(
            EventLoop loop, SocketChannel channel, SSLContext tls, Executor handshakes, Rules rules, Events events)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.rules = rules;
        this.events = events;
        address = channel.socket().getInetAddress();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
        transport = tls == null
                ? new PlainTransport(loop, channel)
                : new TlsTransport(loop, channel, tls.createSSLEngine(), handshakes, this::ready);
        Draft_6455 draft = new Draft_6455();
        gate = new FrameGate(rules.messageBytes());
        decoder = new FrameDecoder(draft, gate, new Received());
        frames = new Frames(draft);
        key = loop.register(channel, SelectionKey.OP_READ, this::ready);
        output = new Output(transport, key);
    }

    /** Where the other end of the socket is. */
    public InetAddress address() {
        return address;
    }

    /** Time of {@link System#nanoTime} when something came, a pong included. */
    public long heardAt() {
        return heardAt;
    }

    /** From now on a message from the client may have so many bytes. */
    public void allow(int messageBytes) {
        gate.allow(messageBytes);
    }

    /** Queues a text. Nothing happens unless the connection is open. */
    public void send(String text) {
        if (state != State.OPEN) {
            return;
        }
        if (output.isFull(rules.queuedBytes())) {
            LOG.warn("A client reads too slowly: {} bytes wait", queuedBytes());
            LOG.debug("It is the one at {}", address);
            events.tooSlow();
            kill();
            return;
        }
        queue(frames.text(text));
    }

    /** Bytes that the client has not taken yet; those in the system's buffers are not in this. */
    public long queuedBytes() {
        return output.bytes();
    }

    /** Whether the work of a handshake waits, or is done, on another thread. */
    public boolean isBusy() {
        return transport.isBusy();
    }

    /** Asks for a sign of life (RFC 6455, section 5.5.2). */
    public void ping() {
        if (state == State.OPEN) {
            queue(frames.ping());
        }
    }

    /** Closes after what is queued. */
    public void close(String why) {
        closeWith(CloseFrame.NORMAL, why);
    }

    private void closeWith(int code, String why) {
        if (state == State.OPEN) {
            LOG.debug("{} is closed: {} {}", address, code, why);
            queue(frames.close(code, why));
            closing();
        } else if (state == State.UPGRADE) {
            kill();
        }
    }

    private void closing() {
        state = State.CLOSING;
        var unused = loop.schedule(this::kill, CLOSE_WITHIN_MS, TimeUnit.MILLISECONDS);
    }

    /** Closes at once, without a word. */
    public void kill() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        request.clear();
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Closing the socket of {} failed", address, e);
        }
        try {
            loop.execute(events::closed);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stops; nobody is told of {}", address);
        }
    }

    private void queue(byte[] bytes) {
        output.add(bytes);
        if (!willSend) {
            willSend = true;
            loop.sendLater(this);
        }
    }

    private void ready() {
        if (state == State.CLOSED) {
            return;
        }
        try {
            if (!transport.isBusy()) {
                read();
            }
            if (key.isValid() && (key.isWritable() || transport.unsent() > 0)) {
                send();
            }
            watch();
        } catch (IOException e) {
            LOG.debug("Connection of {} is lost: {}", address, e.toString());
            kill();
        } catch (RuntimeException e) {
            LOG.error("Connection of {} failed", address, e);
            kill();
        }
    }

    private void read() throws IOException {
        ByteBuffer plain = loop.plainIn.clear();
        boolean more = transport.read(plain);
        plain.flip();
        if (plain.hasRemaining()) {
            heardAt = System.nanoTime();
            received(plain);
        }
        if (!more) {
            if (state == State.CLOSING) {
                // The client may wait for the answer to its close frame.
                send();
            }
            kill();
        }
    }

    private void received(ByteBuffer plain) {
        if (state == State.CLOSING || state == State.LINGERING) {
            late += plain.remaining();
            if (late > LINGER_BYTES) {
                kill();
            }
            return;
        }
        try {
            if (state == State.UPGRADE) {
                upgrade(plain);
            }
            if (state == State.OPEN) {
                decoder.decode(plain);
            }
        } catch (WebSocketException e) {
            closeWith(e.code(), e.getMessage());
        } catch (UpgradeRefused e) {
            LOG.debug("{} is refused: {} {}", address, e.status(), e.getMessage());
            events.refused(e.status());
            queue(e.response());
            closing();
        }
    }

    private void upgrade(ByteBuffer plain) throws UpgradeRefused {
        HttpHead head = request.read(plain);
        if (head == null) {
            return;
        }
        byte[] response = rules.upgrade().check(head);
        events.upgrading(head);
        queue(response);
        state = State.OPEN;
        events.opened();
    }

    private final class Received implements FrameDecoder.Events {
        @Override
        public void text(String message, int bytes) {
            if (state == State.OPEN) {
                events.text(message, bytes);
            }
        }

        @Override
        public void binary() {
            if (state == State.OPEN) {
                events.binary();
            }
        }

        @Override
        public void ping(ByteBuffer payload) {
            if (output.isFullOfPongs()) {
                LOG.debug("{} pings and takes no answer", address);
                kill();
            } else if (state == State.OPEN) {
                queue(frames.pong(payload));
            }
        }

        @Override
        public void closing(int code) {
            // Section 5.5.1: the answer has the same code.
            closeWith(code, "");
        }
    }

    /** The end of a turn. */
    void flush() {
        willSend = false;
        if (state == State.CLOSED) {
            return;
        }
        try {
            send();
            watch();
        } catch (IOException e) {
            LOG.debug("{} takes no more: {}", address, e.toString());
            kill();
        }
    }

    private void send() throws IOException {
        if (state != State.CLOSING) {
            output.send();
        } else if (output.end()) {
            state = State.LINGERING;
            channel.shutdownOutput();
            var unused = loop.schedule(this::kill, LINGER_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void watch() {
        if (state != State.CLOSED) {
            output.watch();
        }
    }
}
