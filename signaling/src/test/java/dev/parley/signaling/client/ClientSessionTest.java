package dev.parley.signaling.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the client does with a session and its connections. */
class ClientSessionTest extends PlayedServer {
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
    void a_message_that_is_too_long_is_refused_here_and_never_sent() {
        signIn();
        long id = send(new Request.AddContact("x".repeat(Limits.MESSAGE_BYTES)));
        assertTrue(link.sent.isEmpty());
        Replied refused = assertInstanceOf(Replied.class, told.remove());
        assertEquals(id, refused.id());
        assertEquals(
                ErrorCode.LIMIT,
                assertInstanceOf(Event.Refused.class, refused.reply()).code());
        link.close();
        reconnect();
        link.next();
        link.say(0, session(true));
        assertTrue(link.sent.isEmpty(), "nor after a resume");
    }

    @Test
    void there_is_one_connection_at_a_time() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        FakeLink first = link;
        tryNow();
        assertSame(first, link, "one is being made");
        link.open();
        link.next();
        link.say(0, session(false));
        tryNow();
        assertSame(first, link, "there is one");
        told.clear();
        link.close();
        tryNow();
        assertNotSame(first, link, "sooner than it would by itself");
        FakeLink second = link;
        time.pass(Duration.ofMillis(500));
        assertSame(second, link, "the try that was planned is off");
    }

    private void tryNow() {
        client.tryNow();
        time.settle();
    }

    @Test
    void what_an_old_connection_still_says_is_of_no_interest() {
        signIn();
        FakeLink old = link;
        old.close();
        reconnect();
        link.next();
        link.say(0, session(true));
        told.clear();
        old.say(1, new Event.ContactRemoved("a"));
        old.events.opened(old);
        old.close();
        assertTrue(told.isEmpty());
        assertTrue(link.sent.isEmpty() && !link.killed);
    }

    @Test
    void a_server_that_does_not_take_the_connection_is_given_up_in_time() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        FakeLink first = link;
        time.pass(SignalingClient.Options.defaults().connectWithin());
        assertEquals(
                "The server does not answer.",
                assertInstanceOf(Lost.class, told.remove()).why());
        assertTrue(first.killed);
    }

    @Test
    void answers_that_nobody_waits_for_are_dropped() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        link.next();
        link.say(0, new Event.Ok(3));
        assertTrue(told.isEmpty());
        link.say(0, session(false));
        told.clear();
        link.say(0, new Event.Ok(77));
        link.say(0, new Event.Refused(78, ErrorCode.INTERNAL, "?"));
        long id = send(AWAY);
        link.say(0, new Event.Ok(id));
        link.say(0, new Event.Ok(id));
        assertEquals(new Replied(id, new Event.Ok(id)), told.remove());
        assertTrue(told.isEmpty(), "an answer counts once");
    }

    @Test
    void a_listener_that_throws_takes_nothing_with_it() {
        signIn();
        fails = true;
        link.say(1, new Event.ContactRemoved("a"));
        fails = false;
        link.say(2, new Event.ContactRemoved("b"));
        assertEquals(new Event.ContactRemoved("b"), told.remove());
        assertFalse(link.killed);
    }

    @Test
    void nothing_is_told_or_sent_once_it_is_closed() {
        signIn();
        FakeLink last = link;
        client.close();
        time.settle();
        last.next();
        last.say(1, new Event.ContactRemoved("a"));
        assertTrue(told.isEmpty());
        time.pass(Duration.ofSeconds(1));
        assertTrue(last.killed);
        send(AWAY);
        client.tryNow();
        time.pass(Duration.ofMinutes(1));
        assertSame(last, link);
        assertTrue(told.isEmpty());
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
        assertEquals(ofCall, replied.id());
        assertEquals(
                ErrorCode.UNKNOWN_CALL,
                assertInstanceOf(Event.Refused.class, replied.reply()).code());
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
            long wait = assertInstanceOf(Lost.class, told.remove()).retryInMs();
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
        assertEquals(
                "The server has gone silent.",
                assertInstanceOf(Lost.class, told.remove()).why());
        assertTrue(old.killed);
    }
}
