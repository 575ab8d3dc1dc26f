package dev.parley.signaling.server;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses passwords. Wrong ones are counted for each address; and for each account, all addresses together
 * that it was not used from since the server was started. So many computers that guess one password are slow, too, and
 * the owner at their usual place does not notice. Belongs to the {@code server} thread.
 */
final class Guesses {
    private static final int ACCOUNTS_REMEMBERED = 10_000;
    private static final int ADDRESSES_REMEMBERED = 8;

    private final AttemptLimit byAddress;
    private final AttemptLimit byAccount;

    /** Where accounts were used from, that which was used last at the end of both. */
    private final Map<String, Set<String>> usedFrom = new LinkedHashMap<>();

    Guesses(LongSupplier nanoTime) {
        byAddress = new AttemptLimit(Limits.WRONG_PASSWORDS_PER_MINUTE, Duration.ofMinutes(1), nanoTime);
        byAccount = new AttemptLimit(Limits.WRONG_PASSWORDS_PER_MINUTE, Duration.ofMinutes(1), nanoTime);
    }

    /** A password that was counted. */
    record Attempt(String address, String username, boolean stranger) {}

    /**
     * Counts a password before it is looked at, so that many at once are not a way around the limit.
     *
     * @param username of whom; there need not be such an account
     */
    Attempt count(String address, String username) throws RequestRefused {
        boolean stranger = !usedFrom.getOrDefault(username, Set.of()).contains(address);
        if (!byAddress.allows(address) || (stranger && !byAccount.allows(username))) {
            throw new RequestRefused(
                    ErrorCode.RATE_LIMITED,
                    "At most " + Limits.WRONG_PASSWORDS_PER_MINUTE + " wrong passwords a minute are looked at.");
        }
        byAddress.count(address);
        if (stranger) {
            byAccount.count(username);
        }
        return new Attempt(address, username, stranger);
    }

    /** The password that was counted was right, or was not looked at. */
    void takeBack(Attempt attempt) {
        byAddress.forgive(attempt.address);
        if (attempt.stranger) {
            byAccount.forgive(attempt.username);
        }
    }

    /** Somebody has signed in, by password or token. */
    void used(String address, String username) {
        Set<String> addresses = usedFrom.remove(username);
        if (addresses == null) {
            addresses = new LinkedHashSet<>();
        }
        addresses.remove(address);
        addresses.add(address);
        dropEldest(addresses, ADDRESSES_REMEMBERED);
        usedFrom.put(username, addresses);
        dropEldest(usedFrom.keySet(), ACCOUNTS_REMEMBERED);
    }

    private static void dropEldest(Set<String> set, int most) {
        if (set.size() > most) {
            set.remove(set.iterator().next());
        }
    }

    /** The account is gone; the next of that name is somebody else's. */
    void forget(String username) {
        usedFrom.remove(username);
    }
}
