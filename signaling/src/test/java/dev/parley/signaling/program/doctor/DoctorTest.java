package dev.parley.signaling.program.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.server.IceConfig;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import dev.parley.signaling.server.TransportConfig;
import dev.parley.signaling.server.TurnConfig;
import dev.parley.signaling.store.Database;
import dev.parley.signaling.testing.Coturn;
import dev.parley.signaling.upgrade.ForwardedFor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The doctor with real servers. */
@Timeout(60)
class DoctorTest {
    @TempDir
    Path folder;

    private Path data;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void folder() throws IOException {
        data = folder.resolve("data");
        Files.createDirectory(data);
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ServerConfig config(int port, int stunPort) {
        return ServerConfig.local("127.0.0.1", port, data, "Test")
                .with(new IceConfig(List.of(), stunPort, TurnConfig.NONE));
    }

    private int examine(ServerConfig config) {
        Clock clock = Clock.system(ZoneOffset.UTC);
        return new Doctor(config, 0, true, clock, new PrintWriter(said, true)).examine();
    }

    private void says(String words) {
        assertTrue(said.toString().contains(words), said.toString());
    }

    @Test
    void before_the_first_start_all_is_well_and_nothing_is_made() throws Exception {
        Files.delete(data);
        assertEquals(0, examine(config(freePort(), freePort())), said.toString());
        says("can be listened on");
        says("answers a binding request");
        says("No problems.");
        assertFalse(Files.exists(data));
    }

    @Test
    void a_running_server_is_asked() throws Exception {
        ServerConfig config = config(freePort(), freePort());
        SignalingServer server = new SignalingServer(config);
        server.start();
        try {
            assertEquals(0, examine(config), said.toString());
            says("TCP port " + config.port() + " is answered by the server");
            says("UDP port " + config.ice().stunPort() + ", for STUN, answers a binding request");
            says(server.fingerprint());
            says("The database is whole");
            says("TCP " + config.port() + ", for everybody who calls");
            assertEquals(1, examine(config(freePort(), 0)), said.toString());
            says("Was the configuration changed since it started?");
        } finally {
            server.close();
        }
    }

    @Test
    void behind_a_proxy_the_proxys_port_is_to_be_opened() throws Exception {
        var proxy = new TransportConfig.BehindProxy(ForwardedFor.Header.X_FORWARDED_FOR, Set.of());
        ServerConfig config = config(freePort(), 0).with(new TransportConfig(proxy, Set.of()));
        SignalingServer server = new SignalingServer(config);
        server.start();
        try {
            assertEquals(0, examine(config), said.toString());
            says("is answered by the server");
            says("TCP 443");
        } finally {
            server.close();
        }
    }

    @Test
    void each_problem_is_said_and_counted() throws Exception {
        Files.writeString(Database.fileIn(data), "was a database once");
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DatagramSocket udp = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            assertEquals(4, examine(config(tcp.getLocalPort(), udp.getLocalPort())), said.toString());
        }
        says("chmod 700");
        says("parley-server restore FILE");
        says("TCP port");
        says("is taken by another program");
        says("4 problems.");
    }

    @Test
    void addresses_are_allocated_from_turn_servers() throws Exception {
        try (Coturn coturn = Coturn.withSecret(folder, "north wind")) {
            List<String> urls = List.of(coturn.udp(), coturn.tcp());
            var right = new TurnConfig(urls, "north wind", Duration.ofHours(1));
            ServerConfig config = config(freePort(), 0);
            assertEquals(0, examine(config.with(new IceConfig(List.of(), 0, right))), said.toString());
            says(coturn.tcp() + " relays from 127.0.0.1");
            says("external-ip");
            says("UDP 49152-65535");
            var wrong = new TurnConfig(urls, "south wind", Duration.ofHours(1));
            var fixed = new IceServerInfo(List.of(coturn.udp()), "anna", "guess");
            assertEquals(3, examine(config.with(new IceConfig(List.of(fixed), 0, wrong))), said.toString());
            says("refuses: 401");
            says("static-auth-secret");
            says("Are username and password right?");
        }
    }
}
