package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.protocol.SignedOutReason;
import dev.parley.signaling.store.Circle;
import java.security.SecureRandom;
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
    private final CallKeeper keeper;
    private final Metrics metrics;

    private final Map<String, Session> byToken = new HashMap<>();

    Sessions(Environment environment, People people, Calls calls, CallKeeper keeper) {
        this.server = environment.server();
        this.random = environment.random();
        this.metrics = environment.metrics();
        this.people = people;
        this.calls = calls;
        this.keeper = keeper;
    }

    /** The session of that token, or null. */
    Session find(String token) {
        return byToken.get(token);
    }

    Collection<Session> all() {
        return List.copyOf(byToken.values());
    }

    /** The sessions of somebody, none if they are not here. */
    List<Session> of(String username) {
        User user = people.find(username);
        return user == null ? List.of() : List.copyOf(user.sessions.values());
    }

    /**
     * Opens a session for a device. What is left of its session of before ends: the program was started anew, and its ghost
     * must neither ring nor be busy.
     */
    Session open(Arrival arrival) throws RequestRefused {
        String username = arrival.account().username();
        String deviceId = arrival.device().id();
        for (Session before : of(username)) {
            if (before.deviceId.equals(deviceId)) {
                replace(before);
            }
        }
        makeRoom(username, deviceId);
        User user = people.find(username);
        if (user == null) {
            RingFor ringFor = RingFor.of(arrival.account().ringFor());
            user = new User(username, arrival.account().displayName(), false, ringFor, arrival.circle());
            people.arrived(user);
        }
        return add(new Session(user, secret(9), deviceId, arrival.device().name(), secret(24), metrics));
    }

    /** Opens a session for a service of this server. A lost one of the same device name makes way for it. */
    Session openService(String username, String displayName, String deviceName) {
        for (Session before : of(username)) {
            if (before.connection() == null && before.deviceName.equals(deviceName)) {
                end(before, false);
            }
        }
        User user = people.find(username);
        if (user == null) {
            user = new User(username, displayName, true, RingFor.EVERYONE, Circle.EMPTY);
            people.arrived(user);
        }
        return add(new Session(user, secret(9), "", deviceName, secret(24), metrics));
    }

    private Session add(Session session) {
        session.user.sessions.put(session.device, session);
        byToken.put(session.token, session);
        LOG.info("{} signed in", session);
        return session;
    }

    private void replace(Session before) {
        Connection connection = before.connection();
        end(before, false);
        if (connection != null) {
            connection.close("The device signed in anew.");
        }
    }

    /** Whether one more device of somebody may be signed in; those whose connection is lost make way for it. */
    void checkRoom(String username, String deviceId) throws RequestRefused {
        long others = of(username).stream()
                .filter(session -> session.connection() != null && !session.deviceId.equals(deviceId))
                .count();
        if (others >= Limits.DEVICES_PER_ACCOUNT) {
            throw new RequestRefused(
                    ErrorCode.LIMIT,
                    "An account is signed in on at most " + Limits.DEVICES_PER_ACCOUNT + " devices at once.");
        }
    }

    private void makeRoom(String username, String deviceId) throws RequestRefused {
        checkRoom(username, deviceId);
        int tooMany = of(username).size() - Limits.DEVICES_PER_ACCOUNT + 1;
        of(username).stream()
                .filter(session -> session.connection() == null)
                .limit(Math.max(0, tooMany))
                .forEach(session -> end(session, false));
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
        keeper.notTold(session);
        session.close();
    }

    /** Ends a session because its device signed out, and closes the connection after what is queued for it. */
    void signOut(Session session) {
        Connection connection = session.connection();
        end(session, true);
        if (connection != null) {
            connection.close("Signed out.");
        }
    }

    /** Tells a device that its session is over, and ends it. */
    void signOut(Session session, SignedOutReason reason) {
        session.send(new Event.SignedOut(reason));
        signOut(session);
    }

    private String secret(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
