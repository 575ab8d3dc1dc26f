package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.server.Scenario.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees whom, who asks whom, who is blocked, and whose calls ring. */
class ContactsTest {
    @TempDir
    Path folder;

    private Scenario scenario;
    private Device anna;
    private Device berta;
    private int calls;

    @BeforeEach
    void open() {
        scenario = new Scenario(folder);
        anna = scenario.device("anna");
        berta = scenario.device("berta");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private void befriend() {
        anna.ok(new Request.AddContact("berta"));
        berta.ok(new Request.AddContact("anna"));
        anna.inbox.clear();
        berta.inbox.clear();
    }

    private String callId() {
        return "call-aaaaaaaaaaaaaaa" + ++calls;
    }

    private Request.Invite invite(String to) {
        return new Request.Invite(callId(), to, true);
    }

    private static PresenceState presence(Device device) {
        return device.next(Event.Presence.class).person().presence();
    }

    private static PresenceState listed(Device device, String name) {
        return device.signedIn.people().stream()
                .filter(person -> person.username().equals(name))
                .findFirst()
                .orElseThrow()
                .presence();
    }

    @Test
    void presence_is_for_who_is_on_the_list() {
        anna.ok(new Request.AddContact("berta"));
        assertEquals(PresenceState.UNKNOWN, presence(anna));
        berta.ok(new Request.SetAway(true));
        anna.quiet();
        berta.ok(new Request.AddContact("anna"));
        assertEquals(PresenceState.AWAY, presence(anna));
        berta.ok(new Request.RemoveContact("anna"));
        assertEquals(PresenceState.UNKNOWN, presence(anna));
        berta.ok(new Request.SetAway(false));
        anna.quiet();
        assertEquals(PresenceState.UNKNOWN, listed(scenario.device("anna", "laptop"), "berta"));
    }

    @Test
    void who_is_added_is_asked_and_yes_makes_both_contacts() {
        anna.ok(new Request.AddContact("berta"));
        assertEquals(new Event.ContactRequest("anna", "The anna"), berta.next(Event.ContactRequest.class));
        Device laptop = scenario.device("berta", "laptop");
        assertEquals(List.of(new PersonInfo("anna", "The anna", PresenceState.UNKNOWN)), laptop.signedIn.requests());
        berta.ok(new Request.AddContact("anna"));
        assertEquals(new Event.ContactRequestGone("anna"), laptop.next(Event.ContactRequestGone.class));
        berta.quiet();
        anna.dropPresence();
        anna.quiet();
    }

    @Test
    void no_is_not_told_and_keeps_them_quiet_for_a_month() {
        anna.ok(new Request.AddContact("berta"));
        berta.next(Event.ContactRequest.class);
        anna.dropPresence();
        berta.ok(new Request.DeclineContact("anna"));
        anna.quiet();
        anna.ok(new Request.RemoveContact("berta"));
        anna.ok(new Request.AddContact("berta"));
        berta.quiet();
        scenario.time.pass(Limits.DECLINED_FOR.plusDays(1));
        anna = scenario.device("anna");
        berta = scenario.device("berta");
        anna.ok(new Request.RemoveContact("berta"));
        anna.ok(new Request.AddContact("berta"));
        berta.next(Event.ContactRequest.class);
        berta.refused(ErrorCode.UNKNOWN_USER, new Request.DeclineContact("carla"));
    }

    @Test
    void a_request_that_is_taken_back_is_gone() {
        anna.ok(new Request.AddContact("berta"));
        berta.next(Event.ContactRequest.class);
        anna.ok(new Request.RemoveContact("berta"));
        assertEquals(new Event.ContactRequestGone("anna"), berta.next(Event.ContactRequestGone.class));
        assertEquals(List.of(), scenario.device("berta", "laptop").signedIn.requests());
    }

    @Test
    void so_many_people_are_asked_in_a_day() {
        for (int i = 0; i <= Limits.CONTACT_REQUESTS_PER_DAY; i++) {
            scenario.account("person" + i);
            anna.ok(new Request.AddContact("person" + i));
            scenario.time.pass(Duration.ofSeconds(1));
        }
        assertEquals(1, scenario.stores.contacts().of("person49").requests().size());
        assertEquals(0, scenario.stores.contacts().of("person50").requests().size());
    }

    private int asked(int people) {
        int asked = 0;
        for (int i = 0; i < people; i++) {
            asked += scenario.stores.contacts().of("person" + i).requests().size();
        }
        return asked;
    }

    @Test
    void many_contact_requests_at_once_are_no_way_around_the_limit() {
        int people = Limits.CONTACT_REQUESTS_PER_DAY + 10;
        for (int i = 0; i < people; i++) {
            scenario.account("person" + i);
        }
        scenario.holdStore();
        for (int i = 0; i < people; i++) {
            anna.request(new Request.AddContact("person" + i));
        }
        scenario.releaseStore();
        assertEquals(Limits.CONTACT_REQUESTS_PER_DAY, asked(people));
    }

    @Test
    void many_calls_at_once_that_ask_are_no_way_around_the_limit() {
        int people = Limits.CONTACT_REQUESTS_PER_DAY + 10;
        for (int i = 0; i < people; i++) {
            scenario.account("person" + i);
            assertTrue(scenario.stores.accounts().ringFor("person" + i, "ask"));
        }
        scenario.holdStore();
        for (int i = 0; i < people; i++) {
            anna.request(invite("person" + i));
            scenario.time.pass(Duration.ofSeconds(1));
        }
        scenario.releaseStore();
        assertEquals(Limits.CONTACT_REQUESTS_PER_DAY, asked(people));
    }

    @Test
    void who_asked_nobody_in_the_end_is_not_counted() {
        befriend();
        for (int i = 0; i < Limits.CONTACT_REQUESTS_PER_DAY; i++) {
            anna.ok(new Request.AddContact("berta"));
            anna.refused(ErrorCode.UNKNOWN_USER, new Request.AddContact("nobody"));
            anna.refused(ErrorCode.UNKNOWN_USER, invite("nobody"));
            scenario.time.pass(Duration.ofSeconds(1));
        }
        scenario.account("carla");
        anna.ok(new Request.AddContact("carla"));
        assertEquals(1, scenario.stores.contacts().of("carla").requests().size());
    }

    @Test
    void who_is_blocked_sees_somebody_who_is_offline() {
        befriend();
        Device desk = scenario.device("berta", "laptop");
        berta.ok(new Request.Block("anna"));
        assertEquals(new Event.Blocked("anna", true), desk.next(Event.Blocked.class));
        assertEquals(PresenceState.OFFLINE, presence(anna));
        berta.ok(new Request.SetAway(true));
        berta.ok(new Request.SetAway(false));
        anna.quiet();
        anna.refused(ErrorCode.OFFLINE, invite("berta"));
        assertEquals(PresenceState.OFFLINE, listed(scenario.device("anna", "laptop"), "berta"));
        assertEquals(List.of("anna"), scenario.device("berta", "phone").signedIn.blocked());
        berta.quiet();
    }

    @Test
    void who_blocks_calls_and_adds_nobody_before_unblocking() {
        berta.ok(new Request.Block("anna"));
        berta.refused(ErrorCode.NOT_ALLOWED, invite("anna"));
        berta.refused(ErrorCode.NOT_ALLOWED, new Request.AddContact("anna"));
        berta.ok(new Request.Unblock("anna"));
        berta.ok(new Request.AddContact("anna"));
        berta.refused(ErrorCode.NOT_ALLOWED, new Request.Block("berta"));
        berta.refused(ErrorCode.UNKNOWN_USER, new Request.Block("nobody"));
    }

    @Test
    void who_is_blocked_is_not_added_by_another_device_at_the_same_moment() {
        Device laptop = scenario.device("berta", "laptop");
        scenario.holdStore();
        berta.request(new Request.Block("anna"));
        laptop.request(new Request.AddContact("anna"));
        scenario.releaseStore();
        assertEquals(List.of(), scenario.stores.contacts().of("berta").contacts());
        Device again = scenario.device("berta", "phone");
        assertEquals(List.of("anna"), again.signedIn.blocked());
        assertEquals(List.of(), again.signedIn.people());
    }

    @Test
    void a_call_that_rings_ends_when_its_caller_is_blocked() {
        anna.ok(invite("berta"));
        berta.next(Event.Incoming.class);
        berta.ok(new Request.Block("anna"));
        berta.ended(EndReason.DECLINED_ELSEWHERE);
        anna.ended(EndReason.DECLINED);
    }

    @Test
    void blocking_by_a_call_does_not_befriend() {
        anna.ok(invite("berta"));
        Event.Incoming incoming = berta.next(Event.Incoming.class);
        berta.ok(new Request.Accept(incoming.callId(), true));
        berta.ok(new Request.Block("anna"));
        berta.ok(new Request.End(incoming.callId(), EndReason.HUNG_UP));
        assertEquals(List.of(), scenario.stores.contacts().of("berta").contacts());
    }

    /** Whose calls ring, by the wish of the called person. */
    @Test
    void the_table_of_whose_calls_ring() {
        scenario.device("carla");
        befriend();
        Device stranger = scenario.device("carla", "other");
        for (RingFor ringFor : RingFor.values()) {
            berta.ok(new Request.SetRingFor(ringFor));
            anna.dropPresence();
            ErrorCode contact = ringFor == RingFor.NOBODY ? ErrorCode.DO_NOT_DISTURB : null;
            ErrorCode other =
                    switch (ringFor) {
                        case EVERYONE -> null;
                        case ASK -> ErrorCode.ASKED;
                        case CONTACTS, NOBODY -> ErrorCode.OFFLINE;
                    };
            call(anna, contact);
            call(stranger, other);
            if (ringFor == RingFor.ASK) {
                assertEquals("carla", berta.next(Event.ContactRequest.class).username());
            }
        }
    }

    private void call(Device caller, ErrorCode refused) {
        Request.Invite invite = invite("berta");
        if (refused != null) {
            caller.refused(refused, invite);
            return;
        }
        caller.ok(invite);
        berta.next(Event.Incoming.class);
        caller.ok(new Request.End(invite.callId(), EndReason.CANCELLED));
        berta.ended(EndReason.CANCELLED);
    }

    @Test
    void somebody_whom_I_call_may_call_me() {
        anna.ok(new Request.SetRingFor(RingFor.NOBODY));
        Request.Invite first = invite("berta");
        anna.ok(first);
        berta.next(Event.Incoming.class);
        berta.ok(invite("anna"));
        anna.next(Event.Incoming.class);
    }

    @Test
    void do_not_disturb_is_shown_and_told_to_my_other_devices() {
        befriend();
        Device laptop = scenario.device("berta", "laptop");
        berta.ok(new Request.SetRingFor(RingFor.NOBODY));
        assertEquals(PresenceState.DO_NOT_DISTURB, presence(anna));
        assertEquals(new Event.RingForChanged(RingFor.NOBODY), laptop.next(Event.RingForChanged.class));
        assertEquals(RingFor.NOBODY, scenario.device("berta", "phone").signedIn.ringFor());
    }

    @Test
    void an_offline_stranger_is_asked_too() {
        scenario.account("dora");
        assertTrue(scenario.stores.accounts().ringFor("dora", "ask"));
        anna.refused(ErrorCode.ASKED, invite("dora"));
        anna.refused(ErrorCode.ASKED, invite("dora"));
        anna.refused(ErrorCode.UNKNOWN_USER, invite("nobody"));
        Device dora = scenario.device("dora");
        assertEquals(
                List.of("anna"),
                dora.signedIn.requests().stream().map(PersonInfo::username).toList());
        assertInstanceOf(Event.Ok.class, dora.request(new Request.AddContact("anna")));
        anna.ok(invite("dora"));
    }
}
