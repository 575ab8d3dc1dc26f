package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each session is told of STUN and TURN, and when it is told anew. */
class IceOffersTest {
    private static final IceServerInfo STUN = new IceServerInfo(List.of("stun:stun.example.org"), "", "");
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Duration HALF = Duration.ofHours(12);

    @TempDir
    Path data;

    private Scenario scenario;
    private Scenario.Device anna;

    @BeforeEach
    void open() {
        TurnConfig turn = new TurnConfig(List.of("turn:turn.example.org"), "secret", LIFETIME);
        scenario = new Scenario(ServerConfig.local("", 0, data, "Test").with(new IceConfig(List.of(STUN), 3478, turn)));
        anna = scenario.device("anna");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private static Instant end(List<IceServerInfo> servers) {
        assertEquals(2, servers.size());
        assertEquals(STUN, servers.getFirst());
        String username = servers.getLast().username();
        return Instant.ofEpochSecond(Long.parseLong(username.substring(0, username.indexOf(':'))));
    }

    @Test
    void a_session_begins_with_credentials_of_its_own() {
        assertEquals(Scenario.START.plus(LIFETIME), end(anna.signedIn.iceServers()));
        assertEquals(3478, anna.signedIn.stunPort());
        var other = scenario.device("anna", "laptop").signedIn.iceServers();
        assertNotEquals(
                anna.signedIn.iceServers().getLast().username(), other.getLast().username());
    }

    @Test
    void it_gets_new_ones_at_half_of_their_life_again_and_again() {
        scenario.time.pass(HALF.minusSeconds(1));
        assertTrue(anna.inbox.isEmpty());
        scenario.time.pass(Duration.ofSeconds(1));
        Instant now = Scenario.START.plus(HALF);
        assertEquals(now.plus(LIFETIME), end(anna.next(Event.IceServers.class).iceServers()));
        scenario.time.pass(HALF);
        assertEquals(
                now.plus(HALF).plus(LIFETIME),
                end(anna.next(Event.IceServers.class).iceServers()));
        assertTrue(anna.inbox.isEmpty());
    }

    @Test
    void one_that_goes_on_gets_new_ones_and_the_time_begins_anew() {
        scenario.time.pass(HALF.minusSeconds(30));
        anna.cut();
        scenario.time.pass(Duration.ofSeconds(20));
        Event.SignedIn resumed = assertInstanceOf(Event.SignedIn.class, anna.resume());
        Instant now = Scenario.START.plus(HALF).minusSeconds(10);
        assertEquals(now.plus(LIFETIME), end(resumed.iceServers()));
        scenario.time.pass(HALF.minusSeconds(1));
        assertTrue(anna.inbox.isEmpty(), "the timer of before is gone");
        scenario.time.pass(Duration.ofSeconds(1));
        anna.next(Event.IceServers.class);
    }

    @Test
    void one_that_is_over_gets_none_any_more() {
        anna.ok(new Request.SignOut(false));
        scenario.time.pass(LIFETIME);
        assertTrue(anna.inbox.isEmpty());
    }

    @Test
    void without_turn_nothing_is_told_later() throws Exception {
        scenario.close();
        scenario = new Scenario(
                ServerConfig.local("", 0, data, "Test").with(new IceConfig(List.of(STUN), 0, TurnConfig.NONE)));
        anna = scenario.device("anna");
        assertEquals(List.of(STUN), anna.signedIn.iceServers());
        scenario.time.pass(Duration.ofDays(3));
        assertTrue(anna.inbox.isEmpty());
    }
}
