package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.RingFor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Somebody with at least one session. All fields belong to the {@code server} thread. */
final class User {
    final String username;
    final String displayName;
    /** Whether this is a service of the server itself, as {@code echo} is: never busy, and on everybody's list. */
    final boolean service;

    /** By device. */
    final Map<String, Session> sessions = new LinkedHashMap<>();
    /** Display names by username. */
    final Map<String, String> contacts = new TreeMap<>();
    /** Whose calls ring. */
    RingFor ringFor = RingFor.EVERYONE;
    /** What was last told to others. */
    PresenceState shown = PresenceState.OFFLINE;

    User(String username, String displayName, boolean service) {
        this.username = username;
        this.displayName = displayName;
        this.service = service;
    }

    void send(Event event) {
        for (Session session : sessions.values()) {
            session.send(event);
        }
    }

    @Override
    public String toString() {
        return username;
    }
}
