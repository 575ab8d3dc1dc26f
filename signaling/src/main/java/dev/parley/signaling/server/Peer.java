package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import java.util.concurrent.Future;

/** What the directory knows about one connection. All fields belong to the {@code server} thread. */
final class Peer {
    private static final int REQUESTS_AT_ONCE = 5 * Limits.REQUESTS_PER_SECOND;

    final Connection connection;
    private final Metrics metrics;
    private final TokenBucket requests;
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

    private record Attempt(long id, Metrics.SignInBy by) {}

    Peer(Connection connection, Metrics metrics, long now) {
        this.connection = connection;
        this.metrics = metrics;
        requests = new TokenBucket(REQUESTS_AT_ONCE, Limits.REQUESTS_PER_SECOND, now);
    }

    /** Counts a request, and says whether it is to be carried out. */
    boolean mayRequest(long now) {
        boolean may = requests.take(now);
        refusedInARow = may ? 0 : refusedInARow + 1;
        return may;
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
