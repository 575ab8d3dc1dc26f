package dev.parley.signaling.server;

import dev.parley.signaling.store.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) with the parameters that OWASP names first: 19 MiB, two passes, one lane. Any thread. */
class PasswordHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random;
    private final int memoryKib;
    private final int iterations;
    /** Stands in for the account of an unknown name, so that it takes as long as a wrong password. */
    private final PasswordHash nobody;

    PasswordHasher(SecureRandom random) {
        this(random, MEMORY_KIB, ITERATIONS);
    }

    /** With costs of its own for new passwords; a test takes small ones. */
    PasswordHasher(SecureRandom random, int memoryKib, int iterations) {
        this.random = random;
        this.memoryKib = memoryKib;
        this.iterations = iterations;
        nobody = new PasswordHash(salt(), new byte[HASH_BYTES], memoryKib, iterations, PARALLELISM);
    }

    /** Hashes a new password. Takes some 50 ms. */
    PasswordHash hash(String password) {
        byte[] salt = salt();
        byte[] hash = argon2(password, salt, memoryKib, iterations, PARALLELISM, HASH_BYTES);
        return new PasswordHash(salt, hash, memoryKib, iterations, PARALLELISM);
    }

    /**
     * Whether the password is right. Takes as long whether it is or not.
     *
     * @param expected of the account, or null if there is no such account
     */
    boolean matches(String password, PasswordHash expected) {
        PasswordHash with = expected == null ? nobody : expected;
        byte[] hash = argon2(
                password, with.salt(), with.memoryKib(), with.iterations(), with.parallelism(), with.hash().length);
        return MessageDigest.isEqual(hash, with.hash()) && expected != null;
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /** A test counts how often this is called. */
    byte[] argon2(String password, byte[] salt, int memoryKib, int iterations, int parallelism, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
