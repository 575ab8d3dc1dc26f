package dev.parley.signaling.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's side of TLS. What takes milliseconds in a handshake is done by other threads; a client that is silent
 * costs its memory and nothing else.
 */
final class TlsTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(TlsTransport.class);
    /** In the clear, of one record (RFC 8446, section 5.1). */
    private static final int RECORD_BYTES = 16_384;

    private static final byte[] NOTHING = {};

    private final EventLoop loop;
    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Executor handshakes;
    private final Runnable resume;

    /** Came, and is not a whole record yet, or waits for the work elsewhere. */
    private byte[] unread = NOTHING;
    /** Encrypted, and not taken by the socket yet. */
    private byte[] unsent = NOTHING;

    private boolean busy;
    private boolean ended;

    /**
     * Waits for the ClientHello.
     *
     * @param handshakes does the work of handshakes
     * @param resume called on the thread of the loop when such work is done
     */
    TlsTransport(EventLoop loop, SocketChannel channel, SSLEngine engine, Executor handshakes, Runnable resume) {
        this.loop = loop;
        this.channel = channel;
        this.engine = engine;
        this.handshakes = handshakes;
        this.resume = resume;
        engine.setUseClientMode(false);
    }

    @Override
    public boolean read(ByteBuffer plain) throws IOException {
        ByteBuffer in = loop.cipherIn.clear().put(unread);
        unread = NOTHING;
        if (!ended && channel.read(in) < 0) {
            ended = true;
        }
        in.flip();
        try {
            unwrap(in, plain);
        } catch (SSLException e) {
            sayWhy(e);
            throw e;
        }
        unread = rest(in);
        return !ended || busy;
    }

    private void unwrap(ByteBuffer in, ByteBuffer plain) throws IOException {
        while (true) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                workElsewhere();
                return;
            }
            if (status == HandshakeStatus.NEED_WRAP) {
                if (!wrapNothing()) {
                    return;
                }
                continue;
            }
            if (!in.hasRemaining()) {
                return;
            }
            SSLEngineResult result = engine.unwrap(in, plain);
            switch (result.getStatus()) {
                case OK -> {
                    // And the next record.
                }
                case BUFFER_UNDERFLOW -> {
                    return;
                }
                case CLOSED -> {
                    ended = true;
                    return;
                }
                case BUFFER_OVERFLOW -> throw new IllegalStateException("less than what came has no room");
            }
        }
    }

    private void workElsewhere() {
        busy = true;
        Runnable work = () -> {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            try {
                loop.execute(this::workDone);
            } catch (RejectedExecutionException e) {
                LOG.debug("The server stopped in a handshake");
            }
        };
        handshakes.execute(work);
    }

    private void workDone() {
        busy = false;
        resume.run();
    }

    /** Sends what TLS has to say by itself; false if that is nothing any more. */
    private boolean wrapNothing() throws IOException {
        ByteBuffer out = loop.cipherOut.clear().put(unsent);
        unsent = NOTHING;
        SSLEngineResult result = engine.wrap(ByteBuffer.wrap(NOTHING), out);
        channel.write(out.flip());
        unsent = rest(out);
        return result.getStatus() == Status.OK;
    }

    /** The alert, for a client that wants to know. */
    private void sayWhy(SSLException why) {
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrapNothing()) {
                LOG.trace("An alert is sent", why);
            }
        } catch (IOException e) {
            LOG.debug("An alert could not be sent", e);
        }
    }

    @Override
    public boolean isBusy() {
        return busy;
    }

    @Override
    public boolean write(Outbox outbox) throws IOException {
        ByteBuffer out = loop.cipherOut.clear().put(unsent);
        unsent = NOTHING;
        int packet = engine.getSession().getPacketBufferSize();
        while (true) {
            while (!outbox.isEmpty() && out.remaining() >= 2 * packet) {
                ByteBuffer plain = loop.plainOut.clear().limit(RECORD_BYTES);
                outbox.moveTo(plain);
                plain.flip();
                // The last bytes may want a record of their own.
                while (plain.hasRemaining()) {
                    SSLEngineResult result = engine.wrap(plain, out);
                    if (result.getStatus() != Status.OK) {
                        throw new SSLException("TLS takes no more: " + result);
                    }
                }
            }
            channel.write(out.flip());
            if (out.hasRemaining()) {
                unsent = rest(out);
                return false;
            }
            if (outbox.isEmpty()) {
                return true;
            }
            out.clear();
        }
    }

    @Override
    public void closeOutput() {
        engine.closeOutbound();
        ByteBuffer out = loop.cipherOut.clear().put(unsent);
        try {
            // close_notify (RFC 8446, section 6.1).
            var unused = engine.wrap(ByteBuffer.wrap(NOTHING), out);
        } catch (SSLException e) {
            LOG.debug("The end could not be announced", e);
        }
        unsent = rest(out.flip());
    }

    @Override
    public int unsent() {
        return unsent.length;
    }

    private static byte[] rest(ByteBuffer buffer) {
        return buffer.hasRemaining()
                ? Arrays.copyOfRange(
                        buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.arrayOffset() + buffer.limit())
                : NOTHING;
    }
}
