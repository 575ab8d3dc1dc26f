package dev.parley.signaling.server;

import dev.parley.signaling.testing.AnyCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client that writes its bytes itself. */
final class RawClient implements AutoCloseable {
    static final String UPGRADE = """
            GET / HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Protocol: parley.v1
            """;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    static RawClient plain(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return new RawClient(socket);
    }

    /** With TLS of that version, and no questions. */
    static RawClient secure(int port, String version) throws IOException, GeneralSecurityException {
        SSLContext context = AnyCertificate.context();
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(plain(port).socket, "localhost", port, true);
        secure.setEnabledProtocols(new String[] {version});
        secure.startHandshake();
        return new RawClient(secure);
    }

    Socket socket() {
        return socket;
    }

    /** Sends lines, and an empty one; gives the first line that is answered. */
    String ask(String lines) throws IOException {
        socket.getOutputStream().write((lines + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return line();
    }

    private String line() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** All that comes until the end. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
