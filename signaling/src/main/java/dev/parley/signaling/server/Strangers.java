package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Limits;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the connections of each address that have not signed in. Any thread. */
final class Strangers {
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    /** Lets one more in, if there are not {@link Limits#UNAUTHENTICATED_PER_ADDRESS} of that address already. */
    boolean enter(String address) {
        int[] before = {0};
        counts.compute(address, (key, count) -> {
            before[0] = count == null ? 0 : count;
            return Math.min(before[0] + 1, Limits.UNAUTHENTICATED_PER_ADDRESS);
        });
        return before[0] < Limits.UNAUTHENTICATED_PER_ADDRESS;
    }

    /** One that entered is gone, or no stranger any more. */
    void leave(String address) {
        counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
