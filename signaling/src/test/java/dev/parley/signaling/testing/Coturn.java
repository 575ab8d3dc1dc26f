package dev.parley.signaling.testing;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's TURN server on loopback, by UDP and TCP on one port. */
public final class Coturn implements AutoCloseable {
    private final Process process;
    private final int port;

    private Coturn(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** One that shares this secret; skips the test where the program is not installed. */
    public static Coturn withSecret(Path directory, String secret) throws IOException {
        return start(directory, "--use-auth-secret", "--static-auth-secret=" + secret);
    }

    /** One that relays for everybody. */
    public static Coturn forEverybody(Path directory) throws IOException {
        return start(directory, "--no-auth");
    }

    private static Coturn start(Path directory, String... options) throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "turnserver"))),
                "this machine has no turnserver (Debian's package coturn)");
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                "turnserver",
                "-n",
                "--listening-ip=127.0.0.1",
                "--relay-ip=127.0.0.1",
                "--listening-port=" + port,
                "--realm=parley.test",
                "--no-tls",
                "--no-dtls",
                "--no-cli",
                "--simple-log",
                "--log-file=stdout",
                "--pidfile=" + directory.resolve("turn.pid"),
                "--userdb=" + directory.resolve("turn.sqlite")));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // Not closed: it speaks for as long as it lives, and somebody has to listen.
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        String line = log.readLine();
        while (line != null && !line.contains("Total General servers")) {
            line = log.readLine();
        }
        assertNotNull(line, "turnserver ended");
        Thread.ofVirtual().start(() -> log.lines().forEach(unused -> {}));
        return new Coturn(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens by UDP. */
    public String udp() {
        return "turn:127.0.0.1:" + port;
    }

    /** Where it listens by TCP. */
    public String tcp() {
        return "turn:127.0.0.1:" + port + "?transport=tcp";
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
