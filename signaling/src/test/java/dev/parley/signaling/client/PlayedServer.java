package dev.parley.signaling.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.testing.FakeTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** A client, a server that is played by the test, and a time of their own; no sockets. */
abstract class PlayedServer {
    static final Request AWAY = new Request.SetAway(true);
    static final Request HANG_UP = new Request.End("call-aaaaaaaaaaaaaaaa", EndReason.HUNG_UP);

    final FakeTime time = new FakeTime();
    /** What the listener was told. */
    final Deque<Object> told = new ArrayDeque<>();

    /** Whether the listener throws instead. */
    boolean fails;

    FakeLink link;
    SignalingClient client;

    record Lost(String why, long retryInMs) {}

    record Replied(long id, Event.Reply reply) {}

    final class FakeLink implements Link {
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

    final class Told implements ConnectionListener {
        @Override
        public void signedIn(Event.SignedIn session) {
            told.add(session);
        }

        @Override
        public void event(Event event) {
            if (fails) {
                throw new IllegalStateException("from a test");
            }
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

    void start(SignalingClient.Credentials credentials) {
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

    long send(Request request) {
        long id = client.send(request);
        time.settle();
        return id;
    }

    static Event.SignedIn session(boolean resumed) {
        return session(resumed, resumed ? "" : "d1.secret");
    }

    static Event.SignedIn session(boolean resumed, String deviceToken) {
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

    void signIn() {
        start(new SignalingClient.Credentials.Password("anna", "password", "desk"));
        link.open();
        assertEquals("SignIn[anna]", link.next().toString());
        link.say(0, session(false));
        assertInstanceOf(Event.SignedIn.class, told.remove());
    }

    void reconnect() {
        long wait = assertInstanceOf(Lost.class, told.remove()).retryInMs;
        FakeLink old = link;
        time.pass(Duration.ofMillis(wait));
        assertNotSame(old, link);
        link.open();
    }
}
