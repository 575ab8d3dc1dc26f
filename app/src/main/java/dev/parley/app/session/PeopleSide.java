package dev.parley.app.session;

import dev.parley.app.call.Party;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.Request;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Whom I know: my contacts, whether they are here, and the calls that I had with them. Owned by the {@code call} thread.
 */
final class PeopleSide {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerPort server;
    private final Consumer<List<RecentCall>> keep;
    private final BiConsumer<String, String> say;
    private final Runnable changed;
    private final Map<String, PersonInfo> people = new TreeMap<>();
    private List<RecentCall> recents;
    private boolean away;
    private long adding;

    /**
     * Nobody is known before the server says so.
     *
     * @param recents newest first
     * @param keep writes the calls of the past
     * @param say gets the code of a {@link Snapshot.Notice} and its detail
     */
    PeopleSide(
            List<RecentCall> recents,
            ServerPort server,
            Consumer<List<RecentCall>> keep,
            BiConsumer<String, String> say,
            Runnable changed) {
        this.recents = List.copyOf(recents);
        this.server = server;
        this.keep = keep;
        this.say = say;
        this.changed = changed;
    }

    /** By their names. */
    List<PersonInfo> people() {
        return people.values().stream()
                .sorted(Comparator.comparing(PersonInfo::displayName, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Newest first. */
    List<RecentCall> recents() {
        return recents;
    }

    boolean away() {
        return away;
    }

    /** The display name of a person; one that we call for the first time is known from the answer on. */
    String shownName(String username, String otherwise) {
        PersonInfo known = people.get(username);
        return known == null ? otherwise : known.displayName();
    }

    /** The username that somebody typed. */
    static String username(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
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

    void add(String typed) {
        adding = server.send(new Request.AddContact(username(typed)));
    }

    void remove(String username) {
        server.send(new Request.RemoveContact(username));
        people.remove(username);
        changed.run();
    }

    void remember(RecentCall call) {
        recents = Profile.with(call.withDisplayName(shownName(call.username(), call.displayName())), recents);
        keep.accept(recents);
        changed.run();
    }

    /** The account is left. */
    void leave() {
        people.clear();
        away = false;
        adding = 0;
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

    void replied(long id, Event.Reply reply) {
        if (id == adding && reply instanceof Event.Refused refused) {
            say.accept("unknown-user", refused.message());
        }
    }
}
