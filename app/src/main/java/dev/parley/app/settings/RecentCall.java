package dev.parley.app.settings;

import dev.parley.signaling.protocol.EndReason;
import java.util.Objects;

/**
 * One call of the past.
 *
 * @param username the other person
 * @param displayName their name at the time
 * @param outgoing whether I called
 * @param startedAt when it began to ring, ms since 1970
 * @param durationMs how long we talked; 0 where it was never answered
 * @param outcome why it ended
 */
public record RecentCall(
        String username, String displayName, boolean outgoing, long startedAt, long durationMs, EndReason outcome) {
    public RecentCall {
        Objects.requireNonNull(username);
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(outcome);
    }

    /** The same with another name to show. */
    public RecentCall withDisplayName(String name) {
        return new RecentCall(username, name, outgoing, startedAt, durationMs, outcome);
    }
}
