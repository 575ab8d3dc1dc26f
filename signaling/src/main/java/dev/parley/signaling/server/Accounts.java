package dev.parley.signaling.server;

import dev.parley.signaling.protocol.DeviceInfo;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.SignedOutReason;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.Device;
import dev.parley.signaling.store.PasswordHash;
import dev.parley.signaling.store.Stores;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do with their own account: its password, its devices, its end. Each method but those for the administrator
 * carries out a request and answers it. Belongs to the {@code server} thread.
 */
final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    /** A device that stays signed in uses its token although it shows it to nobody. */
    private static final long LOOK_AFTER_DEVICES_EVERY_HOURS = 12;

    private final Environment environment;
    private final Stores stores;
    private final Sessions sessions;
    private final People people;
    private final Guesses guesses;
    private final PasswordCheck passwords;

    Accounts(Environment environment, Sessions sessions, People people, Guesses guesses, PasswordCheck passwords) {
        this.environment = environment;
        stores = environment.stores();
        this.sessions = sessions;
        this.people = people;
        this.guesses = guesses;
        this.passwords = passwords;
    }

    /** Services have neither a password of their own nor devices. */
    private static void checkIsAccount(Session session) throws RequestRefused {
        if (session.user.service) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "A service of the server has no account.");
        }
    }

    void changePassword(Session session, long id, Request.ChangePassword wanted) throws RequestRefused {
        checkIsAccount(session);
        NewAccounts.checkPassword(wanted.newPassword());
        check(session, id, wanted.password(), account -> environment
                .background()
                .hash(
                        () -> environment.hasher().hash(wanted.newPassword()),
                        hash -> change(session, id, account, hash),
                        e -> refuse(session, id, e)));
    }

    private void change(Session session, long id, Account account, PasswordHash hash) {
        store(
                session,
                id,
                () -> {
                    passwords.checkIsStill(account);
                    stores.devices().removeOthers(account.username(), session.deviceId);
                    return stores.accounts().changePassword(account.username(), hash);
                },
                changed -> {
                    LOG.info("{} changed the password", session);
                    session.reply(new Event.Ok(id));
                    signOut(account.username(), other -> other != session, SignedOutReason.PASSWORD_CHANGED);
                });
    }

    void delete(Session session, long id, Request.DeleteAccount wanted) throws RequestRefused {
        checkIsAccount(session);
        check(
                session,
                id,
                wanted.password(),
                account -> store(
                        session,
                        id,
                        () -> {
                            passwords.checkIsStill(account);
                            return stores.accounts().delete(account.username());
                        },
                        deleted -> {
                            session.reply(new Event.Ok(id));
                            deleted(account.username(), session);
                        }));
    }

    /**
     * An account is not in the store any more: the rest of it goes, too.
     *
     * @param by who did it and knows; null if the administrator
     */
    void deleted(String username, Session by) {
        LOG.info("Account {} is deleted", username);
        people.forget(username);
        guesses.forget(username);
        if (by != null) {
            sessions.signOut(by);
        }
        signOut(username, session -> true, SignedOutReason.ACCOUNT_DELETED);
    }

    void listDevices(Session session, long id) throws RequestRefused {
        checkIsAccount(session);
        String username = session.user.username;
        store(session, id, () -> stores.devices().of(username), devices -> {
            Set<String> connected =
                    sessions.of(username).stream().map(other -> other.deviceId).collect(Collectors.toSet());
            session.reply(new Event.Devices(
                    id,
                    devices.stream()
                            .filter(device -> connected.contains(device.id()) || device.lastSeen() >= notSeenSince())
                            .map(device -> info(device, session, connected))
                            .toList()));
        });
    }

    private static DeviceInfo info(Device device, Session asking, Set<String> connected) {
        return new DeviceInfo(
                device.id(),
                device.name(),
                device.id().equals(asking.deviceId),
                connected.contains(device.id()),
                device.since(),
                device.lastSeen());
    }

    void revokeDevice(Session session, long id, Request.RevokeDevice wanted) throws RequestRefused {
        checkIsAccount(session);
        String deviceId = wanted.deviceId();
        if (deviceId.equals(session.deviceId)) {
            throw new RequestRefused(ErrorCode.NOT_ALLOWED, "This device signs out by itself.");
        }
        String username = session.user.username;
        store(
                session,
                id,
                () -> {
                    if (!stores.devices().remove(username, deviceId)) {
                        throw new RequestRefused(ErrorCode.UNKNOWN_DEVICE, "You have no device of that id.");
                    }
                    return deviceId;
                },
                removed -> {
                    session.reply(new Event.Ok(id));
                    signOut(username, other -> other.deviceId.equals(removed), SignedOutReason.REVOKED);
                });
    }

    void signOut(Session session, long id, boolean forget) {
        if (!forget || session.user.service) {
            session.reply(new Event.Ok(id));
            sessions.signOut(session);
            return;
        }
        store(session, id, () -> stores.devices().remove(session.user.username, session.deviceId), removed -> {
            session.reply(new Event.Ok(id));
            sessions.signOut(session);
        });
    }

    void signOutEverywhere(Session session, long id) throws RequestRefused {
        checkIsAccount(session);
        String username = session.user.username;
        store(session, id, () -> removeDevices(username), removed -> {
            session.reply(new Event.Ok(id));
            sessions.signOut(session);
            signOut(username, other -> true, SignedOutReason.REVOKED);
        });
    }

    /** Ends all tokens of somebody. On the store thread. */
    String removeDevices(String username) {
        stores.devices().removeOthers(username, "");
        return username;
    }

    /** Ends those sessions of somebody, whose tokens are gone from the store. */
    void signOut(String username, Predicate<Session> which, SignedOutReason reason) {
        for (Session session : sessions.of(username)) {
            if (which.test(session)) {
                sessions.signOut(session, reason);
            }
        }
    }

    /** Asks for the password again before something that a stranger at an unlocked screen must not do. */
    private void check(Session session, long id, String password, Consumer<Account> right) throws RequestRefused {
        Guesses.Attempt attempt = passwords.count(session.connection().address(), session.user.username);
        passwords.check(attempt, password, right, e -> refuse(session, id, e));
    }

    private <T> void store(Session session, long id, Callable<T> work, Consumer<T> done) {
        environment.background().store(work, done, e -> refuse(session, id, e));
    }

    private static void refuse(Session session, long id, Exception e) {
        RequestRefused refused = PasswordCheck.refusal(e);
        session.reply(new Event.Refused(id, refused.code(), refused.getMessage()));
    }

    private long notSeenSince() {
        return environment.clock().millis() - Limits.DEVICE_TOKEN_FOR.toMillis();
    }

    /** Forgets what is over, now and then. */
    void lookAfterDevices() {
        List<String> here = sessions.all().stream()
                .map(session -> session.deviceId)
                .filter(deviceId -> !deviceId.isEmpty())
                .toList();
        long now = environment.clock().millis();
        environment
                .background()
                .store(
                        () -> {
                            stores.devices().seen(here, now);
                            stores.invitations().removeVoid(now);
                            return stores.devices().removeNotSeenSince(notSeenSince());
                        },
                        count -> LOG.debug("{} devices were not seen for long and are forgotten", count),
                        e -> LOG.error("Devices could not be looked after", e));
        var unused =
                environment.server().schedule(this::lookAfterDevices, LOOK_AFTER_DEVICES_EVERY_HOURS, TimeUnit.HOURS);
    }
}
