package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.parley.signaling.client.ConnectionListener.Refusal;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.tls.OwnIdentity;
import dev.parley.signaling.tls.ServerIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are none, and servers that are none. */
class StrangersTest {
    @TempDir
    Path data;

    private SignalingServer server;

    @BeforeEach
    void start() throws ServerStartException {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Test"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Socket dial() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    @Test
    void silent_clients_cost_no_time_and_are_closed_after_five_seconds() throws Exception {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            silent.add(dial());
        }
        // One is stuck in the middle of its ClientHello.
        silent.getFirst().getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
        long begin = System.nanoTime();
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        for (Socket each : silent) {
            assertEquals(-1, each.getInputStream().read(), "closed without a word");
            each.close();
        }
        long elapsed = System.nanoTime() - begin;
        long used = system.getProcessCpuTime() - cpu;
        assertTrue(elapsed < Limits.CONNECT_WITHIN.plusSeconds(2).toNanos(), elapsed + " ns");
        assertTrue(elapsed > Limits.CONNECT_WITHIN.minusSeconds(1).toNanos(), elapsed + " ns");
        // A spinning selector would use all of one core.
        assertTrue(used < elapsed / 3, "used " + TimeUnit.NANOSECONDS.toMillis(used) + " ms of a core");
    }

    @Test
    void others_get_in_while_somebody_is_silent() throws Exception {
        try (Socket silent = dial();
                TestClient anna = TestClient.registered(server, "anna")) {
            assertTrue(silent.isConnected());
            assertTrue(anna.told.isEmpty());
        }
    }

    @Test
    void one_address_has_a_limited_number_of_connections_without_sign_in() throws Exception {
        List<Socket> strangers = new ArrayList<>();
        for (int i = 0; i < Limits.UNAUTHENTICATED_PER_ADDRESS; i++) {
            strangers.add(dial());
        }
        try (Socket oneMore = dial()) {
            oneMore.setSoTimeout(2_000);
            assertEquals(-1, oneMore.getInputStream().read());
        }
        for (Socket each : strangers) {
            each.close();
        }
    }

    @Test
    void who_speaks_no_tls_is_closed() throws Exception {
        try (Socket http = dial()) {
            http.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = http.getInputStream();
            while (in.read() >= 0) {
                // A TLS alert comes before the end.
            }
        }
    }

    private static Refusal.NotAServer refusalOf(int port, ServerTrust trust) throws InterruptedException {
        URI url = URI.create("wss://127.0.0.1:" + port);
        try (TestClient client = new TestClient(url, trust, TestClient.password("anna", "desk"))) {
            return client.take(Refusal.NotAServer.class);
        }
    }

    @Test
    void a_server_for_plain_http_is_not_a_parley_server() throws Exception {
        try (ServerSocket http = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = http.accept()) {
                    assertTrue(socket.getInputStream().read() >= 0);
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // The client went away.
                }
            });
            assertEquals(
                    "What answers there does not speak TLS.",
                    refusalOf(http.getLocalPort(), ServerTrust.SYSTEM).detail());
        }
    }

    @Test
    void a_web_server_is_not_a_parley_server() throws Exception {
        ServerIdentity identity = OwnIdentity.open(data, "Web", InstantSource.system());
        HttpsServer web = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        web.start();
        try {
            assertEquals(
                    "What answers there is not a Parley server.",
                    refusalOf(web.getAddress().getPort(), new ServerTrust(identity.fingerprint()))
                            .detail());
        } finally {
            web.stop(0);
        }
    }

    @Test
    void no_server_at_all_is_tried_again() throws Exception {
        int port = server.port();
        server.close();
        URI url = URI.create("wss://127.0.0.1:" + port);
        var trust = new ServerTrust(server.fingerprint());
        try (TestClient anna = new TestClient(url, trust, TestClient.newAccount("anna", "desk"))) {
            assertEquals(
                    "No server answers at 127.0.0.1:" + port + ".",
                    anna.take(TestClient.Lost.class).why());
            server = new SignalingServer(ServerConfig.local("127.0.0.1", port, data, "Test"));
            server.start();
            anna.take(Event.SignedIn.class);
        }
    }

    @Test
    void a_name_that_does_not_resolve_is_said_so() throws Exception {
        URI url = URI.create("wss://no-such-host.invalid");
        try (TestClient anna = new TestClient(url, ServerTrust.SYSTEM, TestClient.newAccount("anna", "desk"))) {
            assertEquals(
                    "There is no computer named no-such-host.invalid.",
                    anna.take(TestClient.Lost.class).why());
        }
    }

    @Test
    void no_connection_without_tls_leaves_this_computer() throws Exception {
        URI url = URI.create("ws://192.0.2.1:1");
        try (TestClient anna = new TestClient(url, ServerTrust.SYSTEM, TestClient.newAccount("anna", "desk"))) {
            assertTrue(anna.take(Refusal.NotAServer.class).detail().contains("wss://"));
        }
    }
}
