package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.client.ConnectionListener.Refusal;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The request that becomes a WebSocket, over TLS. What is refused for which reason has a table of its own. */
class ServerUpgradeTest {
    @TempDir
    Path data;

    private SignalingServer server;

    @BeforeEach
    void start() throws ServerStartException {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Test")
                .with(new TransportConfig(new TransportConfig.OwnAuthority(), Set.of("https://parley.example.org"))));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawClient dial() throws Exception {
        return RawClient.secure(server.port(), "TLSv1.3");
    }

    @Test
    void programs_and_listed_pages_are_let_in() throws Exception {
        for (String origin : new String[] {"", "Origin: https://parley.example.org\n"}) {
            try (RawClient client = dial()) {
                assertEquals("HTTP/1.1 101 Switching Protocols", client.ask(RawClient.UPGRADE + origin));
            }
        }
    }

    @Test
    void other_pages_are_answered_403_before_the_upgrade() throws Exception {
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            try (RawClient client = RawClient.secure(server.port(), version)) {
                assertEquals(
                        "HTTP/1.1 403 Forbidden", client.ask(RawClient.UPGRADE + "Origin: https://evil.example.org\n"));
                assertTrue(client.rest().endsWith("the server's configuration lists who may.\n"));
            }
        }
    }

    @Test
    void a_browser_that_looks_in_is_told_what_this_is() throws Exception {
        try (RawClient client = dial()) {
            assertEquals("HTTP/1.1 426 Upgrade Required", client.ask("GET / HTTP/1.1\nHost: localhost\n"));
            assertTrue(client.rest().endsWith("This is a Parley server: programs connect to it by WebSocket.\n"));
        }
    }

    @Test
    void without_our_subprotocol_nobody_is_let_in() throws Exception {
        try (RawClient client = dial()) {
            assertEquals("HTTP/1.1 400 Bad Request", client.ask(RawClient.UPGRADE.replace("parley.v1", "parley.v9")));
            assertTrue(client.rest().endsWith("Ask for the subprotocol parley.v1.\n"));
        }
    }

    @Test
    void a_request_without_end_is_answered_and_ended() throws Exception {
        try (RawClient client = dial()) {
            String line = "X: " + "y".repeat(100) + "\n";
            assertEquals(
                    "HTTP/1.1 431 Request Header Fields Too Large", client.ask(RawClient.UPGRADE + line.repeat(300)));
            assertTrue(client.rest().endsWith(" bytes.\n"));
        }
    }

    @Test
    void frames_right_behind_the_request_are_read() throws Exception {
        try (RawClient client = dial()) {
            String hello = "{\"type\":\"dance\",\"id\":7}";
            byte[] request = (RawClient.UPGRADE + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
            OutputStream out = client.socket().getOutputStream();
            byte[] all = new byte[request.length + 6 + hello.length()];
            System.arraycopy(request, 0, all, 0, request.length);
            // FIN and text; masked with zeros (RFC 6455, section 5.2).
            all[request.length] = (byte) 0x81;
            all[request.length + 1] = (byte) (0x80 | hello.length());
            System.arraycopy(hello.getBytes(StandardCharsets.US_ASCII), 0, all, request.length + 6, hello.length());
            out.write(all);
            byte[] answer = new byte[4_096];
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf("dance") < 0) {
                int count = client.socket().getInputStream().read(answer);
                assertTrue(count > 0, heard.toString());
                heard.append(new String(answer, 0, count, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void a_request_that_comes_byte_by_byte_is_read() throws Exception {
        try (RawClient client = dial()) {
            OutputStream out = client.socket().getOutputStream();
            for (byte each : RawClient.UPGRADE.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)) {
                out.write(each);
            }
            assertEquals("HTTP/1.1 101 Switching Protocols", client.ask(""));
        }
    }

    /** A server that answers every request with one status. */
    private static void answer(ServerSocket http, String status, int times) {
        Thread.ofVirtual().start(() -> {
            for (int i = 0; i < times; i++) {
                try (Socket socket = http.accept()) {
                    socket.getOutputStream()
                            .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @Test
    void our_client_waits_for_a_server_behind_a_proxy_and_gives_up_what_is_none() throws Exception {
        for (String status : new String[] {"502 Bad Gateway", "503 Service Unavailable", "429 Too Many Requests"}) {
            try (ServerSocket http = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                answer(http, status, 2);
                URI url = URI.create("ws://127.0.0.1:" + http.getLocalPort());
                try (TestClient anna = new TestClient(url, ServerTrust.SYSTEM, TestClient.newAccount("anna", "desk"))) {
                    assertEquals(
                            "The server at 127.0.0.1 did not let us in.",
                            anna.take(TestClient.Lost.class).why());
                    anna.take(TestClient.Lost.class);
                }
            }
        }
        try (ServerSocket http = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answer(http, "404 Not Found", 1);
            URI url = URI.create("ws://127.0.0.1:" + http.getLocalPort());
            try (TestClient anna = new TestClient(url, ServerTrust.SYSTEM, TestClient.newAccount("anna", "desk"))) {
                anna.take(Refusal.NotAServer.class);
            }
        }
    }

    @Test
    void places_of_those_who_did_not_sign_in_are_free_again_when_they_are_gone() throws Exception {
        for (int i = 0; i < Limits.UNAUTHENTICATED_PER_ADDRESS + 5; i++) {
            dial().close();
            try (TestClient anna = new TestClient(
                    URI.create(server.url()),
                    new ServerTrust(server.fingerprint()),
                    i == 0 ? TestClient.newAccount("anna", "desk") : TestClient.password("anna", "desk"))) {
                anna.take(Event.SignedIn.class);
            }
        }
    }
}
