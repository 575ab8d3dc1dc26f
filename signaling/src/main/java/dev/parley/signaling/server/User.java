package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.store.Circle;
import dev.parley.signaling.store.Contact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Somebody with at least one session. All fields belong to the {@code server} thread. */
final class User {
    final String username;
    final String displayName;
    /** Whether this is a service of the server itself, as {@code echo} is: never busy, and on everybody's list. */
    final boolean service;

    /** By device. */
    final Map<String, Session> sessions = new LinkedHashMap<>();
    /** By username. */
    final Map<String, Contact> contacts = new TreeMap<>();
    /** Display names of those who ask to be a contact, by username, the oldest first. */
    final Map<String, String> requests = new LinkedHashMap<>();
    /** Usernames. */
    final Set<String> blocked = new TreeSet<>();

    RingFor ringFor;
    /** What was last told to others. */
    PresenceState shown = PresenceState.OFFLINE;

    User(String username, String displayName, boolean service, RingFor ringFor, Circle circle) {
        this.username = username;
        this.displayName = displayName;
        this.service = service;
        this.ringFor = ringFor;
        circle.contacts().forEach(contact -> contacts.put(contact.username(), contact));
        circle.requests().forEach(asker -> requests.put(asker.username(), asker.displayName()));
        blocked.addAll(circle.blocked());
    }

    void send(Event event) {
        for (Session session : sessions.values()) {
            session.send(event);
        }
    }

    /** To all devices but the one that caused it. */
    void sendOthers(Session but, Event event) {
        for (Session session : sessions.values()) {
            if (session != but) {
                session.send(event);
            }
        }
    }

    @Override
    public String toString() {
        return username;
    }
}
