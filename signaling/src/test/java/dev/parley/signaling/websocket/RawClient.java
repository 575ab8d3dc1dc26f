package dev.parley.signaling.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.signaling.testing.AnyCertificate;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;

/** A socket, through TLS or not, on which a test says what no library would. */
final class RawClient implements AutoCloseable {
    private static final int MASK = 0x37fa213d;
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final Socket socket;
    private final DataInputStream in;

    /**
     * What a server sent.
     *
     * @param payload each byte as one character
     */
    record Frame(int first, String payload) {
        Frame(int first, byte[] payload) {
            this(first, new String(payload, ISO_8859_1));
        }

        @Override
        public String toString() {
            String shown = payload.length() > 40
                    ? payload.length() + " bytes"
                    : HexFormat.of().formatHex(payload.getBytes(ISO_8859_1));
            return Integer.toHexString(first) + ":" + shown;
        }
    }

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    static RawClient plain(InetSocketAddress address) throws IOException {
        return new RawClient(new Socket(address.getAddress(), address.getPort()));
    }

    static RawClient tls(InetSocketAddress address, String... protocols) throws Exception {
        var secure = (SSLSocket)
                AnyCertificate.context().getSocketFactory().createSocket(address.getAddress(), address.getPort());
        if (protocols.length > 0) {
            secure.setEnabledProtocols(protocols);
        }
        return new RawClient(secure);
    }

    /** Through TLS, and the upgrade is done. */
    static RawClient open(InetSocketAddress address) throws Exception {
        RawClient client = tls(address);
        client.send(upgrade().getBytes(ISO_8859_1));
        String head = client.head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(head);
        }
        return client;
    }

    static String upgrade() {
        return "GET /any/path?with=query HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + KEY + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: "
                + EchoServer.SUBPROTOCOL + "\r\n\r\n";
    }

    /** One frame of a client, masked. */
    static byte[] frame(int first, byte[] payload) {
        return concat(start(first, payload.length), masked(payload));
    }

    static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(UTF_8));
    }

    /** The header of a frame, with the shortest form of its length. */
    static byte[] start(int first, long length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (length <= 125) {
            out.write(0x80 | (int) length);
        } else if (length <= 0xffff) {
            out.write(0x80 | 126);
            out.write((int) length >> 8);
            out.write((int) length);
        } else {
            out.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) (length >> shift));
            }
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(MASK >> shift);
        }
        return out.toByteArray();
    }

    private static byte[] masked(byte[] payload) {
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= (byte) (MASK >> (24 - 8 * (i % 4)));
        }
        return masked;
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** In one TLS record, or as few as can be. */
    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** In TLS records of so many bytes. */
    void send(byte[] bytes, int each) throws IOException {
        for (int i = 0; i < bytes.length; i += each) {
            socket.getOutputStream().write(bytes, i, Math.min(each, bytes.length - i));
        }
    }

    /** Says that nothing more comes. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** The header of an HTTP answer; what is there if the connection ends before. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** All that comes until the end, each byte as one character. */
    String rest() throws IOException {
        try {
            return new String(in.readAllBytes(), ISO_8859_1);
        } catch (SocketException e) {
            // Reset: the server did not read all that was sent.
            return "";
        }
    }

    /** KeyUpdate (RFC 8446, section 4.6.3). */
    void renewKeys() throws IOException {
        ((SSLSocket) socket).startHandshake();
    }

    /** The next frame; null at the end. */
    Frame read() throws IOException {
        try {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            return new Frame(first, payload);
        } catch (EOFException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
