package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.SignedOutReason;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.Device;
import dev.parley.signaling.store.Invitation;
import dev.parley.signaling.store.PasswordHash;
import dev.parley.signaling.store.Stores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * What whoever runs a server can do with its accounts while it runs. Any thread. Every method returns at once; its future
 * is completed after the change is on the disk and was told to those whom it concerns, or fails with an
 * {@link AdministrationException} that says why nothing was changed.
 */
public final class Administration {
    /** Far more than any office has; a note of a page would be a mistake. */
    private static final int NOTE_CHARACTERS = 200;

    private final Environment environment;
    private final Stores stores;
    private final Sessions sessions;
    private final Services services;
    private final Accounts accounts;
    private final NewAccounts newAccounts;

    /**
     * An account.
     *
     * @param created when it was made, milliseconds since 1970; 0 if that was before it was written down
     * @param devices how many may sign in without the password
     * @param lastSeen when the last of them was here, milliseconds since 1970; 0 if there is none
     */
    public record AccountInfo(String username, String displayName, long created, int devices, long lastSeen) {}

    /**
     * A device that is signed in.
     *
     * @param deviceName what the person calls it
     * @param lost whether its connection is lost, and the session waits for another one
     */
    public record Connected(String username, String deviceName, boolean lost) {}

    Administration(
            Environment environment, Sessions sessions, Services services, Accounts accounts, NewAccounts newAccounts) {
        this.environment = environment;
        stores = environment.stores();
        this.sessions = sessions;
        this.services = services;
        this.accounts = accounts;
        this.newAccounts = newAccounts;
    }

    /** Makes an account. It is held to the rules of names and passwords, not to those of who may register. */
    public CompletableFuture<Void> createAccount(String username, String displayName, String password) {
        return onServer(result -> {
            NewAccounts.Wanted wanted = NewAccounts.wanted(username, displayName, password, null);
            if (services.has(wanted.username())) {
                throw NewAccounts.nameTaken();
            }
            hash(
                    result,
                    () -> newAccounts.prepare(wanted),
                    hash -> store(result, () -> newAccounts.make(wanted, hash), made -> result.complete(null)));
        });
    }

    /** Sets another password and signs out all devices. */
    public CompletableFuture<Void> resetPassword(String username, String password) {
        String folded = Names.fold(username);
        return onServer(result -> {
            NewAccounts.checkPassword(password);
            hash(
                    result,
                    () -> environment.hasher().hash(password),
                    hash -> store(result, () -> reset(folded, hash), done -> {
                        accounts.signOut(folded, session -> true, SignedOutReason.ADMINISTRATOR);
                        result.complete(null);
                    }));
        });
    }

    private String reset(String username, PasswordHash hash) throws AdministrationException {
        if (!stores.accounts().changePassword(username, hash)) {
            throw nobody(username);
        }
        return accounts.removeDevices(username);
    }

    private static AdministrationException nobody(String username) {
        return new AdministrationException("There is no account " + username + ".", null);
    }

    /** Deletes an account with all that belongs to it. */
    public CompletableFuture<Void> deleteAccount(String username) {
        String folded = Names.fold(username);
        return onServer(result -> store(
                result,
                () -> {
                    if (!stores.accounts().delete(folded)) {
                        throw nobody(folded);
                    }
                    return folded;
                },
                deleted -> {
                    accounts.deleted(folded, null);
                    result.complete(null);
                }));
    }

    /** All accounts, by name. */
    public CompletableFuture<List<AccountInfo>> accounts() {
        return onServer(result -> store(
                result, () -> stores.accounts().all().stream().map(this::info).toList(), result::complete));
    }

    private AccountInfo info(Account account) {
        List<Device> devices = stores.devices().of(account.username());
        long lastSeen = devices.isEmpty() ? 0 : devices.getFirst().lastSeen();
        return new AccountInfo(account.username(), account.displayName(), account.created(), devices.size(), lastSeen);
    }

    /** Who is signed in, services included, by name. */
    public CompletableFuture<List<Connected>> connected() {
        return onServer(result -> result.complete(sessions.all().stream()
                .map(session -> new Connected(session.user.username, session.deviceName, session.connection() == null))
                .sorted((one, two) -> one.username.compareTo(two.username))
                .toList()));
    }

    /**
     * Cuts somebody off: ends their sessions and tokens, so that they need the password to come back.
     *
     * @return how many devices were signed in
     */
    public CompletableFuture<Integer> disconnect(String username) {
        String folded = Names.fold(username);
        return onServer(result -> store(
                result,
                () -> {
                    if (stores.accounts().find(folded) == null) {
                        throw nobody(folded);
                    }
                    return accounts.removeDevices(folded);
                },
                removed -> {
                    int count = sessions.of(folded).size();
                    accounts.signOut(folded, session -> true, SignedOutReason.ADMINISTRATOR);
                    result.complete(count);
                }));
    }

    /**
     * Makes an invitation.
     *
     * @param note what it is for; not shown to who is invited
     * @param uses how many accounts can be made with it, 1 at least
     * @return the code, which is not kept and can't be shown again
     */
    public CompletableFuture<InvitationCode> invite(String note, int uses, Duration goodFor) {
        return onServer(result -> {
            if (uses < 1 || !goodFor.isPositive() || note.length() > NOTE_CHARACTERS) {
                throw new AdministrationException(
                        "An invitation is good for 1 account at least and some time, and its note has at most "
                                + NOTE_CHARACTERS + " characters.",
                        null);
            }
            InvitationCode code = InvitationCode.random(environment.random());
            long now = environment.clock().millis();
            Invitation invitation = new Invitation(note, uses, now, now + goodFor.toMillis());
            store(
                    result,
                    () -> {
                        stores.invitations().add(code.hash(), invitation);
                        return code;
                    },
                    result::complete);
        });
    }

    /** The invitations that are good, the newest first. */
    public CompletableFuture<List<Invitation>> invitations() {
        return onServer(result -> store(
                result, () -> stores.invitations().good(environment.clock().millis()), result::complete));
    }

    /** Takes an invitation back. Accounts that were made with it stay. */
    public CompletableFuture<Void> withdrawInvitation(InvitationCode code) {
        return onServer(result -> store(
                result,
                () -> {
                    if (!stores.invitations().remove(code.hash())) {
                        throw new AdministrationException("There is no invitation with that code.", null);
                    }
                    return code;
                },
                removed -> result.complete(null)));
    }

    private interface Task<T> {
        void begin(CompletableFuture<T> result) throws RequestRefused, AdministrationException;
    }

    private <T> CompletableFuture<T> onServer(Task<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            environment.server().execute(() -> {
                try {
                    task.begin(result);
                } catch (RequestRefused | AdministrationException | RuntimeException e) {
                    fail(result, e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new AdministrationException("The server has stopped.", e));
        }
        return result;
    }

    private <T> void hash(CompletableFuture<?> result, Callable<T> work, Consumer<T> done) {
        environment.background().hash(work, done, e -> fail(result, e));
    }

    private <T> void store(CompletableFuture<?> result, Callable<T> work, Consumer<T> done) {
        environment.background().store(work, done, e -> fail(result, e));
    }

    private static void fail(CompletableFuture<?> result, Exception e) {
        result.completeExceptionally(
                e instanceof AdministrationException
                        ? e
                        : new AdministrationException(PasswordCheck.refusal(e).getMessage(), e));
    }
}
