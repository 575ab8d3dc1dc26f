package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Limits;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the connections that have not signed in: of each address, of each site of IPv6, and in all, for whoever has many
 * addresses. Belongs to the {@code server} thread.
 */
final class Strangers {
    private final Map<String, Integer> counts = new HashMap<>();
    private int all;

    /**
     * Lets one more in, if there are not too many already.
     *
     * @param site the larger network that the address is of; empty if it is of none
     */
    boolean enter(String address, String site) {
        boolean tooMany = all >= Limits.UNAUTHENTICATED
                || count(address) >= Limits.UNAUTHENTICATED_PER_ADDRESS
                || count(site) >= Limits.UNAUTHENTICATED_PER_SITE;
        if (tooMany) {
            return false;
        }
        all++;
        counts.merge(address, 1, Integer::sum);
        if (!site.isEmpty()) {
            counts.merge(site, 1, Integer::sum);
        }
        return true;
    }

    private int count(String network) {
        return counts.getOrDefault(network, 0);
    }

    /** One that entered is gone, or no stranger any more. */
    void leave(String address, String site) {
        all--;
        one(address);
        one(site);
    }

    private void one(String network) {
        counts.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
    }
}
