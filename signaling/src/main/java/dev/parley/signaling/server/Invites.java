package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.ContactStore;
import dev.parley.signaling.store.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a call may ring, and what happens if not: the called person's wish decides, and who is blocked can't tell it from
 * one who is offline. Belongs to the {@code server} thread.
 */
final class Invites {
    private static final Logger LOG = LoggerFactory.getLogger(Invites.class);

    private final Stores stores;
    private final Background background;
    private final People people;
    private final Contacts contacts;
    private final Calls calls;
    private final CallKeeper keeper;
    private final Services services;
    private final RateLimit rate;

    Invites(
            Environment environment,
            People people,
            Contacts contacts,
            Calls calls,
            CallKeeper keeper,
            Services services) {
        this.stores = environment.stores();
        this.background = environment.background();
        this.people = people;
        this.contacts = contacts;
        this.calls = calls;
        this.keeper = keeper;
        this.services = services;
        rate = new RateLimit(Limits.INVITES_AT_ONCE, Limits.INVITES_PER_SECOND, environment.nanoTime());
    }

    /** Carries out {@code invite}; answers by itself. */
    void invite(Session session, long re, Request.Invite invite) throws RequestRefused {
        User caller = session.user;
        String username = Names.fold(invite.to());
        calls.check(session, username, invite.callId());
        // Calls that do not ring are kept for whom they were meant: somebody could fill the disk with them.
        if (!rate.take(caller.username)) {
            throw new RequestRefused(
                    ErrorCode.RATE_LIMITED,
                    "An account begins at most " + Limits.INVITES_AT_ONCE + " calls at once, and then "
                            + Limits.INVITES_PER_SECOND + " a second.");
        }
        if (caller.blocked.contains(username)) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "Unblock them first.");
        }
        User callee = people.find(username);
        if (callee == null && services.has(username)) {
            throw offline();
        }
        if (callee == null || callee.blocked.contains(caller.username)) {
            notHere(session, re, username, invite);
            return;
        }
        boolean known = callee.service || callee.contacts.containsKey(caller.username) || calls.rings(callee, caller);
        switch (callee.ringFor) {
            case EVERYONE -> ring(session, re, callee, invite);
            case ASK, CONTACTS -> {
                if (known) {
                    ring(session, re, callee, invite);
                } else {
                    notHere(session, re, username, invite);
                }
            }
            case NOBODY -> {
                if (calls.rings(callee, caller)) {
                    ring(session, re, callee, invite);
                } else if (known) {
                    keeper.missed(username, invite.callId(), caller, invite.video());
                    throw new RequestRefused(ErrorCode.DO_NOT_DISTURB, "They don't want to be disturbed.");
                } else {
                    notHere(session, re, username, invite);
                }
            }
        }
    }

    private void ring(Session session, long re, User callee, Request.Invite invite) throws RequestRefused {
        calls.invite(session, callee, invite);
        session.reply(new Event.Ok(re));
        calls.announce(invite.callId(), invite.video());
    }

    /** How a call went that can't ring. */
    private enum Answer {
        UNKNOWN,
        OFFLINE,
        /** The same, and they are to learn of it. */
        MISSED,
        /** Who is called does not know the caller. */
        STRANGE,
        /** And is asked now. */
        ASKED
    }

    /** What is written down says what to answer, and takes as long for all. */
    private void notHere(Session session, long re, String username, Request.Invite invite) {
        User caller = session.user;
        boolean mayAsk = contacts.countAsking(caller);
        background.store(
                () -> look(username, caller, mayAsk),
                answer -> {
                    if (mayAsk && answer != Answer.ASKED) {
                        contacts.takeBackAsking(caller);
                    }
                    switch (answer) {
                        case UNKNOWN ->
                            session.reply(
                                    new Event.Refused(re, ErrorCode.UNKNOWN_USER, "There is nobody of that name."));
                        case OFFLINE, MISSED -> {
                            RequestRefused offline = offline();
                            session.reply(new Event.Refused(re, offline.code(), offline.getMessage()));
                            // Afterwards: who is blocked must not see by the time that nothing is kept for them.
                            if (answer == Answer.MISSED) {
                                keeper.missed(username, invite.callId(), caller, invite.video());
                            }
                        }
                        case STRANGE, ASKED -> {
                            if (answer == Answer.ASKED) {
                                contacts.ask(caller, username);
                            }
                            session.reply(new Event.Refused(
                                    re, ErrorCode.ASKED, "They don't know you, and are asked whether you may call."));
                        }
                    }
                },
                e -> {
                    if (mayAsk) {
                        contacts.takeBackAsking(caller);
                    }
                    LOG.error("An account could not be read", e);
                    session.reply(new Event.Refused(re, ErrorCode.INTERNAL, "The server could not look that name up."));
                });
    }

    /** Store thread. */
    private Answer look(String username, User caller, boolean mayAsk) {
        Account account = stores.accounts().find(username);
        if (account == null) {
            return Answer.UNKNOWN;
        }
        ContactStore lists = stores.contacts();
        if (lists.blocks(username, caller.username)) {
            return Answer.OFFLINE;
        }
        RingFor ringFor = RingFor.of(account.ringFor());
        boolean known = lists.has(username, caller.username);
        if (ringFor == RingFor.ASK && !known) {
            return mayAsk && contacts.keepRequest(username, caller.username) ? Answer.ASKED : Answer.STRANGE;
        }
        return known || ringFor == RingFor.EVERYONE ? Answer.MISSED : Answer.OFFLINE;
    }

    private static RequestRefused offline() {
        return new RequestRefused(ErrorCode.OFFLINE, "They are not signed in.");
    }
}
