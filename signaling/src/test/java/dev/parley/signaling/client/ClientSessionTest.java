package dev.parley.signaling.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.protocol.SignedOutReason;
import dev.parley.signaling.testing.FakeTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client against a server played by the test, without sockets and with a time of its own. */
class ClientSessionTest {
    private static final Request AWAY = new Request.SetAway(true);
    private static final Request HANG_UP = new Request.End("call-aaaaaaaaaaaaaaaa", EndReason.HUNG_UP);

    private final FakeTime time = new FakeTime();
    /** What the listener was told. */
    private final Deque<Object> told = new ArrayDeque<>();

    private FakeLink link;
    private SignalingClient client;

    private record Lost(String why, long retryInMs) {}

    private record Replied(long id, Event.Reply reply) {}

    private final class FakeLink implements Link {
        final Events events;
        final Deque<Codec.RequestFrame> sent = new ArrayDeque<>();
        long heardAt = time.getAsLong();
        boolean killed;

        FakeLink(Events events) {
            this.events = events;
        }

        @Override
        public void send(String frame) {
            assertFalse(killed, "nothing is sent on a dead connection");
            try {
                sent.add(Codec.decodeRequest(frame));
            } catch (ProtocolException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void kill() {
            killed = true;
        }

        @Override
        public long heardAt() {
            return heardAt;
        }

        void open() {
            events.opened(this);
            time.settle();
        }

        void say(long seq, Event event) {
            heardAt = time.getAsLong();
            events.message(this, Codec.encode(seq, event));
            time.settle();
        }

        void close() {
            events.closed(this, "It broke.", null);
            time.settle();
        }

        Request next() {
            return sent.remove().request();
        }
    }

    private final class Told implements ConnectionListener {
        @Override
        public void signedIn(Event.SignedIn session) {
            told.add(session);
        }

        @Override
        public void event(Event event) {
            told.add(event);
        }

        @Override
        public void replied(long id, Event.Reply reply) {
            told.add(new Replied(id, reply));
        }

        @Override
        public void lost(String why, long retryInMs) {
            told.add(new Lost(why, retryInMs));
        }

        @Override
        public void refused(Refusal refusal) {
            told.add(refusal);
        }
    }

    private void start(SignalingClient.Credentials credentials) {
        SignalingClient.Options defaults = SignalingClient.Options.defaults();
        RandomGenerator noChance = () -> 0;
        client = new SignalingClient(
                events -> link = new FakeLink(events),
                credentials,
                new Told(),
                new SignalingClient.Options(
                        () -> time,
                        time,
                        noChance,
                        defaults.firstRetry(),
                        defaults.lastRetry(),
                        defaults.connectWithin(),
                        defaults.silence()));
        client.start();
        time.settle();
    }

    private long send(Request request) {
        long id = client.send(request);
        time.settle();
        return id;
    }

    private static Event.SignedIn session(boolean resumed) {
        return session(resumed, resumed ? "" : "d1.secret");
    }

    private static Event.SignedIn session(boolean resumed, String deviceToken) {
        return new Event.SignedIn(
                0,
                "anna",
                "Anna",
                "device",
                "token",
                resumed,
                "d1",
                deviceToken,
                List.of(),
                0,
                RingFor.EVERYONE,
                List.of(),
                List.of(),
                List.of());
    }

    private void signIn() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        assertEquals("SignIn[anna]", link.next().toString());
        link.say(0, session(false));
        assertInstanceOf(Event.SignedIn.class, told.remove());
    }

    private void reconnect() {
        long wait = assertInstanceOf(Lost.class, told.remove()).retryInMs;
        FakeLink old = link;
        time.pass(Duration.ofMillis(wait));
        assertNotSame(old, link);
        link.open();
    }

    @Test
    void requests_wait_for_the_sign_in() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        long id = send(AWAY);
        link.open();
        assertInstanceOf(Request.SignIn.class, link.next());
        assertTrue(link.sent.isEmpty());
        link.say(0, session(false));
        assertEquals(new Codec.RequestFrame(id, AWAY), link.sent.remove());
        told.clear();
        link.say(0, new Event.Ok(id));
        assertEquals(new Replied(id, new Event.Ok(id)), told.remove());
    }

