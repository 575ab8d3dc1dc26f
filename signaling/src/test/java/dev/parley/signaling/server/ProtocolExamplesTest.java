package dev.parley.signaling.server;

import static dev.parley.signaling.server.PlainClient.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.RingFor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * PROTOCOL.md is true: every request of it is sent to a real server as its example is, with ids and secrets that are live,
 * and what comes back has the fields of its example, no more and no fewer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProtocolExamplesTest {
    private static final String PASSWORD = "correct horse";
    private static final String NEW_PASSWORD = "battery staple";

    private final List<PlainClient> clients = new ArrayList<>();
    private Examples examples;
    private SignalingServer server;

    @BeforeAll
    void read() throws IOException {
        examples = new Examples();
    }

    @AfterEach
    void stop() {
        clients.forEach(PlainClient::close);
        clients.clear();
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private void start(Path data, RegistrationPolicy registration, RingFor ringFor) throws ServerStartException {
        IceServerInfo turn = new IceServerInfo(List.of("turn:turn.example.org:3478"), "anna", "secret");
        start(data, registration, ringFor, new IceConfig(List.of(turn), 0, TurnConfig.NONE));
    }

    private void start(Path data, RegistrationPolicy registration, RingFor ringFor, IceConfig ice)
            throws ServerStartException {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Anna's practice")
                .with(ice)
                .with(new AccountRules(registration, ringFor)));
        server.start();
    }

    private PlainClient client() {
        PlainClient client = new PlainClient(server, examples);
        clients.add(client);
        return client;
    }

    private PlainClient registered(String name, String displayName) {
        PlainClient client = client();
        client.signs("register", "username", name, "displayName", displayName, "invitation", "");
        return client;
    }

    private PlainClient signedIn(String name, String password) {
        PlainClient client = client();
        client.signs("sign-in", "username", name, "password", password, "deviceId", "", "deviceName", "laptop");
        return client;
    }

    @Test
    @Order(1)
    void calls(@TempDir Path data) throws Exception {
        start(data, RegistrationPolicy.OPEN, RingFor.EVERYONE);
        PlainClient anna = registered("anna", "Anna B.");
        PlainClient berta = registered("berta", "Berta");
        PlainClient laptop = signedIn("berta", PASSWORD);

        anna.done("invite");
        JsonObject incoming = berta.event("incoming");
        assertEquals("anna", text(incoming, "from"));
        assertEquals(anna.mine("device"), text(incoming, "fromDevice"));
        assertEquals("Anna B.", text(incoming, "fromDisplayName"));
        laptop.event("incoming");
        berta.done("ringing");
        String bertas = text(anna.event("ringing"), "fromDevice");
        assertEquals(berta.mine("device"), bertas);
        berta.done("accept");
        assertEquals(bertas, text(anna.event("accepted"), "fromDevice"));
        assertEquals("answered-elsewhere", text(laptop.event("ended"), "reason"));
        laptop.refused("unknown-call", "accept");

        String annas = anna.mine("device");
        anna.done("description", "toDevice", bertas);
        JsonObject description = berta.event("description");
        assertEquals(annas, text(description, "fromDevice"));
        assertEquals(text(examples.request("description"), "sdp"), text(description, "sdp"));
        anna.done("candidate", "toDevice", bertas);
        berta.event("candidate");
        berta.done("renew", "toDevice", annas);
        anna.event("renew");
        berta.done("media", "toDevice", annas);
        anna.event("media");
        anna.done("recording", "toDevice", bertas);
        berta.event("recording");
        anna.done("end");
        assertEquals("hung-up", text(berta.event("ended"), "reason"));
        anna.refused("unknown-user", "invite", "callId", "another-call-0123", "to", "nobody");
    }

    @Test
    @Order(1)
    void sessions(@TempDir Path data) throws Exception {
        start(data, RegistrationPolicy.OPEN, RingFor.EVERYONE);
        PlainClient anna = registered("anna", "Anna B.");
        PlainClient berta = registered("berta", "Berta");
        berta.done("invite", "to", "anna");
        anna.event("incoming");
        anna.send("ack", "seq", anna.lastSeq());
        long seq = anna.lastSeq();
        anna.drop();
        berta.done("end", "reason", "cancelled");

        anna.connect();
        JsonObject resumed = anna.signs("resume", "token", anna.mine("token"), "lastSeq", seq);
        assertTrue(resumed.get("resumed").getAsBoolean());
        assertEquals("cancelled", text(anna.event("ended"), "reason"));
        anna.done("set-away");

        String deviceId = anna.mine("deviceId");
        String firstToken = anna.mine("deviceToken");
        anna.drop();
        anna.connect();
        anna.refused("session-expired", "resume", "token", "nonsense");
        anna.signs("sign-in", "deviceId", deviceId);
        assertEquals(deviceId, anna.mine("deviceId"));
        String token = anna.mine("deviceToken");
        assertNotEquals(firstToken, token);
        anna.done("sign-out", "forget", false);
        anna.isClosed();
        anna.connect();
        anna.signs("sign-in-by-token", "deviceToken", token);
        String last = anna.mine("deviceToken");
        assertNotEquals(token, last);
        anna.done("sign-out");
        anna.isClosed();
        anna.connect();
        anna.refused("token-expired", "sign-in-by-token", "deviceToken", last);
    }

    @Test
    @Order(1)
    void accounts(@TempDir Path data) throws Exception {
        start(data, RegistrationPolicy.INVITATION, RingFor.ASK);
        PlainClient anna = client();
        JsonObject welcome = anna.ask("hello");
        assertEquals("invitation", text(welcome, "registration"));
        assertEquals("Anna's practice", text(welcome, "server"));
        anna.refused("invitation-needed", "register");
        anna.signs("register", "invitation", invitation());
        assertFalse(anna.mine("deviceId").isEmpty());

        PlainClient laptop = signedIn("anna", PASSWORD);
        JsonObject devices = anna.ask("list-devices");
        assertEquals("devices", text(devices, "type"));
        assertEquals(2, devices.getAsJsonArray("devices").size());
        anna.done("revoke-device", "deviceId", laptop.mine("deviceId"));
        assertEquals("revoked", text(laptop.event("signed-out"), "reason"));
        laptop.isClosed();

        laptop = signedIn("anna", PASSWORD);
        anna.refused("wrong-credentials", "change-password", "password", "wrong horse");
        anna.done("change-password");
        assertEquals("password-changed", text(laptop.event("signed-out"), "reason"));
        laptop.isClosed();

        laptop = signedIn("anna", NEW_PASSWORD);
        anna.done("sign-out-everywhere");
        anna.isClosed();
        assertEquals("revoked", text(laptop.event("signed-out"), "reason"));

        laptop = signedIn("anna", NEW_PASSWORD);
        laptop.done("delete-account", "password", NEW_PASSWORD);
        laptop.isClosed();
        laptop.connect();
        laptop.refused("wrong-credentials", "sign-in", "password", NEW_PASSWORD);
    }

    @Test
    @Order(1)
    void people(@TempDir Path data) throws Exception {
        start(data, RegistrationPolicy.OPEN, RingFor.ASK);
        PlainClient anna = registered("anna", "Anna B.");
        PlainClient laptop = signedIn("anna", PASSWORD);
        PlainClient berta = registered("berta", "Berta");
        PlainClient carl = registered("carl", "Carl");
        PlainClient unusedMallory = registered("mallory", "Mallory");

        carl.done("add-contact", "username", "anna");
        assertEquals("carl", text(anna.event("contact-request"), "username"));
        anna.done("decline-contact");
        assertEquals("carl", text(laptop.event("contact-request-gone"), "username"));

        anna.done("add-contact");
        assertEquals("unknown", presence(laptop));
        berta.event("contact-request");
        berta.done("add-contact", "username", "anna");
        assertEquals("here", presence(laptop));
        anna.done("remove-contact");
        assertEquals("berta", text(laptop.event("contact-removed"), "username"));

        anna.done("block");
        assertTrue(laptop.event("blocked").get("blocked").getAsBoolean());
        anna.done("unblock");
        assertFalse(laptop.event("blocked").get("blocked").getAsBoolean());
        anna.done("block");
        anna.done("set-ring-for");
        assertEquals("contacts", text(laptop.event("ring-for"), "ringFor"));
        anna.done("set-ring-for", "ringFor", "ask");

        anna.done("add-contact");
        PlainClient dora = registered("dora", "Dora");
        dora.refused("asked", "invite", "to", "anna");
        PlainClient again = signedIn("anna", PASSWORD);
        assertEquals("dora", text(again.only("requests"), "username"));
        assertEquals("berta", text(again.only("people"), "username"));
    }

    private static String presence(PlainClient client) {
        return text(client.event("presence").getAsJsonObject("person"), "presence");
    }

    @Test
    @Order(1)
    void kept_calls(@TempDir Path data) throws Exception {
        start(data, RegistrationPolicy.OPEN, RingFor.EVERYONE);
        PlainClient anna = registered("anna", "Anna B.");
        PlainClient berta = registered("berta", "Berta");
        anna.done("sign-out", "forget", false);
        anna.isClosed();
        berta.refused("offline", "invite", "to", "anna");
        anna.connect();
        anna.signs("sign-in-by-token", "deviceToken", anna.mine("deviceToken"));
        JsonObject call =
                anna.event("kept-calls").getAsJsonArray("calls").get(0).getAsJsonObject();
        assertEquals("berta", text(call, "with"));
        assertEquals("missed", text(call, "outcome"));
    }

    @Test
    @Order(1)
    void turn_credentials_are_made_and_renewed(@TempDir Path data) throws Exception {
        TurnConfig turn =
                new TurnConfig(List.of("turn:turn.example.org:3478?transport=udp"), "shared", Duration.ofSeconds(2));
        start(data, RegistrationPolicy.OPEN, RingFor.EVERYONE, new IceConfig(List.of(), 0, turn));
        PlainClient anna = registered("anna", "Anna B.");
        JsonObject first = anna.only("iceServers");
        JsonObject next =
                anna.event("ice-servers").getAsJsonArray("iceServers").get(0).getAsJsonObject();
        assertEquals(turn.credential(text(next, "username")), text(next, "credential"));
        assertNotEquals(text(first, "username"), text(next, "username"));
    }

    @Test
    @Order(1)
    void the_server_stops(@TempDir Path data) throws Exception {
        start(data, RegistrationPolicy.OPEN, RingFor.EVERYONE);
        PlainClient anna = registered("anna", "Anna B.");
        server.close();
        server = null;
        anna.event("going-away");
    }

    @Test
    @Order(1)
    void a_call_of_which_nobody_said_that_it_is_known_survives_a_clean_stop(@TempDir Path data) throws Exception {
        start(data, RegistrationPolicy.OPEN, RingFor.EVERYONE);
        PlainClient anna = registered("anna", "Anna B.");
        PlainClient berta = registered("berta", "Berta");
        anna.done("add-contact");
        anna.done("set-ring-for", "ringFor", "nobody");
        berta.refused("do-not-disturb", "invite", "to", "anna");
        anna.event("kept-calls");
        String token = anna.mine("deviceToken");
        server.close();
        start(data, RegistrationPolicy.OPEN, RingFor.EVERYONE);
        PlainClient again = client();
        again.signs("sign-in-by-token", "deviceToken", token);
        again.event("kept-calls");
    }

    private String invitation() throws Exception {
        return server.administration()
                .invite("for Anna", 1, Duration.ofHours(1))
                .get(10, TimeUnit.SECONDS)
                .text();
    }

    @Test
    @Order(2)
    void every_example_was_carried_out() {
        examples.wereSeen();
    }
}
