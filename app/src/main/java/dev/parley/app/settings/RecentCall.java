package dev.parley.app.settings;

import dev.parley.signaling.protocol.EndReason;
import java.util.Objects;

/**
 * One call of the past.
 *
 * @param callId its id; empty where it was not kept
 * @param username the other person
 * @param displayName their name at the time
 * @param outgoing whether I called
 * @param startedAt when it began to ring, ms since 1970
 * @param durationMs how long we talked; 0 where it was never answered
 * @param outcome why it ended; {@link EndReason#ANSWERED_ELSEWHERE} with a duration is one of another device of mine, and
 *     who called is not known then
 * @param unseen whether it was missed, and the person has not seen that yet
 */
public record RecentCall(
        String callId,
        String username,
        String displayName,
        boolean outgoing,
        long startedAt,
        long durationMs,
        EndReason outcome,
        boolean unseen) {
    public RecentCall {
        callId = Objects.requireNonNullElse(callId, "");
        Objects.requireNonNull(username);
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(outcome);
    }

    /** A call that is over just now; if it was missed, it is to be seen. */
    public static RecentCall over(
            String callId,
            String username,
            String displayName,
            boolean outgoing,
            long startedAt,
            long durationMs,
            EndReason outcome) {
        boolean missed = !outgoing && durationMs == 0 && isMissed(outcome);
        return new RecentCall(callId, username, displayName, outgoing, startedAt, durationMs, outcome, missed);
    }

    private static boolean isMissed(EndReason outcome) {
        return switch (outcome) {
            case CANCELLED, NO_ANSWER, BUSY, OFFLINE, SERVER_LOST -> true;
            default -> false;
        };
    }

    /** Whether both are known to be the same call. */
    public boolean isSameAs(RecentCall other) {
        return !callId.isEmpty() && callId.equals(other.callId);
    }

    /** The same with another name to show. */
    public RecentCall withDisplayName(String name) {
        return new RecentCall(callId, username, name, outgoing, startedAt, durationMs, outcome, unseen);
    }

    /** The same, which the person has seen. */
    public RecentCall withoutUnseen() {
        return new RecentCall(callId, username, displayName, outgoing, startedAt, durationMs, outcome, false);
    }
}
