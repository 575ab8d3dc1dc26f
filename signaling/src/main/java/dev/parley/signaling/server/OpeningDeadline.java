package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Limits;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off who does not come to the end of TLS and the upgrade in time. Belongs to the {@code server} thread.
 *
 * <pre>
 *   accepted ── 5 s ──▶ open, or closed ──▶ nothing
 *                  ├──▶ it is the client's turn ──▶ cut off
 *                  └──▶ it is ours ──▶ look again in 100 ms
 * </pre>
 */
final class OpeningDeadline {
    private static final long LOOK_AGAIN_MS = 100;

    private final ScheduledExecutorService server;
    private final Metrics metrics;

    /** A connection on its way to be open. */
    interface Opening {
        boolean isOpened();

        boolean isClosed();

        /** Whether it is our turn in the handshake, and not the client's. */
        boolean isWaitingForUs();

        /** Closes the socket at once. */
        void kill();
    }

    OpeningDeadline(ScheduledExecutorService server, Metrics metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    /** Begins to count for one that was just accepted. */
    void watch(Opening connection) {
        lookLater(connection, Limits.CONNECT_WITHIN.toMillis());
    }

    private void lookLater(Opening connection, long afterMs) {
        var unused = server.schedule(() -> look(connection), afterMs, TimeUnit.MILLISECONDS);
    }

    private void look(Opening connection) {
        if (connection.isOpened() || connection.isClosed()) {
            return;
        }
        if (connection.isWaitingForUs()) {
            // After a restart a thousand shake hands at once. Who is cut off for that comes again, to the end of the
            // queue, and what was done for it was in vain.
            lookLater(connection, LOOK_AGAIN_MS);
            return;
        }
        metrics.closed(Metrics.Closed.NOT_OPENED);
        connection.kill();
    }
}
