package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.statistics.Statistics;

/** One device over the life of several connections, which does what it is told and looks at all that it hears. */
final class RandomDevice {
    private final RandomTown town;
    private final String user;
    private final String address;
    private Wire wire;
    private Event.SignedIn session;
    private long nextId = 1;
    private long lastSeq;
    /** The last other device of a call that was heard. */
    private String talksTo = "nobody";

    RandomDevice(RandomTown town, String user, String address) {
        this.town = town;
        this.user = user;
        this.address = address;
    }

    private final class Wire implements Connection {
        final List<Event.Reply> replies = new ArrayList<>();
        boolean open = true;

        @Override
        public String address() {
            return address;
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public void signedIn() {
            // Only counted by the listener.
        }

        @Override
        public void send(String frame) {
            if (!open) {
                return;
            }
            assertEquals(this, wire, "a replaced connection gets nothing");
            try {
                Codec.EventFrame received = Codec.decodeEvent(frame);
                if (received.event() instanceof Event.Reply reply) {
                    replies.add(reply);
                } else {
                    assertEquals(lastSeq + 1, received.seq(), "each event once and in order");
                    lastSeq = received.seq();
                    heard(received.event());
                }
            } catch (ProtocolException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close(String why) {
            if (open) {
                open = false;
                town.scenario.directory.disconnected(this);
            }
        }
    }

    private void heard(Event event) {
        Statistics.label("heard").collect(event.getClass().getSimpleName());
        switch (event) {
            case Event.Incoming(var call, var from, var device, var name, var video) -> {
                part(call);
                from(device, from);
                assertNotEquals(user, from);
            }
            case Event.Ringing(var call, var device, var prepare) -> heard(call, device);
            case Event.Accepted(var call, var device, var video) -> heard(call, device);
            case Event.Ended(var call, var reason) -> part(call);
            case Event.Description description -> heard(description.callId(), description.fromDevice());
            case Event.Candidate candidate -> heard(candidate.callId(), candidate.fromDevice());
            case Event.Renew renew -> heard(renew.callId(), renew.fromDevice());
            case Event.Media media -> heard(media.callId(), media.fromDevice());
            case Event.Recording recording -> heard(recording.callId(), recording.fromDevice());
            default -> {
                // Not of a call.
            }
        }
    }

    private void heard(String call, String device) {
        part(call);
        talksTo = device;
        String other = town.owners.get(device);
        assertTrue(town.parties.get(call).contains(other) && !other.equals(user), device + " of " + other);
    }

    private void part(String call) {
        assertTrue(town.parties.getOrDefault(call, Set.of()).contains(user), user + " heard of " + call);
    }

    private void from(String device, String name) {
        talksTo = device;
        assertEquals(name, town.owners.get(device));
    }

    private boolean isConnected() {
        return wire != null && wire.open;
    }

    private void connect() {
        if (isConnected()) {
            cut();
        }
        wire = new Wire();
        town.scenario.directory.connected(wire);
    }

    private void cut() {
        if (isConnected()) {
            wire.open = false;
            town.scenario.directory.disconnected(wire);
        }
    }

    void signIn() {
        connect();
        lastSeq = 0;
        // What comes with the answer is of the new session.
        Event.Reply reply = say(0, new Request.SignIn(user, "password", "desk", ""));
        if (reply instanceof Event.SignedIn signedIn) {
            take(signedIn);
            nextId = 1;
        }
    }

    private void take(Event.SignedIn signedIn) {
        session = signedIn;
        town.owners.put(signedIn.device(), user);
    }

    private void resume() {
        connect();
        if (session == null || !(say(0, new Request.Resume(session.token(), lastSeq)) instanceof Event.SignedIn)) {
            cut();
        }
    }

    /** Sends a request and gives its one answer; null where none is due, or the connection is closed. */
    private Event.Reply say(long id, Request request) {
        int before = wire.replies.size();
        town.scenario.directory.received(wire, new Codec.RequestFrame(id, request));
        int answers = wire.replies.size() - before;
        if (request instanceof Request.Ack && session != null) {
            return answers == 0 ? null : wire.replies.getLast();
        }
        assertTrue(answers == 1 || (answers == 0 && !wire.open), answers + " answers to " + request);
        if (answers == 0) {
            return null;
        }
        Event.Reply reply = wire.replies.getLast();
        assertEquals(id, reply.re());
        if (reply instanceof Event.Refused refused) {
            assertNotEquals(ErrorCode.INTERNAL, refused.code(), refused.message());
        }
        return reply;
    }

    void act(DirectoryFuzzTest.Action action) {
        switch (action.step()) {
            case CUT -> cut();
            case RESUME -> resume();
            case SIGN_IN -> signIn();
            case TIME -> town.scenario.time.pass(Duration.ofMillis(100L << (2 * action.one())));
            default -> {
                if (isConnected()) {
                    request(action);
                }
            }
        }
    }

    private void request(DirectoryFuzzTest.Action action) {
        switch (action.step()) {
            case REPEAT -> {
                if (nextId > 1) {
                    say(Math.max(1, nextId - 1 - action.one()), new Request.SetAway(false));
                }
            }
            case MALFORMED -> {
                int before = wire.replies.size();
                town.scenario.directory.malformed(
                        wire,
                        new ProtocolException(ErrorCode.BAD_MESSAGE, action.one() % 2 == 0 ? -1 : nextId++, "bad"));
                assertTrue(wire.replies.size() - before <= 1);
            }
            case INVITE -> invite(action);
            default -> {
                Request request = requestOf(action);
                say(request instanceof Request.Ack ? 0 : nextId++, request);
            }
        }
    }

    private void invite(DirectoryFuzzTest.Action action) {
        String to = RandomTown.USERS.get(action.one() % RandomTown.USERS.size());
        String call = RandomTown.callId(action.two() == 0 ? town.calls : ++town.calls);
        Set<String> before = town.parties.getOrDefault(call, Set.of());
        // A name is free again when its call is over. The devices of the called one hear of it before the answer
        // comes.
        Set<String> now = new HashSet<>(before);
        now.addAll(List.of(user, to));
        town.parties.put(call, now);
        if (say(nextId++, new Request.Invite(call, to, true)) instanceof Event.Refused) {
            town.parties.put(call, before);
        }
    }

    private static <E extends Enum<E>> E some(Class<E> type, int number) {
        List<E> all = List.copyOf(EnumSet.allOf(type));
        return all.get(number % all.size());
    }

    private Request requestOf(DirectoryFuzzTest.Action action) {
        String call = town.call(action.one());
        RandomDevice other = town.devices.get(action.two() % RandomTown.DEVICES);
        String random = other.session == null ? "nobody" : other.session.device();
        String device = action.two() < 4 ? talksTo : random;
        String name = RandomTown.USERS.get(action.two() % RandomTown.USERS.size());
        boolean flag = action.one() % 2 == 0;
        return switch (action.step()) {
            case RINGING -> new Request.Ringing(call, flag);
            case ACCEPT -> new Request.Accept(call, flag);
            case END -> new Request.End(call, some(EndReason.class, action.two()));
            case DESCRIBE -> new Request.Description(call, device, 1 + action.one(), flag ? "offer" : "answer", "v=0");
            case CANDIDATE -> new Request.Candidate(call, device, 1 + action.one(), "candidate:1", "0", 0);
            case RENEW -> new Request.Renew(call, device, 1 + action.one());
            case MEDIA -> new Request.Media(call, device, flag, !flag, flag);
            case RECORDING -> new Request.Recording(call, device, 1, some(RecordingSignal.class, action.one()));
            case CONTACT ->
                switch (action.one() % 3) {
                    case 0 -> new Request.AddContact(name);
                    case 1 -> new Request.RemoveContact(name);
                    default -> new Request.DeclineContact(name);
                };
            case BLOCK -> action.one() < 2 ? new Request.Block(name) : new Request.Unblock(name);
            case RING_FOR -> new Request.SetRingFor(some(RingFor.class, action.one()));
            case AWAY -> new Request.SetAway(flag);
            case ACK -> new Request.Ack(lastSeq - Math.min(lastSeq, action.one()));
            case AGAIN -> new Request.SignIn(user, "password", "desk", "");
            case SIGN_OUT -> new Request.SignOut(flag);
            default -> throw new IllegalArgumentException(action.toString());
        };
    }
}
