package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.PasswordHash;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may make an account, and what its name and password must be. Belongs to the {@code server} thread, but for the two
 * methods that say otherwise.
 */
final class NewAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(NewAccounts.class);

    private final Environment environment;
    private final AttemptLimit byAddress;

    /**
     * An account that somebody wants.
     *
     * @param invitation hash of the code where one is needed, else null
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wanted(String username, String displayName, String password, byte[] invitation) {
        @Override
        public String toString() {
            return "Wanted[" + username + "]";
        }
    }

    NewAccounts(Environment environment) {
        this.environment = environment;
        byAddress = new AttemptLimit(Limits.REGISTRATIONS_PER_HOUR, Duration.ofHours(1), environment.nanoTime());
    }

    /** How this client gets an account. */
    Registration forClient(Connection connection) {
        return switch (environment.config().accounts().registration()) {
            case OPEN -> Registration.OPEN;
            case LOCAL -> connection.isLocal() ? Registration.OPEN : Registration.CLOSED;
            case INVITATION -> Registration.INVITATION;
            case CLOSED -> Registration.CLOSED;
        };
    }

    /** What a client asks for, if it may. */
    Wanted wanted(Request.Register register, Registration registration) throws RequestRefused {
        if (registration == Registration.CLOSED) {
            throw new RequestRefused(
                    ErrorCode.REGISTRATION_CLOSED, "Whoever runs this server makes the accounts. Ask them for one.");
        }
        byte[] invitation = registration == Registration.INVITATION
                ? InvitationCode.typed(register.invitation()).hash()
                : null;
        return wanted(register.username(), register.displayName(), register.password(), invitation);
    }

    /** What somebody asks for, with names folded and stripped. */
    static Wanted wanted(String username, String displayName, String password, byte[] invitation)
            throws RequestRefused {
        String folded = Names.fold(username);
        String stripped = displayName.strip();
        if (!Names.isUsername(folded)) {
            throw new RequestRefused(
                    ErrorCode.BAD_NAME,
                    "A username has 2 to " + Limits.USERNAME_CHARACTERS
                            + " characters of a-z, 0-9, dot, hyphen and underscore,"
                            + " and begins and ends with a letter or digit.");
        }
        if (!Names.isDisplayName(stripped)) {
            throw new RequestRefused(
                    ErrorCode.BAD_NAME,
                    "A display name has 1 to " + Limits.DISPLAY_NAME_CHARACTERS + " visible characters.");
        }
        checkPassword(password);
        return new Wanted(folded, stripped, password, invitation);
    }

    static void checkPassword(String password) throws RequestRefused {
        if (password.length() < Limits.PASSWORD_MIN_CHARACTERS || password.length() > Limits.PASSWORD_MAX_CHARACTERS) {
            throw new RequestRefused(
                    ErrorCode.BAD_PASSWORD,
                    "A password has " + Limits.PASSWORD_MIN_CHARACTERS + " to " + Limits.PASSWORD_MAX_CHARACTERS
                            + " characters.");
        }
    }

    /** Counts an account that is about to be made. */
    void count(String address) throws RequestRefused {
        if (!byAddress.allows(address)) {
            throw new RequestRefused(
                    ErrorCode.RATE_LIMITED,
                    "At most " + Limits.REGISTRATIONS_PER_HOUR + " accounts an hour are made from one address.");
        }
        byAddress.count(address);
    }

    /** The account that was counted was not made. */
    void takeBack(String address) {
        byAddress.forgive(address);
    }

    /** Hashes the password, unless it can be seen already that it will not be needed. On a hashing thread. */
    PasswordHash prepare(Wanted wanted) throws RequestRefused {
        checkIsFree(wanted);
        return environment.hasher().hash(wanted.password());
    }

    /** Makes the account and uses the invitation. On the store thread, within a transaction. */
    Account make(Wanted wanted, PasswordHash password) throws RequestRefused {
        checkIsFree(wanted);
        if (wanted.invitation() != null) {
            environment
                    .stores()
                    .invitations()
                    .use(wanted.invitation(), environment.clock().millis());
        }
        Account account = new Account(
                wanted.username(),
                wanted.displayName(),
                password,
                environment.clock().millis(),
                environment.config().accounts().ringFor().word());
        environment.stores().accounts().create(account);
        LOG.info("Account {} is made", account.username());
        return account;
    }

    private void checkIsFree(Wanted wanted) throws RequestRefused {
        if (wanted.invitation() != null
                && !environment
                        .stores()
                        .invitations()
                        .isGood(wanted.invitation(), environment.clock().millis())) {
            throw new RequestRefused(
                    ErrorCode.INVITATION_NEEDED,
                    "An account is made with an invitation. Ask whoever runs this server for one.");
        }
        if (environment.stores().accounts().find(wanted.username()) != null) {
            throw nameTaken();
        }
    }

    static RequestRefused nameTaken() {
        return new RequestRefused(ErrorCode.NAME_TAKEN, "Another account has that name.");
    }
}
