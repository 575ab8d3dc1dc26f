package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.AccountStore;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the passwords of accounts, with the same work and answer whether the name is unknown or the password is wrong.
 * Belongs to the {@code server} thread.
 */
final class PasswordCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);

    private final AccountStore accounts;
    private final PasswordHasher hasher;
    private final Background background;
    private final Guesses guesses;

    PasswordCheck(Environment environment, Guesses guesses) {
        accounts = environment.stores().accounts();
        hasher = environment.hasher();
        background = environment.background();
        this.guesses = guesses;
    }

    /**
     * Counts a password that is about to be checked.
     *
     * @param username folded
     * @throws RequestRefused if it will not be looked at, because too many were wrong
     */
    Guesses.Attempt count(String address, String username) throws RequestRefused {
        // All names that can't be anybody's count as one, so that they take no room.
        return guesses.count(address, Names.isUsername(username) ? username : "");
    }

    /**
     * Checks a password that was counted. Either {@code right} or {@code refused} is called afterwards, on the {@code
     * server} thread. Between that and what follows the account may change; {@link #checkIsStill} finds out.
     */
    void check(Guesses.Attempt attempt, String password, Consumer<Account> right, Consumer<Exception> refused) {
        boolean plausible = password.length() <= Limits.PASSWORD_MAX_CHARACTERS;
        String looked = plausible ? password : "";
        background.hash(
                () -> new Checked(lookAt(attempt.username(), looked, plausible)),
                checked -> {
                    if (checked.account == null) {
                        refused.accept(wrong());
                    } else {
                        guesses.takeBack(attempt);
                        right.accept(checked.account);
                    }
                },
                e -> {
                    guesses.takeBack(attempt);
                    refused.accept(e);
                });
    }

    private record Checked(Account account) {}

    private Account lookAt(String username, String password, boolean plausible) {
        Account account = accounts.find(username);
        boolean right = hasher.matches(password, account == null ? null : account.password());
        return right && plausible ? account : null;
    }

    static RequestRefused wrong() {
        return new RequestRefused(ErrorCode.WRONG_CREDENTIALS, "Username or password is wrong.");
    }

    /** What to say when work in the background failed. */
    static RequestRefused refusal(Exception e) {
        if (e instanceof RequestRefused refused) {
            return refused;
        }
        if (e instanceof RejectedExecutionException) {
            return new RequestRefused(
                    ErrorCode.RATE_LIMITED, "Too many people sign in at once. Try again in some seconds.");
        }
        LOG.error("An account could not be read or changed", e);
        return new RequestRefused(ErrorCode.INTERNAL, "The server could not read or save the account.");
    }

    /**
     * Refuses if the account is gone or has another password than the one that was checked. On the store thread, in the
     * transaction that does what the password is needed for.
     */
    void checkIsStill(Account checked) throws RequestRefused {
        Account now = accounts.find(checked.username());
        if (now == null || !now.password().sameAs(checked.password())) {
            throw wrong();
        }
    }
}
