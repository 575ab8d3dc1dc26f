package dev.parley.signaling.program;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.testing.AnyCertificate;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of few lines, on the thread that calls it: a socket, the upgrade and frames (RFC 6455). Trusts everybody. */
final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MS = Math.toIntExact(Duration.ofSeconds(10).toMillis());

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** Connects to a {@code ws} or {@code wss} URL. */
    static RawClient connect(URI url) throws IOException {
        InetAddress host = InetAddress.getByName(url.getHost());
        RawClient client = new RawClient(
                "wss".equals(url.getScheme())
                        ? AnyCertificate.context().getSocketFactory().createSocket(host, url.getPort())
                        : new Socket(host, url.getPort()));
        client.write(("GET / HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        // As the proxy in front of a server without TLS would say.
                        + "X-Forwarded-For: 192.0.2.1\r\n"
                        + "Sec-WebSocket-Protocol: " + Limits.SUBPROTOCOL + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) client.in.readByte());
        }
        if (!answer.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + answer);
        }
        return client;
    }

    /** Sends bytes as they are. */
    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends a text frame; its mask is all zeros. */
    void say(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) 0x81);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        out.write(frame.array(), 0, frame.position());
        out.flush();
    }

    /** The next message; pings before it are not answered. */
    Event next() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = in.readNBytes(Math.toIntExact(length));
            if (first == 0x88) {
                throw new EOFException("closed");
            }
            if (first == 0x81) {
                try {
                    return Codec.decodeEvent(new String(payload, StandardCharsets.UTF_8))
                            .event();
                } catch (ProtocolException e) {
                    throw new IOException(e);
                }
            }
        }
    }

    /** Reads until the server closes the connection. */
    void awaitEnd() throws IOException {
        var unused = in.readAllBytes();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
