package dev.parley.signaling.server;

import dev.parley.signaling.protocol.CallOutcome;
import dev.parley.signaling.protocol.KeptCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

/** One call between two users. All fields belong to the {@code server} thread. */
final class Call {
    final String id;
    final Session caller;
    final User callee;
    final boolean video;
    /** When it began to ring, milliseconds since 1970. */
    final long at;
    /** Devices of the callee that were told of it. */
    final Set<Session> told = new HashSet<>();

    /** Devices of the callee that were invited and still take part, by device; one when accepted. */
    final Map<String, Session> invited = new LinkedHashMap<>();
    /** Whether some device said that it is busy. */
    boolean saidBusy;
    /** The device that took the call, or null while it rings. */
    Session accepted;
    /** When it took it, milliseconds since 1970. */
    long acceptedAt;
    /** Whether some device of the callee declined. */
    boolean declined;
    /** Ends the call if nobody answers. */
    Future<?> ringTimeout;

    /** From the answer to the end; -1 until it has ended. */
    private long durationMs = -1;

    private final Map<String, Candidates> candidates = new HashMap<>();

    private record Candidates(int generation, int count) {}

    Call(String id, Session caller, User callee, boolean video, long at) {
        this.id = id;
        this.caller = caller;
        this.callee = callee;
        this.video = video;
        this.at = at;
    }

    /** It is over. */
    void ended(long now) {
        durationMs = accepted == null ? 0 : Math.max(0, now - acceptedAt);
    }

    boolean isOver() {
        return durationMs >= 0;
    }

    /** How it went for the called person, once it is over. */
    KeptCall forCallee() {
        CallOutcome outcome =
                accepted != null ? CallOutcome.ANSWERED : declined ? CallOutcome.DECLINED : CallOutcome.MISSED;
        return new KeptCall(id, caller.user.username, caller.user.displayName, outcome, video, at, durationMs);
    }

    /** How it went for the caller, once it is over. */
    KeptCall forCaller() {
        CallOutcome outcome = accepted != null ? CallOutcome.ANSWERED : CallOutcome.UNANSWERED;
        return new KeptCall(id, callee.username, callee.displayName, outcome, video, at, durationMs);
    }

    /** Whether it is one of these who calls the other. */
    boolean isBetween(User user, String username) {
        return callee == user
                ? caller.user.username.equals(username)
                : caller.user == user && callee.username.equals(username);
    }

    /** Whether the device may still say something in this call. */
    boolean has(Session session) {
        return session == caller || invited.get(session.device) == session;
    }

    /** The device of that name, if it is on the other side of the call than {@code from}; else null. */
    Session other(Session from, String device) {
        if (from == caller) {
            return invited.get(device);
        }
        return has(from) && caller.device.equals(device) ? caller : null;
    }

    /** Counts a candidate; returns how many there were from that device in that generation. */
    int countCandidate(Session from, int generation) {
        Candidates before = candidates.get(from.device);
        int count = before != null && before.generation == generation ? before.count + 1 : 1;
        candidates.put(from.device, new Candidates(generation, count));
        return count;
    }
}
