package dev.parley.app.settings;

import dev.parley.signaling.protocol.RingFor;
import java.util.Objects;

/**
 * What is known here of an account, and no secret. Immutable.
 *
 * @param deviceId by which the server knows this device; empty if it doesn't
 * @param ringFor whose calls rang when anybody's last did: what comes back after "do not disturb". Null while that isn't
 *     known
 */
public record KeptAccount(String deviceId, RingFor ringFor) {
    /** Of which nothing is known. */
    public static final KeptAccount NEW = new KeptAccount("", null);

    public KeptAccount {
        deviceId = Objects.requireNonNullElse(deviceId, "");
    }

    /** With another device, or empty for none. */
    public KeptAccount withDevice(String id) {
        return new KeptAccount(id, ringFor);
    }

    /** With other callers. */
    public KeptAccount withRingFor(RingFor now) {
        return new KeptAccount(deviceId, now);
    }

    /** The name of an account among those of all servers: usernames have no blanks. */
    static String key(String server, String username) {
        return username + " " + server;
    }
}
