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
    private final Metrics metrics;
    /** Null until signed in, and when another connection took the session over. */
    Session session;
    /** How it wants to sign in; null before it does, and after the answer. */
    private Attempt attempt;
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

    private record Attempt(long id, Metrics.SignInBy by) {}

    Peer(Connection connection, Metrics metrics, long now) {
        this.connection = connection;
        this.metrics = metrics;
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

    /** It tries to sign in by the request of that number. */
    void signsIn(long id, Metrics.SignInBy by) {
        attempt = new Attempt(id, by);
    }

    /** Answers outside of a session. */
    void reply(Event.Reply reply) {
        ErrorCode refused = reply instanceof Event.Refused error ? error.code() : null;
        if (refused != null) {
            metrics.refused(refused);
        }
        if (attempt != null && attempt.id == reply.re()) {
            metrics.signIn(attempt.by, refused);
            attempt = null;
        }
        connection.send(Codec.encode(0, reply));
    }

    void refuse(long re, ErrorCode code, String message) {
        reply(new Event.Refused(re, code, message));
    }
}
