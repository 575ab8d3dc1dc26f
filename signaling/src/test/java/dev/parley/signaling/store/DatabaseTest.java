package dev.parley.signaling.store;

import static dev.parley.signaling.store.TestAccounts.account;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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

class DatabaseTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("accounts.sqlite");
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** As the first version of the program made it. */
    private void fileOfVersion1() throws SQLException {
        sql(
                "PRAGMA journal_mode=WAL",
                "CREATE TABLE schema_version (version INTEGER NOT NULL)",
                """
                CREATE TABLE account (username TEXT PRIMARY KEY, display_name TEXT NOT NULL, salt BLOB NOT NULL,
                    hash BLOB NOT NULL, memory_kib INTEGER NOT NULL, iterations INTEGER NOT NULL,
                    parallelism INTEGER NOT NULL) STRICT, WITHOUT ROWID
                """,
                """
                CREATE TABLE contact (owner TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                    username TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                    PRIMARY KEY (owner, username)) STRICT, WITHOUT ROWID
                """,
                "INSERT INTO schema_version VALUES (1)",
                "INSERT INTO account VALUES ('anna', 'Anna', x'0102', x'0304', 19456, 2, 1)",
                "INSERT INTO account VALUES ('berta', 'Berta', x'05', x'06', 19456, 2, 1)",
                "INSERT INTO contact VALUES ('anna', 'berta')");
    }

    private void checkMigrated() {
        try (Database database = Database.open(file)) {
            AccountStore accounts = new AccountStore(database);
            Account anna = accounts.find("anna");
            assertEquals("Anna", anna.displayName());
            assertArrayEquals(new byte[] {3, 4}, anna.password().hash());
            assertEquals(0, anna.created());
            assertEquals("everyone", anna.ringFor());
            assertEquals(
                    List.of(new Contact("berta", "Berta", Contact.Standing.ONE_SIDED)),
                    new ContactStore(database).of("anna").contacts());
            assertEquals(List.of(), new DeviceStore(database).of("anna"));
        }
    }

    @Test
    void a_file_of_version_1_is_brought_up_to_date_once_with_all_that_is_in_it() throws SQLException {
        fileOfVersion1();
        checkMigrated();
        checkMigrated();
    }

    @Test
    void a_migration_that_fails_on_its_way_leaves_the_file_as_it_was() throws SQLException {
        fileOfVersion1();
        sql("CREATE TABLE kept_call (in_the_way TEXT)");
        assertThrows(StoreException.class, () -> Database.open(file));
        sql("DROP TABLE kept_call");
        checkMigrated();
    }

    @Test
    void a_transaction_that_fails_changes_nothing_and_one_within_it_spoils_only_itself() {
        try (Database database = Database.open(file)) {
            AccountStore accounts = new AccountStore(database);
            assertThrows(
                    IllegalStateException.class,
                    () -> database.transaction(() -> {
                        accounts.create(account("anna"));
                        throw new IllegalStateException();
                    }));
            assertNull(accounts.find("anna"));
            var unused = database.transaction(() -> {
                accounts.create(account("anna"));
                assertThrows(
                        IllegalStateException.class,
                        () -> database.transaction(() -> {
                            accounts.create(account("berta"));
                            throw new IllegalStateException();
                        }));
                return accounts.create(account("carla"));
            });
            assertNotNull(accounts.find("anna"));
            assertNull(accounts.find("berta"));
            assertNotNull(accounts.find("carla"));
        }
    }

    @Test
    void only_the_owner_can_read_any_of_its_files() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        try (Database database = Database.open(file)) {
            new AccountStore(database).create(account("anna"));
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
        Database.open(file).close();
        sql("UPDATE schema_version SET version = 99");
        StoreException e = assertThrows(StoreException.class, () -> Database.open(file));
        assertTrue(e.getMessage().contains("newer version"), e.getMessage());
    }

    @Test
    void a_file_that_is_no_database_is_an_error() throws IOException {
        Files.writeString(file, "this is not a database, but a long enough text to be looked at by SQLite ........");
        assertThrows(StoreException.class, () -> Database.open(file));
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
        try (Database database = Database.open(file)) {
            assertEquals("The anna", new AccountStore(database).find("anna").displayName());
        }
    }

    /** Makes an account, says so, and waits to be killed. */
    static final class Promise {
        private Promise() {}

        public static void main(String[] arguments) throws IOException {
            Database database = Database.open(Path.of(arguments[0]));
            new AccountStore(database).create(account("anna"));
            System.out.println("promised");
            while (System.in.read() >= 0) {
                // The parent never writes.
            }
            database.close();
        }
    }
}
