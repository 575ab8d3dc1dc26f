package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.store.Account;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How a connection gets a session: makes accounts, signs in, resumes. Belongs to the {@code server} thread. */
final class SignIns {
    private final Environment environment;
    private final Sessions sessions;
    private final People people;
    private final CallKeeper keeper;
    private final Services services;
    private final Guesses guesses;
    private final PasswordCheck passwords;
    private final NewAccounts newAccounts;
    private final Arrivals arrivals;
    private final AttemptLimit badTokens;
    private final IceOffers iceOffers;

    SignIns(
            Environment environment,
            Sessions sessions,
            People people,
            CallKeeper keeper,
            Services services,
            Guesses guesses,
            PasswordCheck passwords,
            NewAccounts newAccounts) {
        this.environment = environment;
        this.sessions = sessions;
        this.people = people;
        this.keeper = keeper;
        this.services = services;
        this.guesses = guesses;
        this.passwords = passwords;
        this.newAccounts = newAccounts;
        arrivals = new Arrivals(environment);
        iceOffers = new IceOffers(environment);
        badTokens = new AttemptLimit(Limits.BAD_TOKENS_PER_MINUTE, Duration.ofMinutes(1), environment.nanoTime());
    }

    void hello(Peer peer, long re, Request.Hello hello) throws RequestRefused {
        if (hello.program().length() > Limits.PROGRAM_CHARACTERS) {
            throw new RequestRefused(
                    ErrorCode.LIMIT, "A program's name has at most " + Limits.PROGRAM_CHARACTERS + " characters.");
        }
        if (!hello.versions().contains(Limits.VERSION)) {
            throw new RequestRefused(
                    ErrorCode.UNSUPPORTED_VERSION,
                    "This server speaks version " + Limits.VERSION + " of the protocol.");
        }
        Registration registration = newAccounts.forClient(peer.connection);
        peer.reply(new Event.Welcome(re, Limits.VERSION, environment.config().name(), registration));
    }

    void register(Peer peer, long re, Request.Register wanted) throws RequestRefused {
        String address = peer.connection.address();
        NewAccounts.Wanted account = newAccounts.wanted(wanted, newAccounts.forClient(peer.connection));
        checkDeviceName(wanted.deviceName());
        if (services.has(account.username())) {
            throw NewAccounts.nameTaken();
        }
        newAccounts.count(address);
        Consumer<Exception> notMade = e -> {
            if (e instanceof RequestRefused refused && refused.code() == ErrorCode.NAME_TAKEN) {
                newAccounts.takeBack(address);
            }
            refuse(peer, re, e);
        };
        peer.signingIn = true;
        environment
                .background()
                .hash(
                        () -> newAccounts.prepare(account),
                        prepared -> finish(
                                peer,
                                () -> store(
                                        peer,
                                        re,
                                        () -> arrivals.withPassword(
                                                newAccounts.make(account, prepared), wanted.deviceName(), "", Set.of()),
                                        notMade)),
                        e -> finish(peer, () -> notMade.accept(e)));
    }

    private static void checkDeviceName(String deviceName) throws RequestRefused {
        if (!deviceName.isEmpty() && !Names.isDisplayName(deviceName)) {
            throw new RequestRefused(
                    ErrorCode.LIMIT,
                    "A device name has at most " + Limits.DEVICE_NAME_CHARACTERS + " visible characters.");
        }
    }

    void signIn(Peer peer, long re, Request.SignIn wanted) throws RequestRefused {
        String username = Names.fold(wanted.username());
        checkDeviceName(wanted.deviceName());
        if (services.has(username)) {
            signInService(peer, re, username, wanted);
            return;
        }
        Guesses.Attempt attempt = passwords.count(peer.connection.address(), username);
        Consumer<Exception> refused = e -> refuse(peer, re, e);
        peer.signingIn = true;
        passwords.check(
                attempt,
                wanted.password(),
                account -> finish(peer, () -> {
                    try {
                        sessions.checkRoom(username, wanted.deviceId());
                        Set<String> here = devicesHere(username);
                        store(peer, re, () -> withPassword(account, wanted, here), refused);
                    } catch (RequestRefused e) {
                        refused.accept(e);
                    }
                }),
                e -> finish(peer, () -> refused.accept(e)));
    }

    /** On the store thread. */
    private Arrival withPassword(Account checked, Request.SignIn wanted, Set<String> here) throws RequestRefused {
        passwords.checkIsStill(checked);
        return arrivals.withPassword(checked, wanted.deviceName(), wanted.deviceId(), here);
    }

