package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.upgrade.ForwardedFor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without TLS, and the test as the proxy before it. */
class BehindProxyTest {
    @TempDir
    Path data;

    private SignalingServer server;

    private static ServerConfig config(String host, Path data) {
        var proxy = new TransportConfig.BehindProxy(ForwardedFor.Header.X_FORWARDED_FOR, Set.of());
        return ServerConfig.local(host, 0, data, "Test").with(new TransportConfig(proxy, Set.of()));
    }

    @BeforeEach
    void start() throws ServerStartException {
        server = new SignalingServer(config("", data));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_listens_on_loopback_only_and_has_no_certificate() {
        assertTrue(server.url().startsWith("ws://localhost:"), server.url());
        assertEquals("", server.fingerprint());
        assertNull(server.identity());
        assertTrue(Files.notExists(data.resolve("identity.p12")));
        for (String host : List.of("0.0.0.0", "192.0.2.1")) {
            ServerStartException e = assertThrows(
                    ServerStartException.class, () -> new SignalingServer(config(host, data.resolve("other"))).start());
            assertEquals(ServerStartException.Code.ADDRESS, e.code());
            assertTrue(e.getMessage().contains("127.0.0.1 or ::1"), e.getMessage());
        }
    }

    @Test
    void a_request_that_does_not_come_by_the_proxy_is_refused() throws Exception {
        try (RawClient client = RawClient.plain(server.port())) {
            assertEquals("HTTP/1.1 400 Bad Request", client.ask(RawClient.UPGRADE));
            assertTrue(client.rest().contains("The proxy does not say in X-Forwarded-For"));
        }
    }

    private String ask(RawClient client, String forwarded) throws Exception {
        return client.ask(RawClient.UPGRADE + "X-Forwarded-For: " + forwarded + "\n");
    }

    @Test
    void connections_are_counted_for_the_client_and_not_for_the_proxy() throws Exception {
        List<RawClient> strangers = new ArrayList<>();
        for (int i = 0; i < Limits.UNAUTHENTICATED_PER_ADDRESS; i++) {
            RawClient client = RawClient.plain(server.port());
            strangers.add(client);
            // What a client writes itself comes before what the proxy adds.
            assertEquals("HTTP/1.1 101 Switching Protocols", ask(client, "10.0.0." + i + ", 198.51.100.7"));
        }
        try (RawClient oneMore = RawClient.plain(server.port())) {
            assertEquals("HTTP/1.1 429 Too Many Requests", ask(oneMore, "198.51.100.7"));
            assertTrue(oneMore.rest().contains("Retry-After"));
        }
        try (RawClient other = RawClient.plain(server.port())) {
            assertEquals("HTTP/1.1 101 Switching Protocols", ask(other, "198.51.100.8"));
        }
        for (RawClient each : strangers) {
            each.close();
        }
    }

    private Event register(String username, String forwarded) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .subprotocols(Limits.SUBPROTOCOL)
                    .header("X-Forwarded-For", forwarded)
                    .buildAsync(URI.create(server.url()), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
                            heard.add(text.toString());
                            return null;
                        }
                    })
                    .join();
            socket.sendText(Codec.encode(0, new Request.Register(username, "password", "Somebody", "desk", "")), true)
                    .join();
            String frame = heard.poll(10, TimeUnit.SECONDS);
            socket.abort();
            return Codec.decodeEvent(frame).event();
        }
    }

    @Test
    void who_comes_from_the_internet_by_the_proxy_is_not_local() throws Exception {
        Event.Refused refused = (Event.Refused) register("mallory", "198.51.100.7");
        assertEquals(ErrorCode.REGISTRATION_CLOSED, refused.code());
        assertEquals("anna", ((Event.SignedIn) register("anna", "192.168.1.7")).username());
    }
}
