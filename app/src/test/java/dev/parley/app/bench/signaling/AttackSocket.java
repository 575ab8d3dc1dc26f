package dev.parley.app.bench.signaling;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;

/** A connection of somebody who means no good: each step is taken by itself, or not at all. Blocks. */
final class AttackSocket implements AutoCloseable {
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;
    private static final int PATIENCE_MS = 40_000;
    private static final SSLSocketFactory TLS = AnyCertificate.context().getSocketFactory();

    private final Socket tcp = new Socket();
    private Socket socket = tcp;
    private DataInputStream in;
    private String device = "";
    private String token = "";
    private String deviceToken = "";

    private AttackSocket() {}

    /** Connects, and says nothing yet. The number makes the address that it comes from. */
    static AttackSocket connect(InetSocketAddress server, int number) throws IOException {
        AttackSocket fresh = new AttackSocket();
        // Before connecting: what it announces is small, too.
        fresh.tcp.setReceiveBufferSize(8_192);
        fresh.tcp.setSoTimeout(PATIENCE_MS);
        fresh.tcp.setTcpNoDelay(true);
        fresh.tcp.bind(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 2, (byte) (number / 250), (byte) (1 + number % 250)}), 0));
        fresh.tcp.connect(server);
        return fresh;
    }

    /** As the account of that number, from an address of its own. */
    static AttackSocket signedIn(InetSocketAddress server, int number) throws IOException {
        AttackSocket fresh = connect(server, number);
        try {
            fresh.open();
            fresh.text(ParleyDialect.signIn(Accounts.name(number), Accounts.PASSWORD));
            fresh.expectSignedIn();
            return fresh;
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
    }

    void expectSignedIn() throws IOException {
        String answer = read();
        if (!isSignedIn(answer)) {
            throw new IOException(answer);
        }
        device = Payloads.word(answer, "device");
        token = Payloads.word(answer, "token");
        deviceToken = Payloads.word(answer, "deviceToken");
    }

    static boolean isSignedIn(String answer) {
        return answer.startsWith("{\"type\":\"signed-in\"");
    }

    void tls() throws IOException {
        socket = TLS.createSocket(tcp, "localhost", tcp.getPort(), true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** TLS and the upgrade. */
    void open() throws IOException {
        tls();
        raw(LoadSocket.upgrade("/", "parley.v1").getBytes(StandardCharsets.ISO_8859_1));
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += (char) in.readUnsignedByte();
        }
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(head);
        }
    }

    String device() {
        return device;
    }

    String token() {
        return token;
    }

    String deviceToken() {
        return deviceToken;
    }

    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void text(String message) throws IOException {
        raw(frame(message));
    }

    /** One frame, masked with zeros. */
    static byte[] frame(String message) {
        byte[] payload = message.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 8);
        frame.write(TEXT);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Waits until the other side closes, however that is done. */
    void awaitEnd() {
        try {
            byte[] some = new byte[4_096];
            while (socket.getInputStream().read(some) >= 0) {
                // What it still says does not matter.
            }
        } catch (IOException e) {
            // That is an end, too.
        }
    }

    /** The next text. */
    String read() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = in.readNBytes((int) length);
            switch (first) {
                case TEXT -> {
                    return new String(payload, StandardCharsets.ISO_8859_1);
                }
                case PING -> raw(new byte[] {(byte) PONG, (byte) 0x80, 0, 0, 0, 0});
                case CLOSE -> throw new EOFException("closed");
                default -> throw new IOException("unexpected frame " + first);
            }
        }
    }

    /** The next text that has this in it. */
    String readUntil(String part) throws IOException {
        while (true) {
            String message = read();
            if (message.contains(part)) {
                return message;
            }
        }
    }

    /** Reads whatever comes, on a thread of its own. */
    void drain() {
        Thread.ofVirtual().start(this::awaitEnd);
    }

    @Override
    public void close() {
        try {
            // TLS would wait until its farewell is sent.
            tcp.close();
        } catch (IOException e) {
            // It is closed then.
        }
    }
}
