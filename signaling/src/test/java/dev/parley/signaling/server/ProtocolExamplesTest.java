package dev.parley.signaling.server;

import static dev.parley.signaling.server.PlainClient.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import dev.parley.signaling.protocol.RingFor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * PROTOCOL.md is true: the requests of its calls are sent to a real server as their examples are, with ids and secrets that are
 * live, and what comes back has the fields of its example, no more and no fewer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolExamplesTest {
    private static final String PASSWORD = "correct horse";

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
        server.close();
    }

    private void start(Path data, RegistrationPolicy registration, RingFor ringFor) throws ServerStartException {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Anna's practice")
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
}
