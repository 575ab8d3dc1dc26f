package dev.parley.app.session;

import dev.parley.app.call.Party;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.EndReason;

/** When the call began and for how long two talk, as the history has it. Owned by the {@code call} thread. */
final class CallTimes {
    private final Environment environment;
    private long startedAt;
    private long connectedAt;

    CallTimes(Environment environment) {
        this.environment = environment;
    }

    /** A call begins now. */
    void begin() {
        startedAt = environment.wallMs().getAsLong();
        connectedAt = 0;
    }

    /** Media flow, for the first time or again. */
    void connected() {
        if (connectedAt == 0) {
            connectedAt = environment.monotonicMs().getAsLong();
        }
    }

    /** When media flowed first, ms of the monotonic clock; 0 before. */
    long connectedAt() {
        return connectedAt;
    }

    /** The call, which is over. */
    RecentCall over(Party party, EndReason reason) {
        long talkedMs = connectedAt == 0 ? 0 : environment.monotonicMs().getAsLong() - connectedAt;
        return recent(party, startedAt, talkedMs, reason);
    }

    /** Another call, which rang beside this one and was not taken. */
    RecentCall missed(Party party, EndReason reason) {
        return recent(party, environment.wallMs().getAsLong(), 0, reason);
    }

    private static RecentCall recent(Party party, long startedAt, long talkedMs, EndReason reason) {
        return RecentCall.over(
                party.callId(), party.username(), party.displayName(), party.outgoing(), startedAt, talkedMs, reason);
    }
}
