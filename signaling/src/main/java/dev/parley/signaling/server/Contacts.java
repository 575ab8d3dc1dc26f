package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.Contact;
import dev.parley.signaling.store.Contact.Standing;
import dev.parley.signaling.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what people say of each other: who is on whose list, who asks to be, who is blocked, and whose calls ring.
 * Each method answers by itself, once the change is kept. Belongs to the {@code server} thread.
 */
final class Contacts {
    private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);

    private final Stores stores;
    private final Background background;
    private final People people;
    private final Calls calls;
    private final InstantSource clock;
    private final AttemptLimit asked;

    Contacts(Environment environment, People people, Calls calls) {
        this.stores = environment.stores();
        this.background = environment.background();
        this.people = people;
        this.calls = calls;
        this.clock = environment.clock();
        asked = new AttemptLimit(Limits.CONTACT_REQUESTS_PER_DAY, Duration.ofDays(1), environment.nanoTime());
    }

    /**
     * Somebody was put on a list.
     *
     * @param standing what they let the owner see
     * @param asks whether they are asked now
     */
    private record Added(Account account, Standing standing, boolean asks) {}

    /** Carries out {@code add-contact}. */
    void add(Session session, long re, String name) throws RequestRefused {
        User user = session.user;
        String username = other(user, name);
        User other = people.find(username);
        if (other != null && other.service) {
            session.reply(new Event.Ok(re));
            user.send(new Event.Presence(people.service(other)));
            return;
        }
        if (user.blocked.contains(username)) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "Unblock them first.");
        }
        if (user.contacts.size() >= Limits.CONTACTS && !user.contacts.containsKey(username)) {
            throw new RequestRefused(ErrorCode.LIMIT, "A list has at most " + Limits.CONTACTS + " people.");
        }
        boolean mayAsk = countAsking(user);
        background.store(
                () -> putOnList(user, username, mayAsk),
                added -> {
                    session.reply(new Event.Ok(re));
                    people.list(user, new Contact(username, added.account.displayName(), added.standing));
                    answered(user, session, username);
                    people.standing(username, user.username, Standing.MUTUAL);
                    if (added.asks) {
                        ask(user, username);
                    } else if (mayAsk) {
                        takeBackAsking(user);
                    }
                },
                e -> {
                    if (mayAsk) {
                        takeBackAsking(user);
                    }
                    refuse(session, re, e);
                });
    }

    private Added putOnList(User user, String username, boolean mayAsk) throws RequestRefused {
        Account account = stores.accounts().find(username);
        if (account == null) {
            throw new RequestRefused(ErrorCode.UNKNOWN_USER, "There is nobody of that name.");
        }
        if (!stores.contacts().add(user.username, username)) {
            // The block came first, and was not there yet when this was looked at.
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "Unblock them first.");
        }
        Standing standing = stores.contacts().blocks(username, user.username)
                ? Standing.BLOCKED
                : stores.contacts().has(username, user.username) ? Standing.MUTUAL : Standing.ONE_SIDED;
        boolean asks = standing == Standing.ONE_SIDED && mayAsk && keepRequest(username, user.username);
        return new Added(account, standing, asks);
    }

    /** Store thread: keeps a request; {@code false} if it is there or not wanted. */
    boolean keepRequest(String owner, String asker) {
        long now = clock.millis();
        return stores.contacts().ask(owner, asker, now, now - Limits.DECLINED_FOR.toMillis(), Limits.CONTACT_REQUESTS);
    }

    /**
     * Counts that somebody may be about to ask one more person. That is before it is known whether they do, so that many at
     * once are not a way around the limit.
     *
     * @return whether they may
     */
    boolean countAsking(User user) {
        boolean allowed = asked.allows(user.username);
        if (allowed) {
            asked.count(user.username);
        }
        return allowed;
    }

    /** Who was counted did not ask. */
    void takeBackAsking(User user) {
        asked.forgive(user.username);
    }

    /** A request was kept: who is asked sees it. */
    void ask(User asker, String owner) {
        User user = people.find(owner);
        if (user != null && user.requests.put(asker.username, asker.displayName) == null) {
            user.send(new Event.ContactRequest(asker.username, asker.displayName));
        }
    }

    private static void answered(User user, Session by, String asker) {
        if (user.requests.remove(asker) != null) {
            user.sendOthers(by, new Event.ContactRequestGone(asker));
        }
    }

    /** Carries out {@code remove-contact}. */
    void remove(Session session, long re, String name) {
        User user = session.user;
        String username = Names.fold(name);
        change(session, re, () -> stores.contacts().remove(user.username, username), () -> {
            if (people.unlist(user, username)) {
                user.sendOthers(session, new Event.ContactRemoved(username));
            }
            if (!user.blocked.contains(username)) {
                notOnList(user, username, Standing.ONE_SIDED);
            }
        });
    }

    /** What somebody sees of a user that has them off the list; the user asks them nothing any more. */
    private void notOnList(User user, String username, Standing standing) {
        people.standing(username, user.username, standing);
        User other = people.find(username);
        if (other != null && other.requests.remove(user.username) != null) {
            other.send(new Event.ContactRequestGone(user.username));
        }
    }

    /** Carries out {@code decline-contact}. */
    void decline(Session session, long re, String name) throws RequestRefused {
        User user = session.user;
        String username = Names.fold(name);
        if (!user.requests.containsKey(username)) {
            throw new RequestRefused(ErrorCode.UNKNOWN_USER, "Nobody of that name asks.");
        }
        change(
                session,
                re,
                () -> stores.contacts().decline(user.username, username, clock.millis()),
                () -> answered(user, session, username));
    }

    /** Carries out {@code block}. */
    void block(Session session, long re, String name) throws RequestRefused {
        User user = session.user;
        String username = other(user, name);
        User other = people.find(username);
        if (other != null && other.service) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "A service of the server can't be blocked.");
        }
        if (user.blocked.size() >= Limits.BLOCKED && !user.blocked.contains(username)) {
            throw new RequestRefused(ErrorCode.LIMIT, "At most " + Limits.BLOCKED + " people are blocked.");
        }
        Callable<Boolean> work = () -> {
            boolean known = stores.accounts().find(username) != null;
            if (known) {
                stores.contacts().block(user.username, username);
            }
            return known;
        };
        store(session, re, work, known -> {
            if (!known) {
                session.reply(new Event.Refused(re, ErrorCode.UNKNOWN_USER, "There is nobody of that name."));
                return;
            }
            session.reply(new Event.Ok(re));
            people.unlist(user, username);
            user.blocked.add(username);
            answered(user, session, username);
            user.sendOthers(session, new Event.Blocked(username, true));
            notOnList(user, username, Standing.BLOCKED);
            calls.blocked(user, username);
        });
    }

    /** Carries out {@code unblock}. */
    void unblock(Session session, long re, String name) {
        User user = session.user;
        String username = Names.fold(name);
        change(session, re, () -> stores.contacts().unblock(user.username, username), () -> {
            if (user.blocked.remove(username)) {
                user.sendOthers(session, new Event.Blocked(username, false));
                people.standing(username, user.username, Standing.ONE_SIDED);
            }
        });
    }

    /** Carries out {@code set-ring-for}. */
    void ringFor(Session session, long re, RingFor ringFor) {
        User user = session.user;
        change(session, re, () -> stores.accounts().ringFor(user.username, ringFor.word()), () -> {
            user.ringFor = ringFor;
            user.sendOthers(session, new Event.RingForChanged(ringFor));
            people.update(user);
        });
    }

    /** Puts two who talk on each other's list. Is kept behind, because the call must not wait for it. */
    void befriend(User one, User two) {
        boolean blocked = one.blocked.contains(two.username) || two.blocked.contains(one.username);
        if (one.service || two.service || blocked) {
            return;
        }
        boolean first = hasRoom(one, two);
        boolean second = hasRoom(two, one);
        if (first) {
            addSilently(one, two, second);
        }
        if (second) {
            addSilently(two, one, first);
        }
    }

    private static boolean hasRoom(User user, User other) {
        return user.contacts.containsKey(other.username) || user.contacts.size() < Limits.CONTACTS;
    }

    private void addSilently(User user, User other, boolean mutual) {
        Standing standing = mutual ? Standing.MUTUAL : Standing.ONE_SIDED;
        Contact known = user.contacts.get(other.username);
        if (known != null && known.standing() == standing) {
            return;
        }
        people.list(user, new Contact(other.username, other.displayName, standing));
        if (known != null) {
            return;
        }
        if (user.requests.remove(other.username) != null) {
            user.send(new Event.ContactRequestGone(other.username));
        }
        background.store(
                () -> stores.contacts().add(user.username, other.username),
                saved -> LOG.debug("{} has {} on the list: {}", user, other, saved),
                e -> LOG.error("A contact of {} could not be saved", user, e));
    }

    private static String other(User user, String name) throws RequestRefused {
        String username = Names.fold(name);
        if (username.equals(user.username) || user.service) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "That is yourself.");
        }
        return username;
    }

    private void change(Session session, long re, Runnable work, Runnable done) {
        Callable<Boolean> kept = () -> {
            work.run();
            return true;
        };
        store(session, re, kept, unused -> {
            session.reply(new Event.Ok(re));
            done.run();
        });
    }

    private <T> void store(Session session, long re, Callable<T> work, Consumer<T> done) {
        background.store(work, done, e -> refuse(session, re, e));
    }

    private static void refuse(Session session, long re, Exception e) {
        if (e instanceof RequestRefused refused) {
            session.reply(new Event.Refused(re, refused.code(), refused.getMessage()));
            return;
        }
        LOG.error("A change of {} could not be saved", session, e);
        session.reply(new Event.Refused(re, ErrorCode.INTERNAL, "The server could not save that."));
    }
}
