package dev.parley.app.session;

import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Requests that wait for their answers, and what is to be done then. Owned by the {@code call} thread. */
final class PendingRequests {
    private final ServerPort server;
    private final Map<Long, Consumer<Event.Reply>> waiting = new HashMap<>();

    PendingRequests(ServerPort server) {
        this.server = server;
    }

    /** Sends it and says whether it could; it can't while not signed in. */
    boolean send(Request request, Consumer<Event.Reply> answered) {
        long id = server.send(request);
        if (id != 0) {
            waiting.put(id, answered);
        }
        return id != 0;
    }

    /** An answer to any request; those of others are left alone. */
    void replied(long id, Event.Reply reply) {
        Consumer<Event.Reply> answered = waiting.remove(id);
        if (answered != null) {
            answered.accept(reply);
        }
    }

    /** Nobody answers any more. */
    void clear() {
        waiting.clear();
    }
}
