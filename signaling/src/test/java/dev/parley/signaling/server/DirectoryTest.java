package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.server.Scenario.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, sessions, people and limits. */
class DirectoryTest {
    private static final String CALL = "call-aaaaaaaaaaaaaaaa";

    @TempDir
    Path folder;

    private Scenario scenario;

    @BeforeEach
    void open() {
        scenario = new Scenario(folder);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private static ErrorCode code(Event.Reply reply) {
        return assertInstanceOf(Event.Refused.class, reply).code();
    }

    private Event.Reply register(String name, String password, String displayName) {
        return scenario.new Device("10.0.0.1")
                .request(0, new Request.Register(name, password, displayName, "desk", ""));
    }

    @Test
    void register_folds_the_name_and_signs_in() {
        var session = assertInstanceOf(Event.SignedIn.class, register(" Ａnna.B ", "password", "Anna B"));
        assertEquals("anna.b", session.username());
        assertFalse(session.resumed());
        assertEquals(ErrorCode.NAME_TAKEN, code(register("ANNA.B", "password", "Another")));
    }

    @Test
    void register_refuses_bad_names_and_passwords() {
        for (String name : List.of("a", ".anna", "anna-", "an na", "anna@b", "ännå", "x".repeat(33), "")) {
            assertEquals(ErrorCode.BAD_NAME, code(register(name, "password", "Anna")), name);
        }
        for (String displayName : List.of("", "  ", "a\nb", "a\u202Eb", "x".repeat(65))) {
            assertEquals(ErrorCode.BAD_NAME, code(register("anna", "password", displayName)), displayName);
        }
        assertEquals(ErrorCode.BAD_PASSWORD, code(register("anna", "7 chars", "Anna")));
        assertEquals(ErrorCode.BAD_PASSWORD, code(register("anna", "x".repeat(257), "Anna")));
    }

    @Test
    void reserved_name_is_taken_and_its_password_is_the_only_one() {
        scenario.directory.reserve("echo", "Echo", "secret");
        assertEquals(ErrorCode.NAME_TAKEN, code(register("Echo", "password", "Me")));
        Device wrong = scenario.new Device("10.0.0.1");
        assertEquals(ErrorCode.WRONG_CREDENTIALS, code(wrong.request(0, new Request.SignIn("echo", "guess", "x", ""))));
    }

    @Test
    void unknown_name_and_wrong_password_get_the_same_answer() {
        scenario.account("anna");
        Device device = scenario.new Device("10.0.0.1");
        Event.Reply wrong = device.request(0, new Request.SignIn("anna", "wrong one", "desk", ""));
        assertEquals(ErrorCode.WRONG_CREDENTIALS, code(wrong));
        assertEquals(wrong, device.request(0, new Request.SignIn("nobody", "wrong one", "desk", "")));
        assertInstanceOf(Event.SignedIn.class, device.request(0, new Request.SignIn("anna", "password", "desk", "")));
    }

    @Test
    void wrong_passwords_are_limited_for_a_minute_and_right_ones_are_not() {
        scenario.account("anna");
        for (int i = 0; i < Limits.WRONG_PASSWORDS_PER_MINUTE; i++) {
            scenario.device("anna", "d" + i).ok(new Request.SignOut(false));
            Device device = scenario.new Device("10.0.1." + i);
            assertEquals(
                    ErrorCode.WRONG_CREDENTIALS,
                    code(device.request(0, new Request.SignIn("anna", "wrong", "desk", ""))));
        }
        Device device = scenario.new Device("10.0.2.1");
        Request.SignIn right = new Request.SignIn("anna", "password", "desk", "");
        assertEquals(ErrorCode.RATE_LIMITED, code(device.request(0, right)));
        scenario.time.pass(Duration.ofSeconds(61));
        Device later = scenario.new Device("10.0.2.1");
        assertInstanceOf(Event.SignedIn.class, later.request(0, right));
    }

    @Test
    void registrations_from_one_address_are_limited() {
        for (int i = 0; i < Limits.REGISTRATIONS_PER_HOUR; i++) {
            assertInstanceOf(Event.SignedIn.class, register("anna" + i, "password", "Anna"));
        }
        assertEquals(ErrorCode.RATE_LIMITED, code(register("berta", "password", "Berta")));
        scenario.time.pass(Duration.ofMinutes(61));
        assertInstanceOf(Event.SignedIn.class, register("berta", "password", "Berta"));
    }

    @Test
    void nothing_is_allowed_before_sign_in_and_no_second_one_after() {
        Device stranger = scenario.new Device("10.0.0.1");
        assertEquals(ErrorCode.NOT_ALLOWED, code(stranger.request(new Request.AddContact("anna"))));
        Device anna = scenario.device("anna");
        anna.refused(ErrorCode.NOT_ALLOWED, new Request.SignIn("anna", "password", "desk", ""));
    }

    @Test
    void who_does_not_sign_in_is_closed() {
        Device silent = scenario.new Device("10.0.0.1");
        Device anna = scenario.device("anna");
        scenario.time.pass(Limits.SIGN_IN_WITHIN);
        assertEquals("Nobody signed in within 30 seconds.", silent.closed);
        assertEquals("", anna.closed);
    }

    @Test
    void devices_of_one_account_are_limited_and_lost_ones_make_way() {
        Device first = scenario.device("anna", "device 0");
        for (int i = 1; i < Limits.DEVICES_PER_ACCOUNT; i++) {
            scenario.device("anna", "device " + i);
        }
        Device onceMore = scenario.new Device("10.0.0.1");
        Request.SignIn signIn = new Request.SignIn("anna", "password", "one more", "");
        assertEquals(ErrorCode.LIMIT, code(onceMore.request(0, signIn)));
        first.cut();
        assertInstanceOf(Event.SignedIn.class, onceMore.request(0, signIn));
        assertEquals(ErrorCode.SESSION_EXPIRED, code(first.resume()));
    }

    @Test
    void a_program_started_anew_takes_the_place_of_its_ghost() {
        Device anna = scenario.device("anna");
        Device berta = scenario.device("berta");
        anna.ok(new Request.Invite(CALL, "berta", true));
        berta.ok(new Request.Accept(CALL, true));
        anna.cut();
        Device again = anna.startedAnew();
        assertNotEquals(anna.name(), again.name());
        assertEquals(anna.signedIn.deviceId(), again.signedIn.deviceId());
        scenario.device("carla").ok(new Request.Invite("call-cccccccccccccccc", "anna", true));
        assertEquals(ErrorCode.SESSION_EXPIRED, code(anna.resume()));
    }

    @Test
    void resume_brings_missed_events_once_and_in_order() {
        Device anna = scenario.device("anna");
        Device berta = scenario.device("berta");
        berta.ok(new Request.Invite(CALL, "anna", true));
        anna.next(Event.Incoming.class);
        anna.cut();
        for (int i = 1; i <= 20; i++) {
            berta.ok(new Request.Candidate(CALL, anna.name(), 1, "candidate " + i, "0", 0));
        }
        var resumed = assertInstanceOf(Event.SignedIn.class, anna.resume());
        assertTrue(resumed.resumed());
        assertEquals(anna.signedIn.device(), resumed.device());
        for (int i = 1; i <= 20; i++) {
            assertEquals("candidate " + i, anna.next(Event.Candidate.class).candidate());
        }
        anna.cut();
        anna.resume();
        anna.quiet();
    }

    @Test
    void large_answers_are_remembered_for_as_long_as_there_is_room() {
        Device anna = scenario.device("anna");
        for (int i = 0; i < Limits.DEVICE_TOKENS_PER_ACCOUNT - 1; i++) {
            String name = "x".repeat(Limits.DEVICE_NAME_CHARACTERS);
            scenario.stores
                    .devices()
                    .add(
                            new dev.parley.signaling.store.Device("id" + i, "anna", name, 0, scenario.clock.millis()),
                            new byte[32]);
        }
        Event.Devices first = assertInstanceOf(Event.Devices.class, anna.request(1, new Request.ListDevices()));
        int characters = Codec.encode(0, first).length();
        int remembered = Limits.KEPT_REPLY_CHARACTERS / characters;
        assertTrue(remembered < Limits.KEPT_REPLIES / 10, remembered + " of them would fit");
        long last = 2L * remembered;
        for (long id = 2; id <= last; id++) {
            anna.request(id, new Request.ListDevices());
        }
        long oldest = remembered + 2L;
        assertInstanceOf(Event.Devices.class, anna.request(last, new Request.ListDevices()));
        assertInstanceOf(Event.Devices.class, anna.request(oldest, new Request.ListDevices()));
        assertEquals(ErrorCode.NOT_ALLOWED, code(anna.request(oldest - 2, new Request.ListDevices())));
    }

    @Test
    void a_request_sent_again_is_carried_out_once_and_answered_again() {
        Device anna = scenario.device("anna");
        Device berta = scenario.device("berta");
        Request invite = new Request.Invite(CALL, "berta", true);
        assertInstanceOf(Event.Ok.class, anna.request(1, invite));
        anna.cut();
        anna.resume();
        assertEquals(new Event.Ok(1), anna.request(1, invite));
        berta.next(Event.Incoming.class);
        berta.quiet();
        assertInstanceOf(Event.Ok.class, anna.request(7, new Request.SetAway(true)));
        assertEquals(ErrorCode.NOT_ALLOWED, code(anna.request(5, new Request.SetAway(true))), "a number skipped");
    }

    @Test
    void a_second_connection_takes_the_session_from_the_first() {
        Device anna = scenario.device("anna");
        assertInstanceOf(Event.SignedIn.class, anna.resume());
        assertEquals("Another connection took up the session.", anna.closed);
        scenario.time.pass(Limits.RESUME_WITHIN.multipliedBy(2));
        anna.ok(new Request.SetAway(true));
    }

    @Test
    void a_session_ends_when_its_connection_stays_lost() {
        Device anna = scenario.device("anna");
        anna.cut();
        scenario.time.pass(Limits.RESUME_WITHIN.minusMillis(1));
        assertInstanceOf(Event.SignedIn.class, anna.resume());
        anna.cut();
        scenario.time.pass(Limits.RESUME_WITHIN);
        assertEquals(ErrorCode.SESSION_EXPIRED, code(anna.resume()));
    }

    @Test
    void a_session_with_a_gap_in_its_events_cannot_be_resumed() {
        Device anna = scenario.device("anna");
        Device berta = scenario.device("berta");
        berta.ok(new Request.Invite(CALL, "anna", true));
        berta.ok(new Request.AddContact("anna"));
        anna.cut();
        for (int i = 0; i <= Limits.KEPT_EVENTS; i++) {
            berta.ok(new Request.Media(CALL, anna.name(), true, i % 2 == 0, false));
            scenario.time.pass(Duration.ofMillis(25));
        }
        assertEquals(ErrorCode.SESSION_EXPIRED, code(anna.resume()));
    }

    @Test
    void events_are_not_kept_without_bound() {
        Device anna = scenario.device("anna");
        Device berta = scenario.device("berta");
        berta.ok(new Request.Invite(CALL, "anna", true));
        String sdp = "s".repeat(Limits.SDP_CHARACTERS);
        anna.cut();
        int enough = Limits.KEPT_CHARACTERS / Limits.SDP_CHARACTERS;
        for (int i = 0; i <= enough; i++) {
            berta.ok(new Request.Description(CALL, anna.name(), 1, "offer", sdp));
        }
        assertEquals(ErrorCode.SESSION_EXPIRED, code(anna.resume()));
    }

    @Test
    void acknowledged_events_are_forgotten() {
        Device anna = scenario.device("anna");
        Device berta = scenario.device("berta");
        berta.ok(new Request.Invite(CALL, "anna", true));
        assertNull(anna.request(0, new Request.Ack(anna.lastSeq)), "not answered");
        anna.cut();
        anna.lastSeq = 0;
        assertEquals(ErrorCode.SESSION_EXPIRED, code(anna.resume()), "what was acknowledged is not asked for again");
    }

    @Test
    void requests_are_limited_by_rate_and_a_flood_ends_the_connection() {
        Device anna = scenario.device("anna");
        int passed = 0;
        while (anna.request(new Request.SetAway(true)) instanceof Event.Ok) {
            passed++;
        }
        // The sign-in took one from the bucket.
        assertEquals(5 * Limits.REQUESTS_PER_SECOND - 1, passed);
        anna.refused(ErrorCode.RATE_LIMITED, new Request.SetAway(false));
        scenario.time.pass(Duration.ofSeconds(1));
        for (int i = 0; i < Limits.REQUESTS_PER_SECOND; i++) {
            anna.ok(new Request.SetAway(true));
        }
        for (int i = 0; i <= 1_000 && anna.closed.isEmpty(); i++) {
            anna.request(new Request.SetAway(true));
        }
        assertEquals("Far more requests than 50 a second.", anna.closed);
    }

    @Test
    void presence_goes_to_those_who_have_you_on_their_list() {
        Device anna = scenario.device("anna");
        Device carla = scenario.device("carla");
        scenario.account("berta");
        scenario.stores.contacts().add("berta", "anna");
        anna.ok(new Request.AddContact("Berta"));
        assertEquals(
                person("berta", PresenceState.OFFLINE),
                anna.next(Event.Presence.class).person());
        Device berta = scenario.device("berta");
        assertEquals(
                person("berta", PresenceState.HERE),
                anna.next(Event.Presence.class).person());
        berta.ok(new Request.SetAway(true));
        assertEquals(
                person("berta", PresenceState.AWAY),
                anna.next(Event.Presence.class).person());
        Device laptop = scenario.device("berta", "laptop");
        assertEquals(
                person("berta", PresenceState.HERE),
                anna.next(Event.Presence.class).person());
        laptop.ok(new Request.SignOut(false));
        assertEquals(
                person("berta", PresenceState.AWAY),
                anna.next(Event.Presence.class).person());
        berta.cut();
        assertTrue(anna.inbox.isEmpty(), "a lost connection is not an absence yet");
        scenario.time.pass(Limits.RESUME_WITHIN);
        assertEquals(
                person("berta", PresenceState.OFFLINE),
                anna.next(Event.Presence.class).person());
        assertTrue(carla.inbox.isEmpty());
    }

    private static PersonInfo person(String name, PresenceState state) {
        return new PersonInfo(name, "The " + name, state);
    }

    @Test
    void an_accepted_call_makes_contacts_and_shows_as_in_a_call() {
        Device anna = scenario.device("anna");
        Device berta = scenario.device("berta");
        anna.ok(new Request.Invite(CALL, "berta", true));
        berta.ok(new Request.Accept(CALL, true));
        anna.next(Event.Accepted.class);
        PersonInfo shown = anna.inbox.stream()
                .map(event -> assertInstanceOf(Event.Presence.class, event).person())
                .reduce((first, second) -> second)
                .orElseThrow();
        assertEquals(person("berta", PresenceState.IN_CALL), shown);
        berta.cut();
        scenario.time.pass(Limits.RESUME_WITHIN);
        var list = scenario.device("anna", "laptop").signedIn.people();
        assertEquals(List.of(person("berta", PresenceState.OFFLINE)), list);
    }

    @Test
    void contacts_are_removed_on_all_devices() {
        Device anna = scenario.device("anna");
        Device laptop = scenario.device("anna", "laptop");
        scenario.account("berta");
        anna.ok(new Request.AddContact("berta"));
        laptop.next(Event.Presence.class);
        laptop.ok(new Request.RemoveContact("berta"));
        laptop.quiet();
        anna.dropPresence();
        assertEquals("berta", anna.next(Event.ContactRemoved.class).username());
        assertEquals(List.of(), scenario.device("anna", "third").signedIn.people());
        anna.refused(ErrorCode.UNKNOWN_USER, new Request.AddContact("nobody"));
        anna.refused(ErrorCode.NOT_ALLOWED, new Request.AddContact("anna"));
    }

    @Test
    void a_service_is_on_everybodys_list_while_it_is_here() {
        Device anna = scenario.device("anna");
        scenario.directory.reserve("echo", "Echo", "secret");
        Device echo = scenario.new Device("127.0.0.1");
        echo.request(0, new Request.SignIn("echo", "secret", "echo", ""));
        PersonInfo shown = new PersonInfo("echo", "Echo", PresenceState.HERE);
        assertEquals(shown, anna.next(Event.Presence.class).person());
        assertEquals(List.of(shown), scenario.device("berta").signedIn.people());
        echo.ok(new Request.SignOut(false));
        assertEquals(
                PresenceState.OFFLINE, anna.next(Event.Presence.class).person().presence());
    }
}
