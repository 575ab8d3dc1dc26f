package dev.parley.signaling.server;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;

/** One call between two users. All fields belong to the {@code server} thread. */
final class Call {
    final String id;
    final Session caller;
    final User callee;

    /** Devices of the callee that were invited and still take part, by device; one when accepted. */
    final Map<String, Session> invited = new LinkedHashMap<>();
    /** Whether some device said that it is busy. */
    boolean saidBusy;
    /** The device that took the call, or null while it rings. */
    Session accepted;
    /** Ends the call if nobody answers. */
    Future<?> ringTimeout;

    private final Map<String, Candidates> candidates = new HashMap<>();

    private record Candidates(int generation, int count) {}

    Call(String id, Session caller, User callee) {
        this.id = id;
        this.caller = caller;
        this.callee = callee;
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
