package dev.parley.app.session;

import dev.parley.app.call.Party;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.Request;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whom I know: my contacts, and whether they are here. Owned by the {@code call} thread. */
final class PeopleSide {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerPort server;
    private final Runnable changed;
    private final Map<String, PersonInfo> people = new TreeMap<>();
    private boolean away;

    /** Nobody is known before the server says so. */
    PeopleSide(ServerPort server, Runnable changed) {
        this.server = server;
        this.changed = changed;
    }

    /** By their names. */
    List<PersonInfo> people() {
        return people.values().stream()
                .sorted(Comparator.comparing(PersonInfo::displayName, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    boolean away() {
        return away;
    }

    /** The display name of a person; one that we call for the first time is known from the answer on. */
    String shownName(String username, String otherwise) {
        PersonInfo known = people.get(username);
        return known == null ? otherwise : known.displayName();
    }

    /** A call to somebody. */
    Party called(String username, boolean video) {
        byte[] id = new byte[18];
        RANDOM.nextBytes(id);
        String callId = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        return new Party(callId, username, shownName(username, username), true, video);
    }

    void setAway(boolean nowAway) {
        away = nowAway;
        server.send(new Request.SetAway(nowAway));
        changed.run();
    }

    /** The account is left. */
    void leave() {
        people.clear();
        away = false;
    }

    void signedIn(Event.SignedIn session) {
        people.clear();
        session.people().forEach(person -> people.put(person.username(), person));
        if (away && !session.resumed()) {
            server.send(new Request.SetAway(true));
        }
    }

    void presence(PersonInfo person) {
        people.put(person.username(), person);
    }

    void removed(String username) {
        people.remove(username);
    }
}
