package dev.parley.app.bench.signaling;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * A WebSocket client over TLS that never blocks: as much of RFC 6455 as servers that keep it need. Its texts are ASCII.
 * Belongs to the thread of its {@link LoadLoop}.
 */
final class LoadSocket {
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;
    private static final byte[] NOTHING = {};

    /** What happens to it. */
    interface Events {
        void opened();

        void text(String message);

        /** It is closed, by whomever. Comes once. */
        void closed(String why);
    }

    private final LoadLoop loop;
    private final SSLEngine engine;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Events events;
    private final byte[] upgrade;

    private boolean upgraded;
    private boolean secure;
    private boolean waits;
    private boolean over;
    /** Encrypted and not a whole record yet. */
    private byte[] netLeft = NOTHING;
    /** Decrypted and not a whole frame yet. */
    private byte[] plainLeft = NOTHING;
    /** Not encrypted yet. */
    private final Deque<ByteBuffer> frames = new ArrayDeque<>();
    /** Encrypted and not sent yet. */
    private byte[] left = NOTHING;

    LoadSocket(
            LoadLoop loop,
            Selector selector,
            SSLContext tls,
            InetSocketAddress server,
            InetAddress from,
            String path,
            String protocol,
            Events events)
            throws IOException {
        this.loop = loop;
        this.events = events;
        engine = tls.createSSLEngine();
        engine.setUseClientMode(true);
        upgrade = upgrade(path, protocol).getBytes(StandardCharsets.ISO_8859_1);
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        try {
            channel.bind(new InetSocketAddress(from, 0));
            channel.connect(server);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        key = channel.register(selector, SelectionKey.OP_CONNECT, this);
    }

    /** The request that opens a WebSocket. */
    static String upgrade(String path, String protocol) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + (protocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n") + "\r\n";
    }

    /** The selector found something to do. */
    void ready() {
        try {
            if (!key.isValid()) {
                return;
            }
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                engine.beginHandshake();
                handshake();
                return;
            }
            if (key.isWritable()) {
                write();
            }
            if (key.isReadable()) {
                read();
            }
        } catch (IOException e) {
            end(e.toString());
        }
    }

    private void read() throws IOException {
        ByteBuffer net = loop.net.clear();
        net.put(netLeft);
        netLeft = NOTHING;
        int count = channel.read(net);
        net.flip();
        ByteBuffer plain = loop.plain.clear();
        plain.put(plainLeft);
        plainLeft = NOTHING;
        while (net.hasRemaining()) {
            SSLEngineResult result = engine.unwrap(net, plain);
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                break;
            }
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
                plain.flip();
                decode(plain);
                plain.compact();
            } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                break;
            }
            if (!secure) {
                handshake();
            }
        }
        if (net.hasRemaining()) {
            netLeft = new byte[net.remaining()];
            net.get(netLeft);
        }
        plain.flip();
        decode(plain);
        if (plain.hasRemaining()) {
            plainLeft = new byte[plain.remaining()];
            plain.get(plainLeft);
        }
        if (count < 0 || engine.isInboundDone()) {
            throw new EOFException();
        }
    }

    private void handshake() throws IOException {
        while (true) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            } else if (status == HandshakeStatus.NEED_WRAP) {
                frames.addFirst(ByteBuffer.wrap(NOTHING));
                write();
            } else if (status == HandshakeStatus.NOT_HANDSHAKING) {
                secure = true;
                later(ByteBuffer.wrap(upgrade));
                return;
            } else {
                return;
            }
        }
    }

    private void decode(ByteBuffer plain) throws IOException {
        if (!upgraded && !upgrade(plain)) {
            return;
        }
        while (plain.remaining() >= 2) {
            plain.mark();
            int opcode = plain.get() & 0xff;
            long length = plain.get() & 0x7f;
            if (length >= 126 && plain.remaining() < (length == 126 ? 2 : 8)) {
                plain.reset();
                return;
            }
            length = length < 126 ? length : length == 126 ? plain.getShort() & 0xffff : plain.getLong();
            if (plain.remaining() < length) {
                plain.reset();
                return;
            }
            byte[] payload = new byte[(int) length];
            plain.get(payload);
            if (opcode == TEXT) {
                events.text(new String(payload, StandardCharsets.ISO_8859_1));
            } else if (opcode == PING) {
                frame(PONG, payload);
            } else if (opcode == CLOSE) {
                throw new IOException(
                        "closed: " + new String(payload, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", ""));
            } else {
                throw new IOException("unexpected frame " + opcode);
            }
        }
    }

    private boolean upgrade(ByteBuffer plain) throws IOException {
        String text = StandardCharsets.ISO_8859_1.decode(plain.duplicate()).toString();
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!text.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not let in: " + text.lines().findFirst().orElse(""));
        }
        plain.position(plain.position() + end + 4);
        upgraded = true;
        events.opened();
        return true;
    }

    /** Sends a text at the end of this turn. */
    void send(String text) {
        if (over) {
            return;
        }
        frame(TEXT, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The mask is all zeros: masked as it must be, and the payload stays as it is. */
    private void frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) opcode);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload).flip();
        later(frame);
    }

    /** Sends it at the end of this turn. */
    private void later(ByteBuffer frame) {
        frames.add(frame);
        if (!waits) {
            waits = true;
            loop.unsent(this);
        }
    }

    /** Sends what waits. */
    void flush() {
        try {
            waits = false;
            write();
        } catch (IOException e) {
            end(e.toString());
        }
    }

    private void write() throws IOException {
        if (over) {
            return;
        }
        ByteBuffer net = loop.out.clear().put(left);
        left = NOTHING;
        while (!frames.isEmpty() && net.remaining() >= engine.getSession().getPacketBufferSize()) {
            ByteBuffer frame = frames.peek();
            SSLEngineResult result = engine.wrap(frame, net);
            if (result.getStatus() != SSLEngineResult.Status.OK) {
                throw new IOException("TLS is " + result.getStatus());
            }
            if (!frame.hasRemaining()) {
                frames.remove();
            }
        }
        channel.write(net.flip());
        if (net.hasRemaining()) {
            left = new byte[net.remaining()];
            net.get(left);
        }
        boolean more = left.length > 0 || !frames.isEmpty();
        key.interestOps(more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void end(String why) {
        if (over) {
            return;
        }
        over = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            why = why + ", " + e;
        }
        events.closed(why);
    }
}
