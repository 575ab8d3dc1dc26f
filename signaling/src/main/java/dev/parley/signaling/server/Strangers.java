package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Limits;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections of each address that have not signed in. Belongs to the {@code server} thread. */
final class Strangers {
    private final Map<String, Integer> counts = new HashMap<>();

    /** Lets one more in, if there are not {@link Limits#UNAUTHENTICATED_PER_ADDRESS} of that address already. */
    boolean enter(String address) {
        int before = counts.getOrDefault(address, 0);
        if (before >= Limits.UNAUTHENTICATED_PER_ADDRESS) {
            return false;
        }
        counts.put(address, before + 1);
        return true;
    }

    /** One that entered is gone, or no stranger any more. */
    void leave(String address) {
        counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
