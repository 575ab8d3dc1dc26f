package dev.parley.signaling.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.signaling.client.ConnectionListener.Refusal;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.program.Settings.LogFormat;
import dev.parley.signaling.program.Settings.Logging;
import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.server.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the server logs, and what it does not. */
class LogsTest {
    private static final String CALL = "call-0123456789abcdef";

    @TempDir
    Path folder;

    private final Recorder recorder = new Recorder();

    /** Keeps all that the server, and not the clients of this test, logs. */
    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (!event.getLoggerName().startsWith("dev.parley.signaling.client")) {
                event.prepareForDeferredProcessing();
                events.add(event);
            }
        }
    }

    private void record(Level level) {
        Logs.configure(new Logging(level, LogFormat.TEXT));
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        recorder.setContext(context);
        recorder.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        recorder.start();
        root.addAppender(recorder);
    }

    @AfterEach
    void back() {
        Logs.configure(new Logging(Level.INFO, LogFormat.TEXT));
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    @Test
    void what_ends_a_thread_is_in_the_log() throws Exception {
        record(Level.INFO);
        Thread thread = Thread.ofVirtual().name("certificate").start(() -> {
            throw new IllegalStateException("why");
        });
        thread.join();
        String line = shown(recorder.events.remove());
        assertTrue(line.startsWith("ERROR") && line.contains("Thread certificate has failed"), line);
        assertTrue(line.contains("IllegalStateException: why"), line);
    }

    /** All that a line of the log could show of an event. */
    private static String shown(ILoggingEvent event) {
        String stack = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLevel() + " [" + event.getThreadName() + "] " + event.getLoggerName() + " "
                + event.getFormattedMessage() + " " + stack;
    }

    @Test
    void a_day_of_a_server_shows_no_secret_and_no_words_of_people_and_above_debug_no_address() throws Exception {
        record(Level.DEBUG);
        List<String> secrets =
                new ArrayList<>(List.of("password of", "guess-0123", "sdp-4711", "candidate-4711", "junk-4711"));
        try (StandaloneServer server = StandaloneServer.start(
                SettingsReader.of(
                        SettingsFile.parse(
                                folder.resolve("server.properties"),
                                "listen = localhost:0\ndata = data\nregistration = open\ndefault-ring-for = everyone\nstun-port = 0\nmetrics-port = 0\n")))) {
            String[] ready = server.ready().split(" ", -1);
            URI url = URI.create(ready[0]);
            ServerTrust trust = new ServerTrust(ready[1]);
            secrets.addAll(call(url, trust));
            refusals(url, trust);
            strangers(url);
        }
        List<String> debug = recorder.events.stream().map(LogsTest::shown).toList();
        for (String secret : secrets) {
            assertEquals(
                    List.of(),
                    debug.stream().filter(line -> line.contains(secret)).toList());
        }
        List<String> above = recorder.events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(LogsTest::shown)
                .toList();
        for (String address : List.of("127.0.0.1", "0:0:0:0:0:0:0:1")) {
            assertEquals(
                    List.of(),
                    above.stream().filter(line -> line.contains(address)).toList());
        }
        assertTrue(debug.stream().anyMatch(line -> line.contains("127.0.0.1")), "addresses help at debug");
        assertTrue(above.stream().anyMatch(line -> line.contains("Account anna is made")), above.toString());
        assertTrue(above.stream().anyMatch(line -> line.contains("stopped")), above.toString());
        assertEquals(
                List.of(),
                above.stream().filter(line -> !line.startsWith("INFO")).toList());
    }

    /** Two people call each other. Returns the secrets that they were told. */
    private static List<String> call(URI url, ServerTrust trust) throws InterruptedException {
        try (TestClient anna = new TestClient(url, trust, TestClient.newAccount("anna", "desk"));
                TestClient berta = new TestClient(url, trust, TestClient.newAccount("berta", "desk"))) {
            Event.SignedIn annas = anna.take(Event.SignedIn.class);
            berta.take(Event.SignedIn.class);
            anna.send(new Request.Invite(CALL, "berta", true));
            Event.Incoming incoming = berta.take(Event.Incoming.class);
            berta.send(new Request.Ringing(CALL, true));
            String device = anna.take(Event.Ringing.class).fromDevice();
            anna.send(new Request.Description(CALL, device, 1, "offer", "v=0 sdp-4711"));
            berta.take(Event.Description.class);
            berta.send(new Request.Candidate(CALL, incoming.fromDevice(), 1, "candidate-4711", "0", 0));
            anna.take(Event.Candidate.class);
            berta.send(new Request.Accept(CALL, true));
            anna.take(Event.Accepted.class);
            anna.send(new Request.Description(CALL, "nobody", 1, "offer", "v=0 sdp-4711"));
            anna.take(TestClient.Replied.class);
            anna.send(new Request.End(CALL, EndReason.HUNG_UP));
            berta.take(Event.Ended.class);
            List<String> secrets = new ArrayList<>(List.of(annas.token()));
            if (!annas.deviceToken().isEmpty()) {
                secrets.add(annas.deviceToken());
            }
            return secrets;
        }
    }

    private static void refusals(URI url, ServerTrust trust) throws InterruptedException {
        try (TestClient guessing = new TestClient(url, trust, new Credentials.Password("anna", "guess-0123", "desk"))) {
            guessing.take(Refusal.SignInRefused.class);
        }
        try (TestClient taken = new TestClient(url, trust, TestClient.newAccount("anna", "desk"))) {
            taken.take(Refusal.SignInRefused.class);
        }
    }

    /** What is no message, no WebSocket and no TLS. */
    private static void strangers(URI url) throws Exception {
        try (RawClient raw = RawClient.connect(url)) {
            raw.say("junk-4711");
            assertInstanceOf(Event.Refused.class, raw.next());
            raw.say(Codec.encode(1, new Request.Resume("junk-4711", 7)));
            assertInstanceOf(Event.Refused.class, raw.next());
            raw.say("{\"type\":\"junk-4711\",\"id\":2}");
            assertInstanceOf(Event.Refused.class, raw.next());
            raw.write("junk-4711, which is no frame of WebSocket. ".repeat(10).getBytes(StandardCharsets.US_ASCII));
            raw.awaitEnd();
        }
        try (Socket http = new Socket(InetAddress.getByName(url.getHost()), url.getPort())) {
            http.getOutputStream().write("GET /junk-4711 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertTrue(http.getInputStream().readAllBytes().length > 0, "an alert of TLS");
        }
        List<Socket> many = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            many.add(new Socket(InetAddress.getByName(url.getHost()), url.getPort()));
        }
        try (Socket last = many.getLast()) {
            assertEquals(-1, last.getInputStream().read());
        }
        for (Socket each : many) {
            each.close();
        }
    }

    @Test
    void a_line_of_json_is_one_object_with_what_matters() throws IOException {
        record(Level.INFO);
        LoggerFactory.getLogger("test").warn("It is {}\nand {}", "this", 7, new IllegalStateException("why"));
        JsonEncoder encoder = Logs.json();
        encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        encoder.start();
        String line = new String(encoder.encode(recorder.events.remove()), StandardCharsets.UTF_8);
        assertEquals(1, line.lines().count());
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        assertEquals("It is this\nand 7", object.get("formattedMessage").getAsString());
        assertEquals("WARN", object.get("level").getAsString());
        assertEquals("test", object.get("loggerName").getAsString());
        assertTrue(object.get("timestamp").getAsLong() > 0);
        assertEquals("why", object.getAsJsonObject("throwable").get("message").getAsString());
        assertFalse(object.has("arguments"), line);
    }
}
