package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.store.Contact;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices that are signed in. Belongs to the {@code server} thread. */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final ScheduledExecutorService server;
    private final SecureRandom random;
    private final People people;
    private final Calls calls;

    private final Map<String, Session> byToken = new HashMap<>();

    Sessions(ScheduledExecutorService server, SecureRandom random, People people, Calls calls) {
        this.server = server;
        this.random = random;
        this.people = people;
        this.calls = calls;
    }

    /** The session of that token, or null. */
    Session find(String token) {
        return byToken.get(token);
    }

    Collection<Session> all() {
        return List.copyOf(byToken.values());
    }

    /**
     * Opens a session. A lost session of the same user with the same device name makes way for it: that program was
     * started anew, and its ghost must neither ring nor be busy.
     */
    Session open(String username, String displayName, boolean service, List<Contact> contacts, String deviceName)
            throws RequestRefused {
        User before = people.find(username);
        if (before != null) {
            makeRoom(before, deviceName);
        }
        // The user is asked for again: with their last session they are gone.
        User user = people.find(username);
        if (user == null) {
            user = new User(username, displayName, service);
            for (Contact contact : contacts) {
                user.contacts.put(contact.username(), contact.displayName());
            }
            people.arrived(user);
        }
        Session session = new Session(user, secret(9), deviceName, secret(24));
        user.sessions.put(session.device, session);
        byToken.put(session.token, session);
        LOG.info("{} signed in as {}", user, session.device);
        return session;
    }

    private void makeRoom(User user, String deviceName) throws RequestRefused {
        List<Session> lost = new ArrayList<>(user.sessions.values());
        lost.removeIf(session -> session.connection() != null);
        for (Session session : lost) {
            if (session.deviceName.equals(deviceName) || user.sessions.size() >= Limits.DEVICES_PER_ACCOUNT) {
                end(session, false);
            }
        }
        if (user.sessions.size() >= Limits.DEVICES_PER_ACCOUNT) {
            throw new RequestRefused(
                    ErrorCode.LIMIT,
                    "An account is signed in on at most " + Limits.DEVICES_PER_ACCOUNT + " devices at once.");
        }
    }

    /** The connection of a session is lost; the session waits for another one. */
    void lost(Session session) {
        LOG.info("{} lost its connection", session);
        session.detach(
                server.schedule(() -> end(session, false), Limits.RESUME_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        calls.connectionLost(session);
    }

    /** Ends a session and its part in calls. */
    void end(Session session, boolean signedOut) {
        if (byToken.remove(session.token) == null) {
            return;
        }
        LOG.info("{} {}", session, signedOut ? "signed out" : "is over");
        User user = session.user;
        user.sessions.remove(session.device);
        calls.sessionGone(session, signedOut);
        if (user.sessions.isEmpty()) {
            people.left(user);
        } else {
            people.update(user);
        }
        session.close();
    }

    private String secret(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
