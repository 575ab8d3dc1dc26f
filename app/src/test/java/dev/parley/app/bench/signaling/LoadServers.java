package dev.parley.app.bench.signaling;

import dev.parley.signaling.program.ServerMain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How the servers are started: all with the same certificate, which is the one that ours made. */
public final class LoadServers {
    private static final int OUR_PORT = 7501;
    private static final int SOCKET_IO_PORT = 7502;
    private static final int PEER_JS_PORT = 7503;
    private static final String CONFIGURATION = """
            listen = 127.0.0.1:%d
            data = %s
            registration = open
            stun-port = 0
            metrics-port = 0
            backups-kept = 0
            log-level = warn
            """;
    private static final String ALIAS = "parley";
    private static final char[] IDENTITY_PASSWORD = "parley".toCharArray();

    private final Path directory;
    private final Path packages;

    /**
     * Servers that keep their data in a folder.
     *
     * @param packages where {@link NodePackages} are
     */
    public LoadServers(Path directory, Path packages) {
        this.directory = directory;
        this.packages = packages;
    }

    private Path data() {
        return directory.resolve("data");
    }

    /**
     * Ours, with accounts for so many clients.
     *
     * @param options for its virtual machine
     */
    public LoadServer ours(int accounts, List<String> options) throws IOException {
        Accounts.make(data(), accounts);
        Path configuration = directory.resolve("parley-server.properties");
        Files.writeString(configuration, CONFIGURATION.formatted(OUR_PORT, data()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                "run",
                "--config",
                configuration.toString()));
        return new LoadServer(
                "Parley", new ParleyDialect(), command, "wss:", directory.resolve("parley.log"), OUR_PORT);
    }

    /** A Socket.IO server in Node. Ours must have been started once. */
    public LoadServer socketIo() throws IOException {
        return node("Socket.IO", new SocketIoDialect(), "socketio.mjs", SOCKET_IO_PORT);
    }

    /** PeerJS's server in Node. Ours must have been started once. */
    public LoadServer peerJs() throws IOException {
        return node("PeerJS", new PeerJsDialect(), "peerjs.mjs", PEER_JS_PORT);
    }

    private LoadServer node(String name, Dialect dialect, String script, int port) throws IOException {
        Path pem = directory.resolve("identity.pem");
        if (!Files.exists(pem)) {
            writePem(pem);
        }
        List<String> command =
                List.of("node", packages.resolve(script).toString(), Integer.toString(port), pem.toString());
        return new LoadServer(name, dialect, command, "ready", directory.resolve(script + ".log"), port);
    }

    private void writePem(Path pem) throws IOException {
        try (InputStream in = Files.newInputStream(data().resolve("identity.p12"));
                OutputStream out = Files.newOutputStream(pem)) {
            KeyStore identity = KeyStore.getInstance("PKCS12");
            identity.load(in, IDENTITY_PASSWORD);
            Key key = identity.getKey(ALIAS, IDENTITY_PASSWORD);
            out.write(pem("PRIVATE KEY", key.getEncoded()));
            for (var certificate : identity.getCertificateChain(ALIAS)) {
                out.write(pem("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static byte[] pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
