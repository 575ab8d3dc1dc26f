package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.protocol.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routing core: takes what connections say and sends what follows from it. Every method is called on the {@code
 * server} thread, which owns all state behind it; nothing in here blocks. Knows no sockets, so that a test can drive it.
 */
final class Directory {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    /** A client that goes on after so many refusals will not listen. */
    private static final int REFUSALS_AT_MOST = 1_000;

    private final ScheduledExecutorService server;
    private final LongSupplier nanoTime;
    private final Metrics metrics;
    private final People people;
    private final CallKeeper keeper;
    private final Calls calls;
    private final Relay relay;
    private final Contacts contacts;
    private final Invites invites;
    private final Sessions sessions;
    private final Services services = new Services();
    private final SignIns signIns;
    private final Accounts accounts;
    private final Administration administration;

    private final Map<Connection, Peer> peers = new HashMap<>();

    /**
     * Makes an empty directory.
     */
    Directory(Environment environment) {
        server = environment.server();
        nanoTime = environment.nanoTime();
        metrics = environment.metrics();
        people = new People(user -> isInCall(user));
        keeper = new CallKeeper(environment, people);
        calls = new Calls(environment, people::update, (one, two) -> befriend(one, two), keeper);
        relay = new Relay(calls);
        contacts = new Contacts(environment, people, calls);
        sessions = new Sessions(environment, people, calls, keeper);
        Guesses guesses = new Guesses(nanoTime);
        PasswordCheck passwords = new PasswordCheck(environment, guesses);
        NewAccounts newAccounts = new NewAccounts(environment);
        signIns = new SignIns(environment, sessions, people, keeper, services, guesses, passwords, newAccounts);
        accounts = new Accounts(environment, sessions, people, guesses, passwords);
        administration = new Administration(environment, sessions, services, accounts, newAccounts);
        invites = new Invites(environment, people, contacts, calls, keeper, services);
        accounts.lookAfterDevices();
    }

    private boolean isInCall(User user) {
        return calls.inCall(user);
    }

    private void befriend(User one, User two) {
        contacts.befriend(one, two);
    }

    /** Keeps a name for a service of this server, which signs in with that password. */
    void reserve(String username, String displayName, String password) {
        services.reserve(username, displayName, password);
    }

    /** What the administrator can do, from any thread. */
    Administration administration() {
        return administration;
    }

    /** A connection is there; it has to sign in. */
    void connected(Connection connection) {
        Peer peer = new Peer(connection, metrics, nanoTime.getAsLong());
        peer.signInTimeout = server.schedule(
                () -> {
                    metrics.closed(Metrics.Closed.NO_SIGN_IN);
                    connection.close("Nobody signed in within " + Limits.SIGN_IN_WITHIN.toSeconds() + " seconds.");
                },
                Limits.SIGN_IN_WITHIN.toMillis(),
                TimeUnit.MILLISECONDS);
        peers.put(connection, peer);
    }

    /** A connection is gone, for whatever reason. */
    void disconnected(Connection connection) {
        Peer peer = peers.remove(connection);
        if (peer == null) {
            return;
        }
        peer.open = false;
        peer.signInTimeout.cancel(false);
        if (owns(peer)) {
            sessions.lost(peer.session);
        }
    }

    /** False after another connection took the session over, or the session ended. */
    private static boolean owns(Peer peer) {
        return peer.session != null && peer.session.connection() == peer.connection;
    }

    /** Somebody sent what is not a request. */
    void malformed(Connection connection, ProtocolException e) {
        Peer peer = peers.get(connection);
        if (peer == null || !mayRequest(peer)) {
            return;
        }
        if (owns(peer) && e.number() >= 0) {
            answer(peer.session, e.number(), () -> {
                throw new RequestRefused(e.code(), e.getMessage());
            });
        } else {
            peer.refuse(e.number(), e.code(), e.getMessage());
        }
    }

    private boolean mayRequest(Peer peer) {
        if (peer.mayRequest(nanoTime.getAsLong())) {
            return true;
        }
        if (peer.refusedInARow > REFUSALS_AT_MOST) {
            metrics.closed(Metrics.Closed.FLOOD);
            peer.connection.close("Far more requests than " + Limits.REQUESTS_PER_SECOND + " a second.");
        }
        return false;
    }

    /** Somebody sent a request. */
    void received(Connection connection, Codec.RequestFrame frame) {
        Peer peer = peers.get(connection);
        if (peer == null) {
            return;
        }
        boolean tooMany = !mayRequest(peer);
        if (owns(peer)) {
            inSession(peer.session, frame, tooMany);
        } else if (tooMany) {
            peer.refuse(frame.id(), ErrorCode.RATE_LIMITED, tooManyRequests());
        } else {
            beforeSession(peer, frame);
        }
    }

    private static String tooManyRequests() {
        return "At most " + Limits.REQUESTS_PER_SECOND + " requests a second.";
    }

