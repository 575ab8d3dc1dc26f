package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.AccountStore;
import dev.parley.signaling.store.Contact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes accounts, checks passwords, opens and resumes sessions. Belongs to the {@code server} thread. */
final class SignIns {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final String WRONG = "Username or password is wrong.";

    private final AccountStore store;
    private final PasswordHasher hasher;
    private final Background background;
    private final Sessions sessions;
    private final People people;
    private final ServerConfig config;
    private final InstantSource clock;
    private final AttemptLimit wrongPasswords;
    private final AttemptLimit registrations;

    /** Services of this server by username. */
    private final Map<String, Service> services = new HashMap<>();

    private record Service(String displayName, String password) {}

    private record Known(Account account, List<Contact> contacts) {}

    SignIns(
            AccountStore store,
            PasswordHasher hasher,
            Background background,
            Sessions sessions,
            People people,
            ServerConfig config,
            LongSupplier nanoTime,
            InstantSource clock) {
        this.store = store;
        this.hasher = hasher;
        this.background = background;
        this.sessions = sessions;
        this.people = people;
        this.config = config;
        this.clock = clock;
        wrongPasswords = new AttemptLimit(Limits.WRONG_PASSWORDS_PER_MINUTE, Duration.ofMinutes(1), nanoTime);
        registrations = new AttemptLimit(Limits.REGISTRATIONS_PER_HOUR, Duration.ofHours(1), nanoTime);
    }

    void reserve(String username, String displayName, String password) {
        services.put(username, new Service(displayName, password));
    }

    boolean isReserved(String username) {
        return services.containsKey(username);
    }

    void register(Peer peer, long re, Request.Register wanted) throws RequestRefused {
        String username = Names.fold(wanted.username());
        String displayName = wanted.displayName().strip();
        checkNewAccount(username, displayName, wanted.password());
        checkDeviceName(wanted.deviceName());
        if (services.containsKey(username)) {
            throw new RequestRefused(ErrorCode.NAME_TAKEN, "Another account has that name.");
        }
        String address = peer.connection.address();
        if (!registrations.allows(address)) {
            throw new RequestRefused(
                    ErrorCode.RATE_LIMITED,
                    "At most " + Limits.REGISTRATIONS_PER_HOUR + " accounts an hour are made from one address.");
        }
        registrations.count(address);
        peer.signingIn = true;
        hash(
                peer,
                re,
                () -> {
                    if (store.find(username) != null) {
                        return new Known(null, List.of());
                    }
                    Account account = new Account(
                            username,
                            displayName,
                            hasher.hash(wanted.password()),
                            clock.millis(),
                            config.accounts().ringFor().word());
                    return new Known(store.create(account) ? account : null, List.of());
                },
                made -> {
                    if (made.account == null) {
                        registrations.forgive(address);
                        peer.refuse(re, ErrorCode.NAME_TAKEN, "Another account has that name.");
                    } else {
                        LOG.info("Account {} was made from {}", username, address);
                        open(peer, re, username, displayName, false, List.of(), wanted.deviceName());
                    }
                });
    }

    private static void checkNewAccount(String username, String displayName, String password) throws RequestRefused {
        if (!Names.isUsername(username)) {
            throw new RequestRefused(
                    ErrorCode.BAD_NAME,
                    "A username has 2 to " + Limits.USERNAME_CHARACTERS
                            + " characters of a-z, 0-9, dot, hyphen and underscore,"
                            + " and begins and ends with a letter or digit.");
        }
        if (!Names.isDisplayName(displayName)) {
            throw new RequestRefused(
                    ErrorCode.BAD_NAME,
                    "A display name has 1 to " + Limits.DISPLAY_NAME_CHARACTERS + " visible characters.");
        }
        if (password.length() < Limits.PASSWORD_MIN_CHARACTERS || password.length() > Limits.PASSWORD_MAX_CHARACTERS) {
            throw new RequestRefused(
                    ErrorCode.BAD_PASSWORD,
                    "A password has " + Limits.PASSWORD_MIN_CHARACTERS + " to " + Limits.PASSWORD_MAX_CHARACTERS
                            + " characters.");
        }
    }

    private static void checkDeviceName(String deviceName) throws RequestRefused {
        if (deviceName.length() > Limits.DEVICE_NAME_CHARACTERS) {
            throw new RequestRefused(
                    ErrorCode.LIMIT, "A device name has at most " + Limits.DEVICE_NAME_CHARACTERS + " characters.");
        }
    }

