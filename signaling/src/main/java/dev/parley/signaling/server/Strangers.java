package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Limits;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts the connections that have not signed in: of each address, of each site of IPv6, and in all, for whoever has many
 * addresses. When such a one has filled the room for all, there is some more for addresses from which somebody has signed in
 * lately, and then some for the networks around the server. Belongs to the {@code server} thread.
 *
 * <pre>
 *   0                                      UNAUTHENTICATED       + RESERVE        + RESERVE
 *   ├──────────────────────────────────────────────┼─────────────────┼─────────────────┤
 *   │ anybody                                      │ who is known    │ only who        │
 *   │                                              │ or near         │ is near         │
 * </pre>
 */
final class Strangers {
    /** Addresses of the last sign-ins that are remembered. */
    private static final int KNOWN = 10_000;

    private final Map<String, Integer> counts = new HashMap<>();
    /** That of the last sign-in at the end. */
    private final Set<String> known = new LinkedHashSet<>();

    private int all;

    /**
     * Where a connection comes from.
     *
     * @param address for limits
     * @param site the larger network that the address is of; empty if it is of none
     * @param local whether it is of this computer or a network around it
     */
    record Origin(String address, String site, boolean local) {}

    /** Lets one more in, if there are not too many already. */
    boolean enter(Origin origin) {
        boolean tooMany = all >= room(origin)
                || count(origin.address) >= Limits.UNAUTHENTICATED_PER_ADDRESS
                || count(origin.site) >= Limits.UNAUTHENTICATED_PER_SITE;
        if (tooMany) {
            return false;
        }
        all++;
        counts.merge(origin.address, 1, Integer::sum);
        if (!origin.site.isEmpty()) {
            counts.merge(origin.site, 1, Integer::sum);
        }
        return true;
    }

    private int room(Origin origin) {
        if (origin.local) {
            return Limits.UNAUTHENTICATED + 2 * Limits.UNAUTHENTICATED_RESERVE;
        }
        return Limits.UNAUTHENTICATED + (known.contains(origin.address) ? Limits.UNAUTHENTICATED_RESERVE : 0);
    }

    private int count(String network) {
        return counts.getOrDefault(network, 0);
    }

    /** Somebody has signed in from there, so that the next from the same address is hardly an attacker. */
    void signedIn(Origin origin) {
        known.remove(origin.address);
        known.add(origin.address);
        if (known.size() > KNOWN) {
            known.remove(known.iterator().next());
        }
    }

    /** One that entered is gone, or no stranger any more. */
    void leave(Origin origin) {
        all--;
        one(origin.address);
        one(origin.site);
    }

    private void one(String network) {
        counts.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
    }
}