    private Set<String> devicesHere(String username) {
        return sessions.of(username).stream().map(session -> session.deviceId).collect(Collectors.toSet());
    }

    private void signInService(Peer peer, long re, String username, Request.SignIn wanted) throws RequestRefused {
        Guesses.Attempt attempt = guesses.count(peer.connection.address(), username);
        if (!services.isPassword(username, wanted.password())) {
            throw PasswordCheck.wrong();
        }
        guesses.takeBack(attempt);
        begin(peer, re, sessions.openService(username, services.displayName(username), wanted.deviceName()), "");
    }

    /**
     * Signs in without the password. A good token is always taken, however many bad ones come from its address: nobody
     * guesses 32 bytes, and looking at one costs next to nothing.
     */
    void signInByToken(Peer peer, long re, Request.SignInByToken wanted) {
        DeviceToken token = DeviceToken.parse(wanted.deviceToken());
        String address = peer.connection.address();
        store(peer, re, () -> arrivals.withToken(token), e -> {
            if (!(e instanceof RequestRefused)) {
                // The token may be good: the failure is ours.
                refuse(peer, re, e);
            } else if (badTokens.allows(address)) {
                badTokens.count(address);
                refuse(peer, re, e);
            } else {
                peer.refuse(
                        re,
                        ErrorCode.RATE_LIMITED,
                        "At most " + Limits.BAD_TOKENS_PER_MINUTE + " bad tokens a minute are answered.");
                peer.connection.close("Too many bad tokens.");
            }
        });
    }

    /** Saves what signing in changes; then the session begins, if the peer still waits for it. */
    private void store(Peer peer, long re, Callable<Arrival> work, Consumer<Exception> failed) {
        peer.signingIn = true;
        environment
                .background()
                .store(
                        work,
                        arrival -> finish(peer, () -> open(peer, re, arrival)),
                        e -> finish(peer, () -> failed.accept(e)));
    }

    private static void finish(Peer peer, Runnable rest) {
        peer.signingIn = false;
        if (peer.open) {
            rest.run();
        }
    }

    private static void refuse(Peer peer, long re, Exception e) {
        RequestRefused refused = PasswordCheck.refusal(e);
        peer.refuse(re, refused.code(), refused.getMessage());
    }

    private void open(Peer peer, long re, Arrival arrival) {
        guesses.used(peer.connection.address(), arrival.account().username());
        try {
            if (services.has(arrival.account().username())) {
                // The account is older than the service, whom everybody would take it for.
                throw PasswordCheck.wrong();
            }
            begin(peer, re, sessions.open(arrival), arrival.token().text());
        } catch (RequestRefused e) {
            peer.refuse(re, e.code(), e.getMessage());
        }
    }

    private void begin(Peer peer, long re, Session session, String deviceToken) {
        take(peer, session);
        peer.reply(signedIn(re, session, deviceToken, false));
        people.update(session.user);
        if (!session.user.service) {
            keeper.tell(session);
        }
    }

    /** Takes up a session; a connection that had it before is closed. */
    void resume(Peer peer, long re, Request.Resume wanted) throws RequestRefused {
        Session session = sessions.find(wanted.token());
        if (session == null || !session.has(wanted.lastSeq())) {
            throw new RequestRefused(ErrorCode.SESSION_EXPIRED, "The session is over. Sign in again.");
        }
        Connection before = session.connection();
        take(peer, session);
        guesses.used(peer.connection.address(), session.user.username);
        if (before != null) {
            before.close("Another connection took up the session.");
        }
        keeper.arrived(session.acknowledge(wanted.lastSeq()));
        peer.reply(signedIn(re, session, "", true));
        session.repeat();
    }

    private static void take(Peer peer, Session session) {
        peer.session = session;
        peer.signInTimeout.cancel(false);
        session.attach(peer.connection);
        peer.connection.signedIn();
    }

    private Event.SignedIn signedIn(long re, Session session, String deviceToken, boolean resumed) {
        User user = session.user;
        return new Event.SignedIn(
                re,
                user.username,
                user.displayName,
                session.device,
                session.token,
                resumed,
                session.deviceId,
                deviceToken,
                iceOffers.to(session),
                environment.config().ice().stunPort(),
                user.ringFor,
                people.listOf(user),
                People.requestsOf(user),
                List.copyOf(user.blocked));
    }
}
