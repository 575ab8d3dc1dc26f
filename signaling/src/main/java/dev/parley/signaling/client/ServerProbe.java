package dev.parley.signaling.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;

/** Looks at a server's certificate before anybody types a password. */
public final class ServerProbe {
    private static final int DEFAULT_PORT = 443;
    private static final int TIMEOUT_MS = 8_000;

    private ServerProbe() {}

    /** What was found. */
    public sealed interface Outcome {}

    /** A certificate that is pinned, or that the system trusts for that host. */
    public record Trusted() implements Outcome {}

    /** One that is neither; ask the person. */
    public record Unknown(String fingerprint) implements Outcome {}

    /** Another one than the pinned one. */
    public record Changed(String expected, String fingerprint) implements Outcome {}

    /** Nobody answers there, or not with TLS. */
    public record Unreachable(String why) implements Outcome {}

    /** Makes a TLS connection and ends it. Blocks for some seconds at most. */
    public static Outcome probe(URI server, ServerTrust trust) {
        PinningTrust pinning = new PinningTrust(trust);
        int port = server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), port), TIMEOUT_MS);
            pinning.handshake(socket, server.getHost(), port, TIMEOUT_MS).close();
            return new Trusted();
        } catch (UnknownHostException e) {
            return new Unreachable("There is no computer called " + server.getHost() + ".");
        } catch (SocketTimeoutException e) {
            return new Unreachable("It does not answer.");
        } catch (IOException e) {
            ConnectionListener.Refusal refusal = pinning.refusal();
            return switch (refusal) {
                case ConnectionListener.Refusal.UnknownCertificate(String fingerprint) -> new Unknown(fingerprint);
                case ConnectionListener.Refusal.ChangedCertificate(String expected, String fingerprint) ->
                    new Changed(expected, fingerprint);
                case null, default -> new Unreachable(String.valueOf(e.getMessage()));
            };
        }
    }
}
