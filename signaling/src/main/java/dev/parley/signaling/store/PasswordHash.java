package dev.parley.signaling.store;

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
    @Override
    public String toString() {
        return "PasswordHash[" + memoryKib + " KiB, " + iterations + ", " + parallelism + "]";
    }
}