    @Test
    void a_lost_connection_is_resumed_and_unanswered_requests_sent_again_in_order() {
        signIn();
        link.say(1, new Event.ContactRemoved("berta"));
        long answered = send(AWAY);
        link.say(0, new Event.Ok(answered));
        long first = send(HANG_UP);
        long second = send(AWAY);
        told.clear();
        link.close();
        long third = send(AWAY);
        reconnect();
        assertEquals(new Request.Resume("token", 1), link.next());
        link.say(0, session(true));
        List<Long> ids = new ArrayList<>();
        link.sent.forEach(frame -> ids.add(frame.id()));
        assertEquals(List.of(first, second, third), ids);
    }

    @Test
    void what_was_said_of_recording_outlives_the_connection_but_not_the_session() {
        signIn();
        Request on = new Request.Recording("call", "device", 1, RecordingSignal.ON);
        Request off = new Request.Recording("call", "device", 1, RecordingSignal.OFF);
        long first = send(on);
        told.clear();
        link.close();
        long second = send(off);
        reconnect();
        link.next();
        link.say(0, session(true));
        assertEquals(new Codec.RequestFrame(first, on), link.sent.remove());
        assertEquals(new Codec.RequestFrame(second, off), link.sent.remove());
        told.clear();
        link.close();
        reconnect();
        link.next();
        link.say(0, new Event.Refused(0, ErrorCode.SESSION_EXPIRED, "over"));
        link.next();
        link.say(0, session(false));
        assertTrue(link.sent.isEmpty());
    }

    @Test
    void events_come_once_and_in_order_and_are_acknowledged() {
        signIn();
        link.say(1, new Event.ContactRemoved("a"));
        link.say(2, new Event.ContactRemoved("b"));
        link.say(2, new Event.ContactRemoved("b"));
        assertEquals(new Event.ContactRemoved("a"), told.remove());
        assertEquals(new Event.ContactRemoved("b"), told.remove());
        assertTrue(told.isEmpty());
        time.pass(Duration.ofSeconds(1));
        assertEquals(new Request.Ack(2), link.next());
        // One is missing: only a resume brings it.
        link.say(4, new Event.ContactRemoved("d"));
        reconnect();
        assertEquals(new Request.Resume("token", 2), link.next());
    }

    @Test
    void an_event_of_a_later_version_is_counted() {
        signIn();
        link.events.message(link, "{\"type\":\"fireworks\",\"seq\":1}");
        link.say(2, new Event.ContactRemoved("b"));
        assertEquals(new Event.ContactRemoved("b"), told.remove());
    }

    @Test
    void an_expired_session_is_begun_anew_and_calls_are_answered_here() {
        signIn();
        long ofCall = send(HANG_UP);
        long other = send(AWAY);
        link.close();
        reconnect();
        link.next();
        link.say(0, new Event.Refused(0, ErrorCode.SESSION_EXPIRED, "over"));
        assertEquals(new Request.SignInByToken("d1.secret"), link.next());
        link.say(0, session(false));
        assertFalse(assertInstanceOf(Event.SignedIn.class, told.remove()).resumed());
        Replied replied = assertInstanceOf(Replied.class, told.remove());
        assertEquals(ofCall, replied.id);
        assertEquals(
                ErrorCode.UNKNOWN_CALL,
                assertInstanceOf(Event.Refused.class, replied.reply).code());
        assertEquals(new Codec.RequestFrame(other, AWAY), link.sent.remove());
        link.say(1, new Event.ContactRemoved("numbers begin anew"));
        assertInstanceOf(Event.ContactRemoved.class, told.remove());
    }

