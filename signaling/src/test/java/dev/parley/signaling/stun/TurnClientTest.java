package dev.parley.signaling.stun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.server.TurnConfig;
import dev.parley.signaling.testing.Coturn;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client that looks after servers, with real ones. */
@Timeout(60)
class TurnClientTest {
    private static final String SECRET = "north wind";

    @TempDir
    Path directory;

    private static InetSocketAddress allocate(String url, String secret, Instant mintedAt) throws IOException {
        TurnConfig turn = new TurnConfig(List.of(url), secret, Duration.ofHours(1));
        IceServerInfo minted = turn.mint(mintedAt, new SecureRandom());
        return TurnClient.allocate(url, minted.username(), minted.credential());
    }

    @Test
    void an_address_is_allocated_by_udp_and_by_tcp() throws Exception {
        try (Coturn coturn = Coturn.withSecret(directory, SECRET)) {
            for (String url : List.of(coturn.udp(), coturn.tcp())) {
                InetSocketAddress relayed = allocate(url, SECRET, Instant.now());
                assertEquals(InetAddress.ofLiteral("127.0.0.1"), relayed.getAddress());
                assertTrue(relayed.getPort() >= 49_152, relayed.toString());
            }
        }
    }

    @Test
    void a_wrong_secret_and_a_credential_that_has_ended_are_refused() throws Exception {
        try (Coturn coturn = Coturn.withSecret(directory, SECRET)) {
            StunRefused wrong =
                    assertThrows(StunRefused.class, () -> allocate(coturn.udp(), "south wind", Instant.now()));
            assertEquals(401, wrong.code());
            assertTrue(wrong.getMessage().startsWith("401 "), wrong.getMessage());
            Instant longAgo = Instant.now().minus(Duration.ofHours(2));
            assertEquals(
                    401,
                    assertThrows(StunRefused.class, () -> allocate(coturn.tcp(), SECRET, longAgo))
                            .code());
        }
    }

    @Test
    void one_that_relays_for_everybody_is_noticed() throws Exception {
        try (Coturn coturn = Coturn.forEverybody(directory)) {
            IOException e = assertThrows(IOException.class, () -> allocate(coturn.udp(), SECRET, Instant.now()));
            assertTrue(e.getMessage().contains("without a password"), e.getMessage());
        }
    }

    @Test
    void a_server_that_is_silent_or_speaks_something_else_is_said_so() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String url = "turn:127.0.0.1:" + silent.getLocalPort();
            IOException e = assertThrows(IOException.class, () -> allocate(url, SECRET, Instant.now()));
            assertEquals("it does not answer", e.getMessage());
        }
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = web.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n"
                                    .repeat(3_000)
                                    .getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client went away.
                }
            });
            String url = "turn:127.0.0.1:" + web.getLocalPort() + "?transport=tcp";
            IOException e = assertThrows(IOException.class, () -> allocate(url, SECRET, Instant.now()));
            assertEquals("what answers there does not speak STUN", e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void our_own_server_tells_where_one_comes_from(String loopback) throws Exception {
        InetAddress address = InetAddress.ofLiteral(loopback);
        assumeTrue(NetworkInterface.getByInetAddress(address) != null, "this machine has no IPv6");
        try (StunServer server = StunServer.open(loopback, 0)) {
            assertEquals(
                    address,
                    StunClient.binding(new InetSocketAddress(address, server.port()))
                            .getAddress());
        }
    }
}
