package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.AccountStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is here, and who is told so: the users with a session, their contacts and their presence. Belongs to the
 * {@code server} thread.
 */
final class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final AccountStore store;
    private final Background background;
    /** Whether a user is in an accepted call. */
    private final Predicate<User> inCall;

    /** Users with a session, by username. */
    private final Map<String, User> here = new HashMap<>();
    /** Users that are here and have that name on their list. */
    private final Map<String, Set<User>> watchers = new HashMap<>();

    People(AccountStore store, Background background, Predicate<User> inCall) {
        this.store = store;
        this.background = background;
        this.inCall = inCall;
    }

    /** The user of that name, if they have a session; else null. */
    User find(String username) {
        return here.get(username);
    }

    void arrived(User user) {
        here.put(user.username, user);
        for (String contact : user.contacts.keySet()) {
            watch(user, contact);
        }
    }

    /** The last session of the user is over. */
    void left(User user) {
        here.remove(user.username);
        for (String contact : user.contacts.keySet()) {
            unwatch(user, contact);
        }
        update(user);
    }

    /** The list of a person: their contacts, and the services of the server that are here. */
    List<PersonInfo> listOf(User user) {
        List<PersonInfo> list = new ArrayList<>();
        if (user.service) {
            return list;
        }
        for (User other : here.values()) {
            if (other.service) {
                list.add(info(other));
            }
        }
        user.contacts.forEach((username, displayName) -> list.add(info(username, displayName)));
        return list;
    }

    /** Tells those who have the user on their list, if their presence changed. */
    void update(User user) {
        PresenceState now = presence(user);
        if (now == user.shown) {
            return;
        }
        user.shown = now;
        Event.Presence news = new Event.Presence(info(user));
        if (user.service) {
            here.values().stream().filter(other -> other != user).forEach(other -> other.send(news));
        } else {
            watchers.getOrDefault(user.username, Set.of()).forEach(other -> other.send(news));
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
        return user.sessions.values().stream().allMatch(session -> session.away)
                ? PresenceState.AWAY
                : PresenceState.HERE;
    }

    private PersonInfo info(User user) {
        return new PersonInfo(user.username, user.displayName, presence(user));
    }

    private PersonInfo info(String username, String displayName) {
        User user = here.get(username);
        return user == null ? new PersonInfo(username, displayName, PresenceState.OFFLINE) : info(user);
    }

    /** Carries out {@code add-contact}; answers by itself. */
    void add(Session session, long re, String name) throws RequestRefused {
        User user = session.user;
        String username = Names.fold(name);
        User other = here.get(username);
        if (username.equals(user.username) || user.service) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "Nobody needs themselves on their list.");
        }
        if (other != null && other.service) {
            session.reply(new Event.Ok(re));
            user.send(new Event.Presence(info(other)));
            return;
        }
        if (user.contacts.size() >= Limits.CONTACTS && !user.contacts.containsKey(username)) {
            throw new RequestRefused(ErrorCode.LIMIT, "A list has at most " + Limits.CONTACTS + " people.");
        }
        background.store(
                () -> {
                    Account account = store.find(username);
                    if (account != null) {
                        store.addContact(user.username, username);
                    }
                    return account;
                },
                account -> {
                    if (account == null) {
                        session.reply(new Event.Refused(re, ErrorCode.UNKNOWN_USER, "There is nobody of that name."));
                        return;
                    }
                    session.reply(new Event.Ok(re));
                    remember(user, account.username(), account.displayName());
                    user.send(new Event.Presence(info(account.username(), account.displayName())));
                },
                e -> {
                    LOG.error("A contact of {} could not be saved", user, e);
                    session.reply(new Event.Refused(re, ErrorCode.INTERNAL, "The server could not save the contact."));
                });
    }

    /** Carries out {@code remove-contact}; answers by itself. */
    void remove(Session session, long re, String name) {
        User user = session.user;
        String username = Names.fold(name);
        background.store(
                () -> {
                    store.removeContact(user.username, username);
                    return username;
                },
                removed -> {
                    session.reply(new Event.Ok(re));
                    if (user.contacts.remove(username) != null) {
                        unwatch(user, username);
                        for (Session device : user.sessions.values()) {
                            if (device != session) {
                                device.send(new Event.ContactRemoved(username));
                            }
                        }
                    }
                },
                e -> {
                    LOG.error("A contact of {} could not be removed", user, e);
                    session.reply(new Event.Refused(re, ErrorCode.INTERNAL, "The server could not save the list."));
                });
    }

    /** An account is gone: it is on nobody's list any more. */
    void forget(String username) {
        for (User user : Set.copyOf(watchers.getOrDefault(username, Set.of()))) {
            user.contacts.remove(username);
            unwatch(user, username);
            user.send(new Event.ContactRemoved(username));
        }
    }

    /** Puts two who talk on each other's list. Is saved behind, because the call must not wait for it. */
    void befriend(User one, User two) {
        if (!one.service && !two.service) {
            addSilently(one, two);
            addSilently(two, one);
        }
    }

    private void addSilently(User user, User other) {
        if (user.contacts.containsKey(other.username) || user.contacts.size() >= Limits.CONTACTS) {
            return;
        }
        remember(user, other.username, other.displayName);
        user.send(new Event.Presence(info(other)));
        background.store(
                () -> {
                    store.addContact(user.username, other.username);
                    return user;
                },
                saved -> LOG.debug("{} has {} on the list", user, other),
                e -> LOG.error("A contact of {} could not be saved", user, e));
    }

    private void remember(User user, String username, String displayName) {
        user.contacts.put(username, displayName);
        if (here.get(user.username) == user) {
            watch(user, username);
        }
    }

    private void watch(User user, String contact) {
        watchers.computeIfAbsent(contact, name -> new HashSet<>()).add(user);
    }

    private void unwatch(User user, String contact) {
        Set<User> set = watchers.get(contact);
        if (set != null && set.remove(user) && set.isEmpty()) {
            watchers.remove(contact);
        }
    }
}