    void signIn(Peer peer, long re, Request.SignIn wanted) throws RequestRefused {
        String username = Names.fold(wanted.username());
        checkDeviceName(wanted.deviceName());
        String byAddress = "address " + peer.connection.address();
        String byName = "name " + username;
        if (!wrongPasswords.allows(byAddress) || !wrongPasswords.allows(byName)) {
            throw new RequestRefused(
                    ErrorCode.RATE_LIMITED,
                    "At most " + Limits.WRONG_PASSWORDS_PER_MINUTE + " wrong passwords a minute are looked at.");
        }
        // Counted before the result is known, so that many at once are not a way around the limit.
        wrongPasswords.count(byAddress);
        wrongPasswords.count(byName);
        Service service = services.get(username);
        if (service != null) {
            if (!same(service.password, wanted.password())) {
                throw new RequestRefused(ErrorCode.WRONG_CREDENTIALS, WRONG);
            }
            wrongPasswords.forgive(byAddress);
            wrongPasswords.forgive(byName);
            open(peer, re, username, service.displayName, true, List.of(), wanted.deviceName());
            return;
        }
        peer.signingIn = true;
        boolean plausible = wanted.password().length() <= Limits.PASSWORD_MAX_CHARACTERS;
        String password = plausible ? wanted.password() : "";
        hash(
                peer,
                re,
                () -> {
                    Account account = store.find(username);
                    boolean right = hasher.matches(password, account == null ? null : account.password());
                    return new Known(right && plausible ? account : null, List.of());
                },
                checked -> {
                    if (checked.account == null) {
                        peer.refuse(re, ErrorCode.WRONG_CREDENTIALS, WRONG);
                    } else {
                        wrongPasswords.forgive(byAddress);
                        wrongPasswords.forgive(byName);
                        openWithContacts(peer, re, checked.account, wanted.deviceName());
                    }
                });
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Hashes for a peer; {@code done} runs only if the peer still waits. */
    private void hash(Peer peer, long re, Callable<Known> work, Consumer<Known> done) {
        background.hash(
                work, known -> finish(peer, () -> done.accept(known)), e -> finish(peer, () -> failed(peer, re, e)));
    }

    /** The list is read on the store thread, after all that was still to be written to it. */
    private void openWithContacts(Peer peer, long re, Account account, String deviceName) {
        peer.signingIn = true;
        background.store(
                () -> store.contacts(account.username()),
                contacts -> finish(
                        peer,
                        () -> open(peer, re, account.username(), account.displayName(), false, contacts, deviceName)),
                e -> finish(peer, () -> failed(peer, re, e)));
    }

    private void finish(Peer peer, Runnable rest) {
        peer.signingIn = false;
        if (peer.open) {
            rest.run();
        }
    }

    private void failed(Peer peer, long re, Exception e) {
        LOG.error("A sign-in failed", e);
        peer.refuse(re, ErrorCode.INTERNAL, "The server could not read or save the account.");
    }

    private void open(
            Peer peer,
            long re,
            String username,
            String displayName,
            boolean service,
            List<Contact> contacts,
            String deviceName) {
        Session session;
        try {
            session = sessions.open(username, displayName, service, contacts, deviceName);
        } catch (RequestRefused e) {
            peer.refuse(re, e.code(), e.getMessage());
            return;
        }
        take(peer, session);
        peer.reply(signedIn(re, session, false));
        people.update(session.user);
    }

    /** Takes up a session; a connection that had it before is closed. */
    void resume(Peer peer, long re, Request.Resume wanted) throws RequestRefused {
        Session session = sessions.find(wanted.token());
        if (session == null || !session.has(wanted.lastSeq())) {
            throw new RequestRefused(ErrorCode.SESSION_EXPIRED, "The session is over. Sign in again.");
        }
        Connection before = session.connection();
        take(peer, session);
        if (before != null) {
            before.close("Another connection took up the session.");
        }
        session.acknowledge(wanted.lastSeq());
        peer.reply(signedIn(re, session, true));
        session.repeat();
    }

    private static void take(Peer peer, Session session) {
        peer.session = session;
        peer.signInTimeout.cancel(false);
        session.attach(peer.connection);
        peer.connection.signedIn();
    }

    private Event.SignedIn signedIn(long re, Session session, boolean resumed) {
        User user = session.user;
        return new Event.SignedIn(
                re,
                user.username,
                user.displayName,
                session.device,
                session.token,
                resumed,
                "",
                "",
                config.iceServers(),
                0,
                config.accounts().ringFor(),
                people.listOf(user),
                List.of(),
                List.of());
    }
}
