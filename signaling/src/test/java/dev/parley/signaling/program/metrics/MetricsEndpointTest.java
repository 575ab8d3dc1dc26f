package dev.parley.signaling.program.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.client.ConnectionListener.Refusal;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.ServerLoad;
import dev.parley.signaling.server.SignalingServer;
import dev.parley.signaling.server.TestClient;
import dev.parley.signaling.server.TransportConfig;
import dev.parley.signaling.upgrade.ForwardedFor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server tells those who watch over it. */
class MetricsEndpointTest {
    private static final String CALL = "call-0123456789abcdef";

    @TempDir
    Path data;

    private final PrometheusMetrics metrics = new PrometheusMetrics();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
    }

    private HttpResponse<String> get(MetricsEndpoint endpoint, String path) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + endpoint.port() + path);
        return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void what_happens_is_counted() throws Exception {
        SignalingServer server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Test"), metrics);
        server.start();
        try (MetricsEndpoint endpoint = new MetricsEndpoint(0, server::load, metrics);
                TestClient anna = TestClient.registered(server, "anna");
                TestClient berta = TestClient.registered(server, "berta")) {
            anna.send(new Request.Invite(CALL, "berta", true));
            berta.take(Event.Incoming.class);
            PrometheusText ringing =
                    new PrometheusText(get(endpoint, "/metrics").body());
            assertEquals(1, ringing.value("parley_calls_ongoing{}"));
            berta.send(new Request.Accept(CALL, true));
            anna.take(Event.Accepted.class);
            anna.send(new Request.End(CALL, EndReason.HUNG_UP));
            berta.take(Event.Ended.class);
            anna.send(new Request.Invite(CALL + "2", "carla", true));
            TestClient.Replied replied = anna.take(TestClient.Replied.class);
            while (!(replied.reply() instanceof Event.Refused)) {
                replied = anna.take(TestClient.Replied.class);
            }
            var guess = new Credentials.Password("anna", "some other password", "desk");
            URI url = URI.create(server.url());
            try (TestClient wrong = new TestClient(url, new ServerTrust(server.fingerprint()), guess)) {
                wrong.take(Refusal.SignInRefused.class);
            }

            HttpResponse<String> response = get(endpoint, "/metrics");
            assertEquals(200, response.statusCode());
            assertEquals(
                    "text/plain; version=0.0.4; charset=utf-8",
                    response.headers().firstValue("Content-Type").orElse(""));
            PrometheusText text = new PrometheusText(response.body());
            assertEquals(1, text.value("parley_up{}"));
            assertEquals(2, text.value("parley_sessions{}"));
            assertEquals(0, text.value("parley_calls_ongoing{}"));
            assertTrue(text.value("parley_connections{}") >= 2);
            assertEquals(3, text.value("parley_connections_accepted_total{}"));
            assertEquals(2, text.value("parley_sign_ins_total{by=registration, result=ok}"));
            assertEquals(1, text.value("parley_sign_ins_total{by=password, result=wrong-credentials}"));
            assertEquals(0, text.value("parley_sign_ins_total{by=resume, result=ok}"));
            assertEquals(1, text.value("parley_calls_total{outcome=answered}"));
            assertEquals(0, text.value("parley_calls_total{outcome=missed}"));
            assertEquals(1, text.value("parley_requests_refused_total{code=unknown-user}"));
            assertEquals(1, text.value("parley_requests_refused_total{code=wrong-credentials}"));
            assertEquals(0, text.value("parley_connections_closed_total{reason=slow}"));
            assertTrue(text.value("parley_request_seconds_count{}") >= 7);
            assertTrue(text.value("parley_hash_seconds_count{}") >= 3);
            assertTrue(text.value("parley_store_seconds_count{}") >= 1);
            assertEquals(0, text.value("parley_queue_length{queue=store}"));
            assertEquals(0, text.value("parley_queued_bytes{}"));
        } finally {
            server.close();
        }
    }

    @Test
    void connections_that_are_refused_are_counted_by_why() throws Exception {
        var proxy = new TransportConfig.BehindProxy(ForwardedFor.Header.X_FORWARDED_FOR, Set.of());
        ServerConfig config =
                ServerConfig.local("127.0.0.1", 0, data, "Test").with(new TransportConfig(proxy, Set.of()));
        SignalingServer server = new SignalingServer(config, metrics);
        server.start();
        try (MetricsEndpoint endpoint = new MetricsEndpoint(0, server::load, metrics)) {
            String webSocket = String.join(
                    "\r\n",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Protocol: parley.v1",
                    "");
            assertEquals("HTTP/1.1 403", answer(server.port(), webSocket + "Origin: https://strange.example\r\n"));
            assertEquals("HTTP/1.1 426", answer(server.port(), ""));
            PrometheusText text = new PrometheusText(get(endpoint, "/metrics").body());
            assertEquals(1, text.value("parley_connections_closed_total{reason=origin}"));
            assertEquals(1, text.value("parley_connections_closed_total{reason=no-web-socket}"));
            assertEquals(0, text.value("parley_connections_closed_total{reason=too-many}"));
        } finally {
            server.close();
        }
    }

    /** The begin of the answer to a request with those fields. */
    private static String answer(int port, String fields) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: talk.example\r\nX-Forwarded-For: 192.0.2.1\r\n" + fields + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void a_server_that_answers_is_well_and_one_that_does_not_is_not() throws Exception {
        ServerLoad nothing = new ServerLoad(0, 0, 0, 0, 0, 0, 0);
        try (MetricsEndpoint well = new MetricsEndpoint(0, () -> CompletableFuture.completedFuture(nothing), metrics);
                MetricsEndpoint hangs = new MetricsEndpoint(0, CompletableFuture::new, metrics)) {
            assertEquals(200, get(well, "/health").statusCode());
            assertEquals("ok\n", get(well, "/health").body());
            assertEquals(503, get(hangs, "/health").statusCode());
            assertEquals(0, new PrometheusText(get(hangs, "/metrics").body()).value("parley_up{}"));
            assertEquals(404, get(well, "/").statusCode());
            HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + well.port() + "/metrics"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertEquals(
                    405, http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void who_is_slow_holds_up_nobody_else() throws Exception {
        ServerLoad nothing = new ServerLoad(0, 0, 0, 0, 0, 0, 0);
        try (MetricsEndpoint endpoint =
                        new MetricsEndpoint(0, () -> CompletableFuture.completedFuture(nothing), metrics);
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            slow.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
            assertEquals(200, get(endpoint, "/health").statusCode());
        }
    }

    @Test
    void it_is_on_loopback_only_and_a_port_that_is_taken_is_said_so() throws Exception {
        ServerLoad nothing = new ServerLoad(0, 0, 0, 0, 0, 0, 0);
        try (MetricsEndpoint endpoint =
                new MetricsEndpoint(0, () -> CompletableFuture.completedFuture(nothing), metrics)) {
            assertThrows(
                    BindException.class, () -> new MetricsEndpoint(endpoint.port(), CompletableFuture::new, metrics));
        }
    }

    @Test
    void the_last_backup_is_told() throws Exception {
        metrics.backedUp(Instant.ofEpochSecond(1_800_000_000));
        ServerLoad nothing = new ServerLoad(0, 0, 0, 0, 0, 0, 0);
        try (MetricsEndpoint endpoint =
                new MetricsEndpoint(0, () -> CompletableFuture.completedFuture(nothing), metrics)) {
            assertEquals(
                    1_800_000_000,
                    new PrometheusText(get(endpoint, "/metrics").body())
                            .value("parley_last_backup_timestamp_seconds{}"));
        }
    }
}
