package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.store.Contact;
import dev.parley.signaling.store.Contact.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is here, and who is told so: the users with a session, and their presence, which is for those who are on their list.
 * Belongs to the {@code server} thread.
 */
final class People {
    /** Whether a user is in an accepted call. */
    private final Predicate<User> inCall;

    /** Users with a session, by username. */
    private final Map<String, User> here = new HashMap<>();

    private final Set<User> services = new LinkedHashSet<>();
    /** Users that are here and have that name on their list. */
    private final Map<String, Set<User>> watchers = new HashMap<>();

    People(Predicate<User> inCall) {
        this.inCall = inCall;
    }

    /** The user of that name, if they have a session; else null. */
    User find(String username) {
        return here.get(username);
    }

    void arrived(User user) {
        here.put(user.username, user);
        if (user.service) {
            services.add(user);
        }
        user.contacts.keySet().forEach(contact -> watch(user, contact));
    }

    /** The last session of the user is over. */
    void left(User user) {
        here.remove(user.username);
        services.remove(user);
        user.contacts.keySet().forEach(contact -> unwatch(user, contact));
        update(user);
    }

    /** The list of a person: their contacts, and the services of the server that are here. */
    List<PersonInfo> listOf(User user) {
        List<PersonInfo> list = new ArrayList<>();
        if (!user.service) {
            services.forEach(service -> list.add(service(service)));
            user.contacts.values().forEach(contact -> list.add(info(contact)));
        }
        return list;
    }

    /** Who asks a person. */
    static List<PersonInfo> requestsOf(User user) {
        List<PersonInfo> list = new ArrayList<>();
        user.requests.forEach((name, shown) -> list.add(new PersonInfo(name, shown, PresenceState.UNKNOWN)));
        return list;
    }

    /** Tells those who may know, if the presence of a user changed. */
    void update(User user) {
        PresenceState now = presence(user);
        if (now == user.shown) {
            return;
        }
        user.shown = now;
        if (user.service) {
            Event.Presence news = new Event.Presence(service(user));
            here.values().stream().filter(other -> other != user).forEach(other -> other.send(news));
        } else {
            Event.Presence news = new Event.Presence(new PersonInfo(user.username, user.displayName, now));
            for (User other : watchers.getOrDefault(user.username, Set.of())) {
                if (other.contacts.get(user.username).standing() == Standing.MUTUAL) {
                    other.send(news);
                }
            }
        }
    }

    private PresenceState presence(User user) {
        if (here.get(user.username) != user || user.sessions.isEmpty()) {
            return PresenceState.OFFLINE;
        }
        if (user.service) {
            return PresenceState.HERE;
        }
        if (inCall.test(user)) {
            return PresenceState.IN_CALL;
        }
        if (user.ringFor == RingFor.NOBODY) {
            return PresenceState.DO_NOT_DISTURB;
        }
        return user.sessions.values().stream().allMatch(session -> session.away)
                ? PresenceState.AWAY
                : PresenceState.HERE;
    }

    PersonInfo service(User service) {
        return new PersonInfo(service.username, service.displayName, presence(service));
    }

    private PersonInfo info(Contact contact) {
        User user = here.get(contact.username());
        PresenceState shown =
                switch (contact.standing()) {
                    case MUTUAL -> user == null ? PresenceState.OFFLINE : presence(user);
                    case ONE_SIDED -> PresenceState.UNKNOWN;
                    case BLOCKED -> PresenceState.OFFLINE;
                };
        return new PersonInfo(contact.username(), contact.displayName(), shown);
    }

    /** Somebody is on the list of a user; their devices are told how it stands with them. */
    void list(User user, Contact contact) {
        user.contacts.put(contact.username(), contact);
        if (here.get(user.username) == user) {
            watch(user, contact.username());
        }
        user.send(new Event.Presence(info(contact)));
    }

    /** Somebody is off the list of a user; {@code false} if they were not on it. */
    boolean unlist(User user, String username) {
        unwatch(user, username);
        return user.contacts.remove(username) != null;
    }

    /** What a person lets another one see has changed; whoever has them on the list is told. */
    void standing(String viewer, String of, Standing standing) {
        User user = here.get(viewer);
        Contact contact = user == null ? null : user.contacts.get(of);
        if (contact != null && contact.standing() != standing) {
            list(user, new Contact(of, contact.displayName(), standing));
        }
    }

    /** An account is gone: it is off the lists of all that are here. */
    void forget(String username) {
        for (User user : List.copyOf(watchers.getOrDefault(username, Set.of()))) {
            unlist(user, username);
            user.send(new Event.ContactRemoved(username));
        }
        for (User user : here.values()) {
            user.blocked.remove(username);
            if (user.requests.remove(username) != null) {
                user.send(new Event.ContactRequestGone(username));
            }
        }
    }

    private void watch(User user, String contact) {
        watchers.computeIfAbsent(contact, name -> new LinkedHashSet<>()).add(user);
    }

    private void unwatch(User user, String contact) {
        Set<User> set = watchers.get(contact);
        if (set != null && set.remove(user) && set.isEmpty()) {
            watchers.remove(contact);
        }
    }
}
