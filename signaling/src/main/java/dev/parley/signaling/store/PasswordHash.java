package dev.parley.signaling.store;

import java.security.MessageDigest;

/**
 * An Argon2id hash with all that is needed to compute it again (RFC 9106). The arrays are not copied; nobody writes to
 * them.
 *
 * @param memoryKib memory cost
 * @param iterations time cost
 * @param parallelism lanes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole; the cryptography takes arrays
public record PasswordHash(byte[] salt, byte[] hash, int memoryKib, int iterations, int parallelism) {
    /** Whether both are of the same password being set once. */
    public boolean sameAs(PasswordHash other) {
        return MessageDigest.isEqual(salt, other.salt) && MessageDigest.isEqual(hash, other.hash);
    }

    @Override
    public String toString() {
        return "PasswordHash[" + memoryKib + " KiB, " + iterations + ", " + parallelism + "]";
    }
}
