package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Request;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server against another implementation of WebSocket, the JDK's, and messages that our client would never send. */
class OtherClientTest {
    @TempDir
    Path data;

    private SignalingServer server;
    private HttpClient http;
    private final Heard heard = new Heard();

    /** What came, and at the end the code of the close frame. */
    private static final class Heard implements WebSocket.Listener {
        final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
        volatile boolean reads = true;
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                frames.add(part.toString());
                part.setLength(0);
            }
            if (reads) {
                webSocket.request(1);
            }
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.add(-1);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.add(code);
            return null;
        }

        Event next() throws Exception {
            String frame = frames.poll(10, TimeUnit.SECONDS);
            assertTrue(frame != null, "nothing came");
            return Codec.decodeEvent(frame).event();
        }

        Event.Refused refused() throws Exception {
            return (Event.Refused) next();
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Test"));
        server.start();
        KeyStore identity = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(data.resolve("identity.p12"))) {
            identity.load(in, "parley".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", identity.getCertificate("parley"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        http = HttpClient.newBuilder().sslContext(context).build();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        server.close();
    }

    private WebSocket connect(String protocol) {
        return http.newWebSocketBuilder()
                .subprotocols(protocol)
                .buildAsync(URI.create("wss://localhost:" + server.port() + "/any/path"), heard)
                .join();
    }

    private WebSocket signedIn() throws Exception {
        WebSocket socket = connect(Limits.SUBPROTOCOL);
        say(socket, Codec.encode(0, new Request.Register("anna", "password", "Anna", "desk", "")));
        assertEquals("anna", ((Event.SignedIn) heard.next()).username());
        return socket;
    }

    private static void say(WebSocket socket, String frame) {
        socket.sendText(frame, true).join();
    }

    @Test
    void another_subprotocol_is_not_let_in() {
        assertThrows(CompletionException.class, () -> connect("chat"));
    }

    @Test
    void what_is_no_message_is_answered_and_the_connection_goes_on() throws Exception {
        WebSocket socket = signedIn();
        say(socket, "nonsense");
        assertEquals(-1, heard.refused().re());
        say(socket, "{\"type\":\"dance\",\"id\":1}");
        assertEquals(new Event.Refused(1, ErrorCode.UNKNOWN_TYPE, "Unknown type \"dance\"."), heard.next());
        say(socket, "{\"type\":\"set-away\",\"id\":2}");
        assertEquals(new Event.Refused(2, ErrorCode.BAD_MESSAGE, "Field \"away\" is missing."), heard.next());
        socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
        assertEquals(ErrorCode.BAD_MESSAGE, heard.refused().code());
        say(socket, Codec.encode(3, new Request.SetAway(true)));
        assertEquals(new Event.Ok(3), heard.next());
    }

    @Test
    void a_large_message_is_answered_by_the_name_of_the_limit_and_a_huge_one_ends_the_connection() throws Exception {
        WebSocket socket = signedIn();
        say(socket, Codec.encode(1, new Request.AddContact("x".repeat(Limits.MESSAGE_BYTES))));
        Event.Refused refused = heard.refused();
        assertEquals(1, refused.re());
        assertEquals(ErrorCode.LIMIT, refused.code());
        assertTrue(refused.message().contains("65536"), refused.message());
        // The server has seen enough before all of it is sent.
        var unused =
                socket.sendText(Codec.encode(2, new Request.AddContact("x".repeat(5 * Limits.MESSAGE_BYTES))), true);
        assertEquals(1009, heard.closed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void who_has_not_signed_in_says_little() throws Exception {
        WebSocket socket = connect(Limits.SUBPROTOCOL);
        say(socket, " ".repeat(Limits.STRANGER_MESSAGE_BYTES));
        assertEquals(ErrorCode.BAD_MESSAGE, heard.refused().code());
        say(socket, " ".repeat(Limits.STRANGER_MESSAGE_BYTES + 1));
        assertEquals(1009, heard.closed.poll(10, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({"10000, 40", "0, 2000"})
    void a_message_that_never_ends_ends_the_connection(int characters, int fragments) throws Exception {
        WebSocket socket = signedIn();
        String part = "x".repeat(characters);
        for (int i = 0; i < fragments && heard.closed.isEmpty(); i++) {
            try {
                socket.sendText(part, false).join();
            } catch (CompletionException e) {
                break; // closed meanwhile
            }
        }
        assertEquals(1009, heard.closed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void a_client_that_does_not_read_loses_its_connection() throws Exception {
        WebSocket anna = connect(Limits.SUBPROTOCOL);
        heard.reads = false;
        say(anna, Codec.encode(0, new Request.Register("anna", "password", "Anna", "desk", "")));
        String device = ((Event.SignedIn) heard.next()).device();
        String sdp = "s".repeat(Limits.SDP_CHARACTERS);
        List<TestClient> senders =
                List.of(TestClient.registered(server, "berta"), TestClient.registered(server, "carla"));
        for (TestClient sender : senders) {
            String call = "call-of-" + (senders.indexOf(sender) == 0 ? "berta-0123" : "carla-0123");
            sender.send(new Request.Invite(call, "anna", true));
            for (int i = 0; i < 240; i++) {
                sender.send(new Request.Description(call, device, 1, "offer", sdp));
            }
        }
        for (TestClient sender : senders) {
            for (int i = 0; i < 241; i++) {
                sender.take(TestClient.Replied.class);
            }
            sender.close();
        }
        anna.request(Long.MAX_VALUE);
        assertTrue(heard.closed.poll(10, TimeUnit.SECONDS) != null, "still connected");
    }

    @Test
    void sign_out_is_answered_and_then_closed_in_good_order() throws Exception {
        WebSocket socket = signedIn();
        say(socket, Codec.encode(1, new Request.SignOut(false)));
        assertEquals(new Event.Ok(1), heard.next());
        assertEquals(1000, heard.closed.poll(10, TimeUnit.SECONDS));
    }
}
