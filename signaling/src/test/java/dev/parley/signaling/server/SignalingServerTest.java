package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.client.ConnectionListener.Refusal;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.Request;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server and real clients over TLS on loopback. */
class SignalingServerTest {
    private static final String CALL = "call-0123456789abcdef";

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

    @Test
    void two_people_call_and_hang_up() throws InterruptedException {
        try (TestClient anna = TestClient.registered(server, "anna");
                TestClient berta = TestClient.registered(server, "berta")) {
            anna.send(new Request.Invite(CALL, "Berta", true));
            assertInstanceOf(Event.Ok.class, anna.take(TestClient.Replied.class).reply());
            Event.Incoming incoming = berta.take(Event.Incoming.class);
            assertEquals("anna", incoming.from());
            assertEquals("The anna", incoming.fromDisplayName());

            berta.send(new Request.Ringing(CALL, true));
            String bertasDevice = anna.take(Event.Ringing.class).fromDevice();
            anna.send(new Request.Description(CALL, bertasDevice, 1, "offer", "v=0\r\n"));
            assertEquals("v=0\r\n", berta.take(Event.Description.class).sdp());
            berta.send(new Request.Candidate(CALL, incoming.fromDevice(), 1, "candidate:1", "0", 0));
            assertEquals("candidate:1", anna.take(Event.Candidate.class).candidate());

            berta.send(new Request.Accept(CALL, false));
            assertFalse(anna.take(Event.Accepted.class).video());
            anna.send(new Request.End(CALL, EndReason.HUNG_UP));
            assertEquals(EndReason.HUNG_UP, berta.take(Event.Ended.class).reason());
        }
    }

    private URI url() {
        return URI.create(server.url());
    }

    private ServerTrust pinned() {
        return new ServerTrust(server.fingerprint());
    }

    @Test
    void an_account_signs_in_again_on_another_device() throws InterruptedException {
        TestClient.registered(server, "anna").close();
        try (TestClient anna = new TestClient(url(), pinned(), TestClient.password("anna", "laptop"))) {
            Event.SignedIn session = anna.take(Event.SignedIn.class);
            assertEquals("anna", session.username());
            assertEquals("The anna", session.displayName());
        }
    }

    @Test
    void a_wrong_password_and_a_taken_name_are_refused() throws InterruptedException {
        TestClient.registered(server, "anna").close();
        var guess = new SignalingClient.Credentials.Password("anna", "some other password", "desk");
        try (TestClient wrong = new TestClient(url(), pinned(), guess)) {
            assertEquals(
                    ErrorCode.WRONG_CREDENTIALS,
                    wrong.take(Refusal.SignInRefused.class).error().code());
        }
        try (TestClient second = new TestClient(url(), pinned(), TestClient.newAccount("anna", "desk"))) {
            assertEquals(
                    ErrorCode.NAME_TAKEN,
                    second.take(Refusal.SignInRefused.class).error().code());
        }
    }

    @Test
    void an_unknown_certificate_is_shown_and_a_changed_one_stops() throws InterruptedException {
        var credentials = TestClient.newAccount("anna", "desk");
        try (TestClient anna = new TestClient(url(), ServerTrust.SYSTEM, credentials)) {
            assertEquals(
                    new Refusal.UnknownCertificate(server.fingerprint()), anna.take(Refusal.UnknownCertificate.class));
        }
        String other = "0".repeat(64);
        try (TestClient anna = new TestClient(url(), new ServerTrust(other), credentials)) {
            assertEquals(
                    new Refusal.ChangedCertificate(other, server.fingerprint()),
                    anna.take(Refusal.ChangedCertificate.class));
        }
    }

