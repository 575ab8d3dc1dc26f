package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.KeptCall;
import dev.parley.signaling.protocol.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * One device of a user that is signed in. Outlives its connection for {@link Limits#RESUME_WITHIN}. All fields belong to
 * the {@code server} thread.
 */
final class Session {
    final User user;
    /** This device's name in messages. */
    final String device;
    /** This device's name among those of its account; empty for a service. */
    final String deviceId;
    /** What the person calls the device. */
    final String deviceName;
    /** A secret. */
    final String token;

    private final Metrics metrics;

    /** The connection of now, or null while it is lost. */
    private Connection connection;
    /** Ends the session when its connection stays lost; null while there is one. */
    private Future<?> expiry;

    /** Makes new TURN credentials; null if there are none. */
    private Future<?> iceRenewal;

    boolean away;

    /** Number of the last event; events after {@code seq - kept.size()} are in {@link #kept}. */
    private long seq;
    /** Encoded events that were not acknowledged. */
    private final Deque<String> kept = new ArrayDeque<>();
    /** Of all in {@link #kept}. */
    private long keptCharacters;
    /** Calls of which the client must learn, by the number of the event; null in it for one that still goes on. */
    private final NavigableMap<Long, Supplier<KeptCall>> unseen = new TreeMap<>();
    /** The numbers of kept calls, by the number of the event that tells of them. */
    private final NavigableMap<Long, List<Long>> keptNumbers = new TreeMap<>();
    /** The largest request number that was seen. */
    private long lastId;
    /** Requests that were begun and not answered. */
    private final Set<Long> working = new HashSet<>();
    /** The last replies, encoded, by the number of their request, oldest first. */
    private final Map<Long, String> replies = new LinkedHashMap<>();
    /** Of all in {@link #replies}. */
    private long replyCharacters;

    Session(User user, String device, String deviceId, String deviceName, String token, Metrics metrics) {
        this.user = user;
        this.device = device;
        this.deviceId = deviceId;
        this.deviceName = deviceName;
        this.token = token;
        this.metrics = metrics;
    }

    Connection connection() {
        return connection;
    }

    void attach(Connection fresh) {
        connection = fresh;
        if (expiry != null) {
            expiry.cancel(false);
            expiry = null;
        }
    }

    void detach(Future<?> whenExpired) {
        connection = null;
        expiry = whenExpired;
    }

    /** Replaces what renews the TURN credentials. */
    void renewIce(Future<?> next) {
        if (iceRenewal != null) {
            iceRenewal.cancel(false);
        }
        iceRenewal = next;
    }

    /** The session is over: nothing is sent or waited for any more. */
    void close() {
        attach(null);
        renewIce(null);
    }

    /** Sends that a call rings, of which the person must learn even if this session is never resumed. */
    void sendIncoming(Event incoming, Call call) {
        send(incoming);
        remember(() -> call.isOver() ? call.forCallee() : null);
    }

    /** Sends how a call went, of which the person must learn even if this session is never resumed. */
    void sendCall(KeptCall call) {
        send(new Event.KeptCalls(List.of(call)));
        remember(() -> call);
    }

    private void remember(Supplier<KeptCall> call) {
        unseen.put(seq, call);
        if (unseen.size() > Limits.KEPT_CALLS) {
            unseen.pollFirstEntry();
        }
    }

    /** Sends what was kept for this device, under these numbers. */
    void sendKept(Event.KeptCalls calls, List<Long> numbers) {
        send(calls);
        keptNumbers.put(seq, numbers);
    }

    /** Of the calls that are over, those of which the client has not said that it knows. */
    List<KeptCall> unseenCalls() {
        return unseen.values().stream()
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Sends an event now or after the next resume. */
    void send(Event event) {
        seq++;
        String frame = Codec.encode(seq, event);
        kept.add(frame);
        keptCharacters += frame.length();
        while (kept.size() > Limits.KEPT_EVENTS || keptCharacters > Limits.KEPT_CHARACTERS) {
            forgetOldest();
        }
        if (connection != null) {
            connection.send(frame);
        }
    }

    /** Whether all events after this number are still there. */
    boolean has(long lastSeq) {
        return lastSeq <= seq && lastSeq >= seq - kept.size();
    }

    /** Forgets events up to this number, which have arrived; returns the kept calls that were among them. */
    List<Long> acknowledge(long upTo) {
        while (!kept.isEmpty() && seq - kept.size() < upTo) {
            forgetOldest();
        }
        unseen.headMap(upTo, true).clear();
        NavigableMap<Long, List<Long>> arrived = keptNumbers.headMap(upTo, true);
        List<Long> numbers = arrived.values().stream().flatMap(List::stream).toList();
        arrived.clear();
        return numbers;
    }

    private void forgetOldest() {
        keptCharacters -= kept.remove().length();
    }

    /** Sends all kept events again, on a new connection. */
    void repeat() {
        for (String frame : kept) {
            connection.send(frame);
        }
    }

    /** Begins a request; {@code false} if that number, or a larger one, was seen before. */
    boolean begin(long id) {
        if (id <= lastId) {
            return false;
        }
        lastId = id;
        working.add(id);
        return true;
    }

    /** Whether a request was begun and will still be answered. */
    boolean isWorkingOn(long id) {
        return working.contains(id);
    }

    /** Sends the reply to an earlier request again; {@code false} if it is forgotten or not yet made. */
    boolean replyAgain(long id) {
        String reply = replies.get(id);
        if (reply == null) {
            return false;
        }
        connection.send(reply);
        return true;
    }

    /** Answers a request and remembers the answer. */
    void reply(Event.Reply reply) {
        working.remove(reply.re());
        if (reply instanceof Event.Refused refused) {
            metrics.refused(refused.code());
        }
        String frame = Codec.encode(0, reply);
        replies.put(reply.re(), frame);
        replyCharacters += frame.length();
        while (replies.size() > Limits.KEPT_REPLIES || replyCharacters > Limits.KEPT_REPLY_CHARACTERS) {
            replyCharacters -=
                    replies.remove(replies.keySet().iterator().next()).length();
        }
        if (connection != null) {
            connection.send(frame);
        }
    }

    @Override
    public String toString() {
        return user.username + "/" + device;
    }
}
