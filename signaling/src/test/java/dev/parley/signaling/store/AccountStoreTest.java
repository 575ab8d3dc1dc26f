package dev.parley.signaling.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountStoreTest {
    private static final PasswordHash HASH = new PasswordHash(new byte[] {1, 2}, new byte[] {3, 4}, 19_456, 2, 1);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("accounts.sqlite");
    }

    private static Account account(String name) {
        return new Account(name, "The " + name, HASH);
    }

    @Test
    void accounts_and_contacts_survive_a_restart() {
        try (AccountStore store = AccountStore.open(file)) {
            assertTrue(store.create(account("anna")));
            assertTrue(store.create(account("berta")));
            assertTrue(store.create(account("carla")));
            store.addContact("anna", "carla");
            store.addContact("anna", "berta");
            store.addContact("anna", "berta");
            store.addContact("berta", "anna");
            store.removeContact("anna", "carla");
        }
        try (AccountStore store = AccountStore.open(file)) {
            Account anna = store.find("anna");
            assertEquals("The anna", anna.displayName());
            assertArrayEquals(HASH.salt(), anna.password().salt());
            assertArrayEquals(HASH.hash(), anna.password().hash());
            assertEquals(HASH.memoryKib(), anna.password().memoryKib());
            assertEquals(List.of(new Contact("berta", "The berta")), store.contacts("anna"));
            assertNull(store.find("dora"));
            assertEquals(List.of(), store.contacts("dora"));
        }
    }

    @Test
    void a_name_is_taken_once() {
        try (AccountStore store = AccountStore.open(file)) {
            assertTrue(store.create(account("anna")));
            assertFalse(store.create(account("anna")));
        }
    }

    @Test
    void a_contact_without_an_account_is_refused() {
        try (AccountStore store = AccountStore.open(file)) {
            store.create(account("anna"));
            assertThrows(StoreException.class, () -> store.addContact("anna", "nobody"));
        }
    }

    @Test
    void only_the_owner_can_read_any_of_its_files() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        try (AccountStore store = AccountStore.open(file)) {
            store.create(account("anna"));
            try (var files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
                    assertEquals("rw-------", permissions, each.toString());
                }
            }
        }
    }

    @Test
    void a_file_of_a_later_version_is_left_alone() throws SQLException {
        AccountStore.open(file).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE schema_version SET version = 99");
        }
        StoreException e = assertThrows(StoreException.class, () -> AccountStore.open(file));
        assertTrue(e.getMessage().contains("newer version"), e.getMessage());
    }

    @Test
    void a_file_that_is_no_database_is_an_error() throws IOException {
        Files.writeString(file, "this is not a database, but a long enough text to be looked at by SQLite ........");
        assertThrows(StoreException.class, () -> AccountStore.open(file));
    }

    @Test
    void an_account_that_was_promised_survives_a_killed_process() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        // Being killed, it leaves the library that it unpacked.
                        "-Dorg.sqlite.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Promise.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("promised", out.readLine());
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        try (AccountStore store = AccountStore.open(file)) {
            assertEquals("The anna", store.find("anna").displayName());
        }
    }

    /** Makes an account, says so, and waits to be killed. */
    static final class Promise {
        private Promise() {}

        public static void main(String[] arguments) throws IOException {
            AccountStore store = AccountStore.open(Path.of(arguments[0]));
            store.create(account("anna"));
            System.out.println("promised");
            while (System.in.read() >= 0) {
                // The parent never writes.
            }
            store.close();
        }
    }
}