    @Test
    void the_certificate_stays_the_same_over_a_restart() throws Exception {
        String before = server.fingerprint();
        server.close();
        start();
        assertEquals(before, server.fingerprint());
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("identity.p12"))));
        }
    }

    @Test
    void a_client_comes_back_by_itself_when_the_server_was_restarted() throws Exception {
        int port = server.port();
        try (TestClient anna = TestClient.registered(server, "anna")) {
            server.close();
            assertTrue(anna.take(Event.GoingAway.class).retryAfterMs() > 0);
            anna.take(TestClient.Lost.class);
            server = new SignalingServer(ServerConfig.local("127.0.0.1", port, data, "Test"));
            server.start();
            assertFalse(anna.take(Event.SignedIn.class).resumed());
        }
    }

    @Test
    void a_cut_cable_loses_nothing() throws Exception {
        try (TcpProxy cable = new TcpProxy(server.port());
                TestClient berta = TestClient.registered(server, "berta")) {
            TestClient.registered(server, "anna").close();
            URI through = URI.create("wss://127.0.0.1:" + cable.port());
            try (TestClient anna = new TestClient(through, pinned(), TestClient.password("anna", "desk"))) {
                String device = anna.take(Event.SignedIn.class).device();
                berta.send(new Request.Invite(CALL, "anna", true));
                String from = anna.take(Event.Incoming.class).fromDevice();
                List<String> candidates = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    if (i == 20 || i == 40) {
                        cable.cut();
                    }
                    candidates.add("candidate " + i);
                    anna.send(new Request.Candidate(CALL, from, 1, "candidate " + i, "0", 0));
                    berta.send(new Request.Candidate(CALL, device, 1, "candidate " + i, "0", 0));
                }
                assertEquals(candidates, take60(anna));
                assertEquals(candidates, take60(berta));
            }
        }
    }

    private static List<String> take60(TestClient client) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (taken.size() < 60) {
            taken.add(client.take(Event.Candidate.class).candidate());
        }
        return taken;
    }

    @Test
    void a_message_that_is_too_large_is_refused_and_does_not_end_the_connection() throws InterruptedException {
        try (TestClient anna = TestClient.registered(server, "anna");
                TestClient berta = TestClient.registered(server, "berta")) {
            anna.send(new Request.Invite(CALL, "berta", true));
            Event.Incoming incoming = berta.take(Event.Incoming.class);
            String large = "x".repeat(Limits.MESSAGE_BYTES);
            berta.send(new Request.Description(CALL, incoming.fromDevice(), 1, "answer", large));
            Event.Reply reply = berta.take(TestClient.Replied.class).reply();
            assertEquals(
                    ErrorCode.LIMIT,
                    assertInstanceOf(Event.Refused.class, reply).code());
        }
    }

    @Test
    void a_flood_is_answered_with_the_limit() throws InterruptedException {
        try (TestClient anna = TestClient.registered(server, "anna")) {
            for (int i = 0; i < 10 * Limits.REQUESTS_PER_SECOND; i++) {
                anna.send(new Request.SetAway(true));
            }
            Event.Reply reply = anna.take(TestClient.Replied.class).reply();
            while (reply instanceof Event.Ok) {
                reply = anna.take(TestClient.Replied.class).reply();
            }
            assertEquals(
                    ErrorCode.RATE_LIMITED,
                    assertInstanceOf(Event.Refused.class, reply).code());
        }
    }

    @Test
    void a_service_of_the_server_signs_in_and_is_seen() throws InterruptedException {
        String password = server.reserve("echo", "Echo");
        var credentials = new SignalingClient.Credentials.Password("echo", password, "echo");
        try (TestClient echo = new TestClient(url(), pinned(), credentials)) {
            echo.take(Event.SignedIn.class);
            try (TestClient anna = new TestClient(url(), pinned(), TestClient.newAccount("anna", "desk"))) {
                assertEquals(
                        List.of(new PersonInfo("echo", "Echo", PresenceState.HERE)),
                        anna.take(Event.SignedIn.class).people());
            }
        }
    }

    @Test
    void a_port_that_is_taken_is_said_so() {
        SignalingServer second =
                new SignalingServer(ServerConfig.local("127.0.0.1", server.port(), data.resolve("other"), "Test"));
        ServerStartException e = assertThrows(ServerStartException.class, second::start);
        assertEquals(ServerStartException.Code.PORT_TAKEN, e.code());
        assertTrue(e.getMessage().contains("Choose another port"), e.getMessage());
    }

    @Test
    void a_folder_of_another_server_is_said_so() {
        SignalingServer second = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Test"));
        ServerStartException e = assertThrows(ServerStartException.class, second::start);
        assertEquals(ServerStartException.Code.DATA_FOLDER, e.code());
        assertTrue(e.getMessage().contains("Another server uses the folder"), e.getMessage());
    }

    @Test
    void an_address_of_another_computer_is_said_so() {
        SignalingServer elsewhere =
                new SignalingServer(ServerConfig.local("192.0.2.1", 0, data.resolve("other"), "Test"));
        assertEquals(
                ServerStartException.Code.ADDRESS,
                assertThrows(ServerStartException.class, elsewhere::start).code());
    }

    @Test
    void a_data_folder_that_cannot_be_used_is_said_so() throws Exception {
        Path file = Files.createFile(data.resolve("a file"));
        SignalingServer second = new SignalingServer(ServerConfig.local("127.0.0.1", 0, file, "Test"));
        ServerStartException e = assertThrows(ServerStartException.class, second::start);
        assertEquals(ServerStartException.Code.DATA_FOLDER, e.code());
        assertTrue(e.getMessage().contains("Choose another folder"), e.getMessage());
    }

    @Test
    void a_certificate_that_cannot_be_read_is_never_replaced() throws Exception {
        server.close();
        Path identity = data.resolve("identity.p12");
        byte[] good = Files.readAllBytes(identity);
        Files.writeString(identity, "damaged");
        assertEquals(
                ServerStartException.Code.CERTIFICATE,
                assertThrows(ServerStartException.class, this::start).code());
        assertEquals("damaged", Files.readString(identity));
        Files.write(identity, good);
        start();
    }

    @Test
    void closing_frees_the_port_and_leaves_no_thread() throws Exception {
        TestClient anna = TestClient.registered(server, "anna");
        Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port());
        long begin = System.nanoTime();
        server.close();
        assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(5));
        anna.close();
        silent.close();
        new ServerSocket(server.port(), 1, InetAddress.getLoopbackAddress()).close();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!ours().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(List.of(), ours());
        start();
    }

    private static List<String> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("signaling") || name.startsWith("WebSocket"))
                .toList();
    }
}