    private void beforeSession(Peer peer, Codec.RequestFrame frame) {
        long id = frame.id();
        try {
            if (peer.session != null || peer.signingIn) {
                throw new RequestRefused(ErrorCode.NOT_ALLOWED, "Wait for the answer to the sign-in.");
            }
            Metrics.SignInBy by = Metrics.SignInBy.of(frame.request());
            if (by != null) {
                peer.signsIn(id, by);
            }
            switch (frame.request()) {
                case Request.Register register -> signIns.register(peer, id, register);
                case Request.SignIn signIn -> signIns.signIn(peer, id, signIn);
                case Request.Hello hello -> signIns.hello(peer, id, hello);
                case Request.SignInByToken signIn -> signIns.signInByToken(peer, id, signIn);
                case Request.Resume resume -> signIns.resume(peer, id, resume);
                default -> throw new RequestRefused(ErrorCode.NOT_ALLOWED, "Sign in first.");
            }
        } catch (RequestRefused e) {
            peer.refuse(id, e.code(), e.getMessage());
        }
    }

    private interface Work {
        void run() throws RequestRefused;
    }

    /** Begins a request once; one that was seen gets the same reply again. */
    private static void answer(Session session, long id, Work work) {
        if (!session.begin(id)) {
            if (!session.replyAgain(id) && !session.isWorkingOn(id)) {
                session.connection()
                        .send(Codec.encode(
                                0, new Event.Refused(id, ErrorCode.NOT_ALLOWED, "Numbers of requests must grow.")));
            }
            return;
        }
        try {
            work.run();
        } catch (RequestRefused e) {
            session.reply(new Event.Refused(id, e.code(), e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A request of {} failed", session, e);
            session.reply(new Event.Refused(id, ErrorCode.INTERNAL, "The server failed; its log says why."));
        }
    }

    private void inSession(Session session, Codec.RequestFrame frame, boolean tooMany) {
        if (frame.request() instanceof Request.Ack(var seq)) {
            keeper.arrived(session.acknowledge(seq));
            return;
        }
        long id = frame.id();
        answer(session, id, () -> {
            if (tooMany) {
                throw new RequestRefused(ErrorCode.RATE_LIMITED, tooManyRequests());
            }
            carryOut(session, id, frame.request());
        });
    }

    private void carryOut(Session session, long id, Request request) throws RequestRefused {
        switch (request) {
            case Request.SignOut(var forget) -> accounts.signOut(session, id, forget);
            case Request.SignOutEverywhere() -> accounts.signOutEverywhere(session, id);
            case Request.ChangePassword change -> accounts.changePassword(session, id, change);
            case Request.DeleteAccount delete -> accounts.delete(session, id, delete);
            case Request.ListDevices() -> accounts.listDevices(session, id);
            case Request.RevokeDevice revoke -> accounts.revokeDevice(session, id, revoke);
            case Request.AddContact(var username) -> contacts.add(session, id, username);
            case Request.RemoveContact(var username) -> contacts.remove(session, id, username);
            case Request.DeclineContact(var username) -> contacts.decline(session, id, username);
            case Request.Block(var username) -> contacts.block(session, id, username);
            case Request.Unblock(var username) -> contacts.unblock(session, id, username);
            case Request.SetRingFor(var ringFor) -> contacts.ringFor(session, id, ringFor);
            case Request.SetAway(var away) ->
                atOnce(session, id, () -> {
                    session.away = away;
                    people.update(session.user);
                });
            case Request.Invite invite -> invites.invite(session, id, invite);
            case Request.Ringing(var callId, var prepare) ->
                atOnce(session, id, () -> calls.ringing(session, callId, prepare));
            case Request.Accept(var callId, var video) ->
                atOnce(session, id, () -> calls.accept(session, callId, video));
            case Request.End(var callId, var reason) -> atOnce(session, id, () -> calls.end(session, callId, reason));
            case Request.Description description -> atOnce(session, id, () -> relay.describe(session, description));
            case Request.Candidate candidate -> atOnce(session, id, () -> relay.candidate(session, candidate));
            case Request.Renew renew -> atOnce(session, id, () -> relay.renew(session, renew));
            case Request.Media media -> atOnce(session, id, () -> relay.media(session, media));
            case Request.Recording recording -> atOnce(session, id, () -> relay.recording(session, recording));
            case Request.Hello _, Request.Register _, Request.SignIn _, Request.SignInByToken _, Request.Resume _ ->
                throw new RequestRefused(ErrorCode.NOT_ALLOWED, "Signed in already.");
            case Request.Ack ack -> throw new IllegalStateException("not a request that is answered: " + ack);
        }
    }

    /** Does what needs no waiting, and says so. */
    private static void atOnce(Session session, long id, Work work) throws RequestRefused {
        work.run();
        session.reply(new Event.Ok(id));
    }

    /** Devices that are signed in, or may still come back. */
    int sessions() {
        return sessions.all().size();
    }

    /** Calls that ring or go on. */
    int calls() {
        return calls.count();
    }

    /** The server stops: tells everybody when to come back. */
    void goingAway(long retryAfterMs) {
        for (Session session : sessions.all()) {
            session.send(new Event.GoingAway(retryAfterMs));
        }
    }

    /** The connections are closed and no session goes on: keeps what devices were told and did not acknowledge. */
    void stopped() {
        sessions.all().forEach(keeper::notTold);
    }
}
