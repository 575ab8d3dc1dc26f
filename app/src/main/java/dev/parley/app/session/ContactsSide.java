package dev.parley.app.session;

import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What I say of other people: who may be on my list, who is blocked, and whose calls ring. What I change is so once the
 * server says so, and my other devices hear it from there. All but the methods of {@link Contacts} is owned by the
 * {@code call} thread.
 */
final class ContactsSide implements Contacts {
    private static final Logger LOG = LoggerFactory.getLogger(ContactsSide.class);

    private final Executor thread;
    private final PendingRequests pending;
    private final PeopleSide people;
    private final Usual usual;
    private final BiConsumer<String, String> say;
    private final Runnable changed;
    private final Map<String, PersonInfo> requests = new LinkedHashMap<>();
    private final SortedSet<String> blocked = new TreeSet<>();
    private RingFor ringFor = ContactsView.NONE.ringFor();

    /** Whose calls ring when I may be disturbed, also after the next start. */
    interface Usual {
        /** Null while that isn't known. */
        RingFor ringFor();

        void keep(RingFor ringFor);
    }

    /**
     * Nothing is known before the server says so.
     *
     * @param thread the {@code call} thread
     * @param say gets the code of a {@link Snapshot.Notice} and its detail
     */
    ContactsSide(
            Executor thread,
            ServerPort server,
            PeopleSide people,
            Usual usual,
            BiConsumer<String, String> say,
            Runnable changed) {
        this.thread = thread;
        this.pending = new PendingRequests(server);
        this.people = people;
        this.usual = usual;
        this.say = say;
        this.changed = changed;
    }

    ContactsView view() {
        return new ContactsView(List.copyOf(requests.values()), List.copyOf(blocked), ringFor);
    }

    boolean isBlocked(String username) {
        return blocked.contains(username);
    }

    @Override
    public void add(String typed) {
        String username = Names.fold(typed);
        ask(new Request.AddContact(username), username, () -> requests.remove(username));
    }

    @Override
    public void remove(String username) {
        ask(new Request.RemoveContact(username), username, () -> people.removed(username));
    }

    @Override
    public void decline(String username) {
        ask(new Request.DeclineContact(username), username, () -> requests.remove(username));
    }

    @Override
    public void block(String username) {
        ask(new Request.Block(username), username, () -> {
            String name = shownName(username);
            block(username, true);
            say.accept("blocked", name);
        });
    }

    @Override
    public void unblock(String username) {
        ask(new Request.Unblock(username), username, () -> block(username, false));
    }

    private String shownName(String username) {
        PersonInfo asking = requests.get(username);
        return people.shownName(username, asking == null ? username : asking.displayName());
    }

    private void block(String username, boolean now) {
        if (now) {
            blocked.add(username);
            requests.remove(username);
            people.removed(username);
        } else {
            blocked.remove(username);
        }
    }

    private void ask(Request request, String username, Runnable done) {
        thread.execute(() -> {
            var unused = pending.send(request, reply -> {
                if (reply instanceof Event.Refused refused) {
                    refused(username, refused);
                } else {
                    done.run();
                    changed.run();
                }
            });
        });
    }

    private void refused(String username, Event.Refused refused) {
        switch (refused.code()) {
            case UNKNOWN_USER -> say.accept("unknown-user", username);
            case NOT_ALLOWED -> say.accept(isBlocked(username) ? "is-blocked" : "not-yourself", username);
            default -> notDone(refused);
        }
    }

    private void notDone(Event.Refused refused) {
        LOG.info("the server refused: {} {}", refused.code(), refused.message());
        say.accept(
                switch (refused.code()) {
                    case LIMIT -> "too-many";
                    case RATE_LIMITED -> "too-often";
                    default -> "not-done";
                },
                "");
    }

    @Override
    public void ringFor(RingFor now) {
        thread.execute(() -> setRingFor(now));
    }

    @Override
    public void doNotDisturb(boolean on) {
        // What is asked first is the least that changes for anybody: my people ring, others are told of.
        thread.execute(
                () -> setRingFor(on ? RingFor.NOBODY : Objects.requireNonNullElse(usual.ringFor(), RingFor.ASK)));
    }

    /** Shown at once: a switch that waits for a server looks broken. */
    private void setRingFor(RingFor now) {
        RingFor before = ringFor;
        if (now == before) {
            return;
        }
        boolean sent = pending.send(new Request.SetRingFor(now), reply -> {
            if (reply instanceof Event.Refused refused) {
                learnRingFor(before);
                notDone(refused);
            } else {
                learnRingFor(now);
            }
            changed.run();
        });
        if (sent) {
            learnRingFor(now);
        }
        changed.run();
    }

    private void learnRingFor(RingFor now) {
        ringFor = now;
        if (now != RingFor.NOBODY) {
            usual.keep(now);
        }
    }

    /** The account is left. */
    void leave() {
        pending.clear();
        requests.clear();
        blocked.clear();
        ringFor = ContactsView.NONE.ringFor();
    }

    void signedIn(Event.SignedIn session) {
        requests.clear();
        session.requests().forEach(person -> requests.put(person.username(), person));
        blocked.clear();
        blocked.addAll(session.blocked());
        learnRingFor(session.ringFor());
    }

    void replied(long id, Event.Reply reply) {
        pending.replied(id, reply);
    }

    void event(Event.ContactRequest asked) {
        PersonInfo person = new PersonInfo(asked.username(), asked.displayName(), PresenceState.UNKNOWN);
        if (requests.put(asked.username(), person) == null) {
            say.accept("contact-request", asked.displayName());
        }
    }

    void event(Event.ContactRequestGone gone) {
        requests.remove(gone.username());
    }

    void event(Event.Blocked event) {
        block(event.username(), event.blocked());
    }

    void event(Event.RingForChanged event) {
        learnRingFor(event.ringFor());
    }
}
