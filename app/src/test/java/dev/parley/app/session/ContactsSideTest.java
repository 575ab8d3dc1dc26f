package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.CallView.Phase;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.server.AccountRules;
import dev.parley.signaling.server.RegistrationPolicy;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people say of each other, between real sessions at a real server where strangers must ask first. */
@Timeout(60)
class ContactsSideTest {
    @TempDir
    Path folder;

    private SignalingServer server;
    private Person anna;
    private Person bert;

    @BeforeEach
    void start() throws Exception {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, folder.resolve("server"), "test")
                .with(new AccountRules(RegistrationPolicy.OPEN, RingFor.ASK)));
        server.start();
        anna = new Person(folder.resolve("anna")).signUp(server, "anna");
        bert = new Person(folder.resolve("bert")).signUp(server, "bert");
    }

    @AfterEach
    void stop() {
        anna.close();
        bert.close();
        server.close();
    }

    private static Predicate<Snapshot> said(String notice, String detail) {
        return s -> s.notice() != null
                && s.notice().code().equals(notice)
                && s.notice().detail().equals(detail);
    }

    private static Predicate<Snapshot> asked(String... usernames) {
        return s -> s.contacts().requests().stream()
                .map(PersonInfo::username)
                .toList()
                .equals(List.of(usernames));
    }

    private static Predicate<Snapshot> sees(String username, PresenceState presence) {
        return s -> s.people().stream()
                .anyMatch(person -> person.username().equals(username) && person.presence() == presence);
    }

    private static void awaitEnd(Person person, EndReason reason) throws Exception {
        assertEquals(reason, person.await(Phase.ENDED).call().endReason());
        person.session.dismiss();
        person.await(Phase.IDLE);
    }

    private void makeFriends() throws Exception {
        anna.session.contacts().add("bert");
        bert.await("asked", asked("anna"));
        bert.session.contacts().add("anna");
        anna.await("friends", sees("bert", PresenceState.HERE));
        bert.await("friends", sees("anna", PresenceState.HERE));
    }

    @Test
    void a_stranger_is_told_that_the_person_is_asked_and_may_call_after_the_yes() throws Exception {
        anna.session.place("bert");
        awaitEnd(anna, EndReason.ASKED);
        bert.await("told", said("contact-request", "ANNA"));
        bert.await("asked", asked("anna"));
        anna.session.contacts().add("bert");
        anna.await("waits", sees("bert", PresenceState.UNKNOWN));
        bert.session.contacts().add("anna");
        bert.await("answered", asked());
        anna.await("seen", sees("bert", PresenceState.HERE));
        anna.session.place("bert");
        bert.await(Phase.INCOMING);
    }

    @Test
    void who_declines_is_not_asked_again_and_the_other_is_not_told() throws Exception {
        anna.session.contacts().add("Bert ");
        bert.await("asked", asked("anna"));
        bert.session.contacts().decline("anna");
        bert.await("answered", asked());
        anna.session.place("bert");
        awaitEnd(anna, EndReason.ASKED);
        assertTrue(asked().test(bert.session.snapshot()));
        anna.await("still waits", sees("bert", PresenceState.UNKNOWN));
    }

    @Test
    void for_who_is_blocked_one_is_offline_until_it_is_taken_back() throws Exception {
        makeFriends();
        bert.session.contacts().block("anna");
        Snapshot told = bert.await("said", said("blocked", "ANNA"));
        assertEquals(List.of("anna"), told.contacts().blocked());
        assertTrue(told.people().isEmpty());
        anna.await("away from all", sees("bert", PresenceState.OFFLINE));
        anna.session.place("bert");
        awaitEnd(anna, EndReason.OFFLINE);
        bert.session.place("anna");
        bert.await("said", said("is-blocked", "anna"));
        bert.session.contacts().add("anna");
        bert.session.contacts().unblock("anna");
        bert.await("taken back", s -> s.contacts().blocked().isEmpty());
        bert.session.contacts().add("anna");
        bert.await("again", sees("anna", PresenceState.HERE));
    }

    @Test
    void what_the_server_refuses_is_said() throws Exception {
        anna.session.contacts().add("nobody");
        anna.await("said", said("unknown-user", "nobody"));
        anna.session.contacts().add("anna");
        anna.await("said", said("not-yourself", "anna"));
    }

    @Test
    void do_not_disturb_is_one_switch_on_all_devices_and_remembers_what_was_before() throws Exception {
        makeFriends();
        try (Person laptop = new Person(folder.resolve("laptop")).signIn(server, "bert")) {
            laptop.session.contacts().ringFor(RingFor.CONTACTS);
            bert.await("heard", s -> s.contacts().ringFor() == RingFor.CONTACTS);
            bert.session.contacts().doNotDisturb(true);
            laptop.await("heard", s -> s.contacts().ringFor() == RingFor.NOBODY);
            anna.await("seen", sees("bert", PresenceState.DO_NOT_DISTURB));
            anna.session.place("bert");
            awaitEnd(anna, EndReason.DO_NOT_DISTURB);
            // It did not ring, and is not lost.
            RecentCall missed =
                    bert.await("missed", s -> !s.recents().isEmpty()).recents().getFirst();
            assertTrue(missed.unseen());
            assertEquals("ANNA", missed.displayName());
            bert.session.sawMissedCalls();
            bert.await("seen", s -> !s.recents().getFirst().unseen());
        }
        bert.awaitDisk();
        bert.close();
        bert = new Person(folder.resolve("bert"));
        bert.await("as it was left", s -> s.contacts().ringFor() == RingFor.NOBODY);
        bert.session.contacts().doNotDisturb(false);
        bert.await("as before", s -> s.contacts().ringFor() == RingFor.CONTACTS);
        assertEquals(1, bert.session.snapshot().recents().size(), "told once");
    }

    @Test
    void calls_that_one_missed_while_away_are_there_at_the_next_start_once_and_new_until_seen() throws Exception {
        makeFriends();
        bert.awaitDisk();
        bert.close();
        anna.await("gone", sees("bert", PresenceState.OFFLINE));
        for (int call = 0; call < 2; call++) {
            anna.session.place("bert");
            awaitEnd(anna, EndReason.OFFLINE);
        }
        bert = new Person(folder.resolve("bert"));
        List<RecentCall> missed =
                bert.await("told", s -> s.recents().size() == 2).recents();
        assertTrue(missed.stream().allMatch(RecentCall::unseen));
        assertTrue(missed.get(0).startedAt() >= missed.get(1).startedAt(), "newest first");
        assertEquals(EndReason.CANCELLED, missed.getFirst().outcome());
        bert.session.sawMissedCalls();
        bert.await("seen", s -> s.recents().stream().noneMatch(RecentCall::unseen));
        bert.awaitDisk();
        bert.close();
        bert = new Person(folder.resolve("bert"));
        bert.awaitServer(ServerStatus.SignedIn.class);
        assertEquals(2, bert.session.snapshot().recents().size());
        assertFalse(bert.session.snapshot().recents().getFirst().unseen());
    }

    @Test
    void a_call_that_is_taken_on_another_device_is_known_here_with_its_length() throws Exception {
        makeFriends();
        try (Person laptop = new Person(folder.resolve("laptop")).signIn(server, "bert")) {
            laptop.awaitDisk();
        }
        Person.connect(anna, bert);
        anna.session.hangUp();
        bert.await(Phase.ENDED);
        try (Person laptop = new Person(folder.resolve("laptop"))) {
            RecentCall call =
                    laptop.await("told", s -> !s.recents().isEmpty()).recents().getFirst();
            assertEquals(EndReason.ANSWERED_ELSEWHERE, call.outcome());
            assertTrue(call.durationMs() > 0);
            assertFalse(call.unseen());
        }
        assertEquals(1, bert.session.snapshot().recents().size());
    }

    @Test
    void who_leaves_an_account_leaves_its_people_behind() throws Exception {
        makeFriends();
        bert.session.contacts().block("anna");
        bert.await("blocked", s -> !s.contacts().blocked().isEmpty());
        bert.session.signOut();
        bert.awaitServer(ServerStatus.NeedsAccount.class);
        assertEquals(ContactsView.NONE, bert.session.snapshot().contacts());
        assertEquals(List.of(), bert.session.snapshot().people());
    }
}
