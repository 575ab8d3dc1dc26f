package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.signaling.testing.PinnedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A client that is nothing but PROTOCOL.md: it sends the document's examples, and compares all that comes with them. For
 * one thread of a test.
 */
final class PlainClient implements AutoCloseable {
    private static final long SOON_S = 10;
    private static final Set<String> NOT_COUNTED =
            Set.of("hello", "register", "sign-in", "sign-in-by-token", "resume", "ack");

    private final SignalingServer server;
    private final Examples examples;
    private final HttpClient http;
    private Connection connection;
    private JsonObject session;
    private long lastId;
    private long lastSeq;

    /** What comes on one connection. */
    private static final class Connection implements WebSocket.Listener {
        final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                frames.add(JsonParser.parseString(part.toString()).getAsJsonObject());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    private WebSocket socket;

    /** Connects. */
    PlainClient(SignalingServer server, Examples examples) {
        this.server = server;
        this.examples = examples;
        http = HttpClient.newBuilder()
                .sslContext(PinnedServer.context(server.fingerprint()))
                .build();
        connect();
    }

    /** Connects anew, on a connection of its own; an old one stays as it is. */
    void connect() {
        connection = new Connection();
        socket = http.newWebSocketBuilder()
                .subprotocols("parley.v1")
                .buildAsync(URI.create("wss://localhost:" + server.port() + "/"), connection)
                .join();
        assertEquals("parley.v1", socket.getSubprotocol());
    }

    /** Loses the connection without a word. */
    void drop() {
        socket.abort();
    }

    /** Sends an example, with these fields replaced, and gives its reply. */
    JsonObject ask(String type, Object... fields) {
        JsonObject request = send(type, fields);
        return take(
                "re of " + request, frame -> frame.has("re") && frame.get("re").equals(request.get("id")));
    }

    /** The same for what is answered by {@code ok}. */
    void done(String type, Object... fields) {
        JsonObject reply = ask(type, fields);
        assertEquals("ok", text(reply, "type"), reply::toString);
    }

    /** The same for what is refused with this code. */
    void refused(String code, String type, Object... fields) {
        JsonObject reply = ask(type, fields);
        assertEquals("error", text(reply, "type"), reply::toString);
        assertEquals(code, text(reply, "code"), reply::toString);
    }

    /** The same for what makes or takes up a session. */
    JsonObject signs(String type, Object... fields) {
        JsonObject reply = ask(type, fields);
        assertEquals("signed-in", text(reply, "type"), reply::toString);
        if (!reply.get("resumed").getAsBoolean()) {
            lastId = 0;
            lastSeq = 0;
        }
        session = reply;
        return reply;
    }

    /** Sends what is not answered, or whose answer is asked for later. */
    JsonObject send(String type, Object... fields) {
        JsonObject request = examples.request(type, fields);
        request.addProperty("id", NOT_COUNTED.contains(type) ? 0 : ++lastId);
        socket.sendText(request.toString(), true).join();
        return request;
    }

    /** The next event of this type; others before it are passed over. */
    JsonObject event(String type) {
        return take(type, frame -> frame.has("seq") && text(frame, "type").equals(type));
    }

    /** A text field of what {@code signed-in} said. */
    String mine(String field) {
        return text(session, field);
    }

    /** The one element of a list that {@code signed-in} gave. */
    JsonObject only(String list) {
        assertEquals(1, session.getAsJsonArray(list).size(), session::toString);
        return session.getAsJsonArray(list).get(0).getAsJsonObject();
    }

    long lastSeq() {
        return lastSeq;
    }

    /** Waits until the server has closed the connection in good order. */
    void isClosed() {
        try {
            assertEquals(1000, connection.closed.get(SOON_S, TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("not closed", e);
        }
    }

    static String text(JsonObject message, String field) {
        return message.get(field).getAsString();
    }

    private JsonObject take(String what, Predicate<JsonObject> wanted) {
        while (true) {
            JsonObject frame;
            try {
                frame = connection.frames.poll(SOON_S, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertNotNull(frame, () -> "there is no " + what);
            examples.check(frame);
            assertTrue(frame.has("re") != frame.has("seq"), frame::toString);
            if (frame.has("seq")) {
                assertEquals(++lastSeq, frame.get("seq").getAsLong(), frame::toString);
            }
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