    @Test
    void tries_get_rarer_up_to_fifteen_seconds_and_frequent_again_after_a_success() {
        signIn();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            link.close();
            long wait = assertInstanceOf(Lost.class, told.remove()).retryInMs;
            waits.add(wait);
            time.pass(Duration.ofMillis(wait));
        }
        assertEquals(List.of(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L, 15_000L), waits);
        link.open();
        link.say(0, session(true));
        told.clear();
        link.close();
        assertEquals(new Lost("It broke.", 250), told.remove());
    }

    @Test
    void delays_differ_by_chance_but_not_by_much() {
        Backoff backoff =
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), RandomGenerator.of("L64X128MixRandom"));
        long distinct = LongStream.generate(backoff::next)
                .limit(100)
                .peek(delay -> assertTrue(delay > 740 && delay <= 1_000, "delay " + delay))
                .distinct()
                .count();
        assertTrue(distinct > 20, distinct + " different delays");
    }

    @Test
    void comes_back_when_a_stopping_server_said_so() {
        signIn();
        link.say(1, new Event.GoingAway(3_000));
        told.clear();
        link.close();
        assertEquals(new Lost("It broke.", 3_000), told.remove());
    }

    @Test
    void a_silent_server_is_taken_for_dead() {
        signIn();
        time.pass(Duration.ofSeconds(20));
        link.say(1, new Event.ContactRemoved("a"));
        told.clear();
        time.pass(Duration.ofSeconds(29));
        assertTrue(told.stream().noneMatch(Lost.class::isInstance));
        FakeLink old = link;
        time.pass(Duration.ofSeconds(2));
        assertEquals("The server has gone silent.", assertInstanceOf(Lost.class, told.remove()).why);
        assertTrue(old.killed);
    }

    @Test
    void a_server_that_never_answers_the_sign_in_is_given_up() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        time.pass(Duration.ofSeconds(10));
        assertEquals("The server does not answer.", assertInstanceOf(Lost.class, told.remove()).why);
    }

    @Test
    void a_refused_sign_in_stays_refused_until_somebody_tries() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        Event.Refused wrong = new Event.Refused(0, ErrorCode.WRONG_CREDENTIALS, "wrong");
        link.say(0, wrong);
        assertEquals(new ConnectionListener.Refusal.SignInRefused(wrong), told.remove());
        FakeLink old = link;
        time.pass(Duration.ofHours(1));
        assertEquals(old, link);
        client.tryNow();
        time.settle();
        assertNotSame(old, link);
    }

    @Test
    void a_registration_whose_answer_was_lost_is_not_a_name_taken() {
        start(new SignalingClient.Credentials.NewAccount("anna", "password", "Anna", "desk"));
        link.open();
        assertInstanceOf(Request.Register.class, link.next());
        link.close();
        reconnect();
        assertInstanceOf(Request.Register.class, link.next());
        link.say(0, new Event.Refused(0, ErrorCode.NAME_TAKEN, "taken"));
        assertInstanceOf(Request.SignIn.class, link.next());
        link.say(0, session(false));
        assertInstanceOf(Event.SignedIn.class, told.remove());
    }

    @Test
    void a_registration_with_a_name_taken_is_refused() {
        start(new SignalingClient.Credentials.NewAccount("anna", "password", "Anna", "desk"));
        link.open();
        link.say(0, new Event.Refused(0, ErrorCode.NAME_TAKEN, "taken"));
        assertInstanceOf(ConnectionListener.Refusal.SignInRefused.class, told.remove());
    }

    @Test
    void closing_signs_out_and_does_not_wait_for_ever() {
        signIn();
        client.close();
        time.pass(Duration.ofSeconds(1));
        assertEquals(new Request.SignOut(false), link.next());
        assertTrue(link.killed);
        assertTrue(told.isEmpty());
    }

    private void sessionExpires() {
        told.clear();
        link.close();
        reconnect();
        assertInstanceOf(Request.Resume.class, link.next());
        link.say(0, new Event.Refused(0, ErrorCode.SESSION_EXPIRED, "over"));
    }

    @Test
    void a_device_that_was_signed_in_before_needs_no_password() {
        start(new SignalingClient.Credentials.Token("d1.kept"));
        link.open();
        assertEquals(new Request.SignInByToken("d1.kept"), link.next());
        link.say(0, session(false));
        assertEquals(
                "d1.secret",
                assertInstanceOf(Event.SignedIn.class, told.remove()).deviceToken());
    }

    @Test
    void a_device_says_who_it_was_when_it_signs_in_with_the_password_again() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk", "d1"));
        link.open();
        assertEquals(new Request.SignIn("anna", "password", "desk", "d1"), link.next());
    }

    @Test
    void each_sign_in_uses_the_token_of_the_last_one() {
        signIn();
        sessionExpires();
        assertEquals(new Request.SignInByToken("d1.secret"), link.next());
        link.say(0, session(false, "d1.second"));
        told.clear();
        link.close();
        reconnect();
        assertEquals(new Request.Resume("token", 0), link.next());
        link.say(0, session(true));
        sessionExpires();
        assertEquals(new Request.SignInByToken("d1.second"), link.next(), "a resume brings none");
    }

    @Test
    void a_token_whose_answer_was_lost_is_sent_again() {
        start(new SignalingClient.Credentials.Token("d1.kept"));
        link.open();
        assertEquals(new Request.SignInByToken("d1.kept"), link.next());
        link.close();
        reconnect();
        assertEquals(new Request.SignInByToken("d1.kept"), link.next());
    }

    @Test
    void a_token_that_is_over_asks_for_the_password_which_nobody_has_kept() {
        signIn();
        sessionExpires();
        link.next();
        link.say(0, new Event.Refused(0, ErrorCode.TOKEN_EXPIRED, "over"));
        assertEquals(new ConnectionListener.Refusal.PasswordNeeded(), told.remove());
        FakeLink old = link;
        assertTrue(old.killed);
        time.pass(Duration.ofHours(1));
        assertEquals(old, link);
    }

    @Test
    void a_service_has_no_token_and_signs_in_with_its_password_again() {
        start(new SignalingClient.Credentials.Password("echo", "secret", "server"));
        link.open();
        link.next();
        link.say(0, session(false, ""));
        sessionExpires();
        assertEquals(new Request.SignIn("echo", "secret", "server", ""), link.next());
    }

    @Test
    void who_is_signed_out_by_the_server_does_not_come_back_by_itself() {
        signIn();
        link.say(1, new Event.SignedOut(SignedOutReason.REVOKED));
        assertEquals(new ConnectionListener.Refusal.SignedOut(SignedOutReason.REVOKED), told.remove());
        assertTrue(told.isEmpty());
        FakeLink old = link;
        old.close();
        time.pass(Duration.ofHours(1));
        assertEquals(old, link);
        client.tryNow();
        time.settle();
        link.open();
        assertEquals(new Request.SignInByToken("d1.secret"), link.next(), "no session is resumed");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"INTERNAL", "RATE_LIMITED"})
    void a_server_in_trouble_is_tried_again_by_who_was_signed_in(ErrorCode trouble) {
        signIn();
        sessionExpires();
        link.next();
        link.say(0, new Event.Refused(0, trouble, "The disk is full."));
        assertEquals("The disk is full.", assertInstanceOf(Lost.class, told.peek()).why);
        reconnect();
        assertEquals(new Request.SignInByToken("d1.secret"), link.next());
    }

    @Test
    void who_waits_at_a_form_is_told_of_trouble_at_once() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        Event.Refused trouble = new Event.Refused(0, ErrorCode.INTERNAL, "The disk is full.");
        link.say(0, trouble);
        assertEquals(new ConnectionListener.Refusal.SignInRefused(trouble), told.remove());
    }

    @Test
    void an_invitation_goes_with_the_registration() {
        start(new SignalingClient.Credentials.NewAccount("anna", "password", "Anna", "desk", "7KQ2-MFXD-90TC"));
        link.open();
        assertEquals(new Request.Register("anna", "password", "Anna", "desk", "7KQ2-MFXD-90TC"), link.next());
    }

    @Test
    void signing_out_for_good_ends_the_token_and_closing_does_not() {
        signIn();
        client.signOut();
        time.pass(Duration.ofSeconds(1));
        assertEquals(new Request.SignOut(true), link.next());
        assertTrue(link.killed);
    }
}
