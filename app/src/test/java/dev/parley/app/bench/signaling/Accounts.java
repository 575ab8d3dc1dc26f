package dev.parley.app.bench.signaling;

import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.AccountStore;
import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.PasswordHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Accounts that are there before the server starts. Their passwords are hashed with next to no effort, or thousands of
 * clients would take minutes to sign in.
 */
final class Accounts {
    static final String PASSWORD = "correct horse";

    private Accounts() {}

    static String name(int number) {
        return "load" + (10_000 + number);
    }

    /** Makes the accounts of the numbers from 0. */
    static void make(Path data, int count) throws IOException {
        Files.createDirectories(data);
        PasswordHash hash = hash();
        try (Database database = Database.open(Database.fileIn(data))) {
            AccountStore store = new AccountStore(database);
            database.transaction(() -> {
                for (int i = 0; i < count; i++) {
                    store.create(new Account(name(i), "Load " + i, hash, 0, RingFor.EVERYONE.word()));
                }
                return count;
            });
        }
    }

    private static PasswordHash hash() {
        byte[] salt = new byte[16];
        byte[] hash = new byte[32];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(8)
                .withIterations(1)
                .withParallelism(1)
                .build());
        generator.generateBytes(PASSWORD.getBytes(StandardCharsets.UTF_8), hash);
        return new PasswordHash(salt, hash, 8, 1, 1);
    }
}
