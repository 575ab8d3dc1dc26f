package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.nio.file.Path;
import java.util.List;
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
        server = new SignalingServer(new ServerConfig("127.0.0.1", 0, data, List.of(), "Test"));
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
}
