package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import java.util.concurrent.Future;

/** What the directory knows about one connection. All fields belong to the {@code server} thread. */
final class Peer {
    private static final double BURST = 5.0 * Limits.REQUESTS_PER_SECOND;

    final Connection connection;
    /** Null until signed in, and when another connection took the session over. */
    Session session;
    /** Whether a password is being checked. */
    boolean signingIn;
    /** Closes the connection if it does not sign in. */
    Future<?> signInTimeout;
    /** False once the connection is closed. */
    boolean open = true;
    /** Requests that were refused for their rate, in a row. */
    int refusedInARow;

    private double tokens = BURST;
    private long filledAt;

    Peer(Connection connection, long now) {
        this.connection = connection;
        this.filledAt = now;
    }

    /** Takes one from a bucket that fills by {@link Limits#REQUESTS_PER_SECOND}. */
    boolean mayRequest(long now) {
        tokens = Math.min(BURST, tokens + (now - filledAt) / 1e9 * Limits.REQUESTS_PER_SECOND);
        filledAt = now;
        if (tokens < 1) {
            refusedInARow++;
            return false;
        }
        tokens--;
        refusedInARow = 0;
        return true;
    }

    /** Answers outside of a session. */
    void reply(Event.Reply reply) {
        connection.send(Codec.encode(0, reply));
    }

    void refuse(long re, ErrorCode code, String message) {
        reply(new Event.Refused(re, code, message));
    }
}
