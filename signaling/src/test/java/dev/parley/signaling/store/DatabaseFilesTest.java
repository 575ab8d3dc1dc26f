package dev.parley.signaling.store;

import static dev.parley.signaling.store.TestAccounts.account;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFilesTest {
    private static final String KEPT = "kept.sqlite";

    @TempDir
    Path folder;

    private Path file() {
        return Database.fileIn(folder);
    }

    /** Makes or opens the database and adds people. */
    private void add(Path file, String... names) {
        try (Database database = Database.open(file)) {
            AccountStore store = new AccountStore(database);
            for (String name : names) {
                assertTrue(store.create(account(name)));
            }
        }
    }

    private static List<String> names(Path file) {
        try (Database database = Database.open(file)) {
            return new AccountStore(database)
                    .all().stream().map(Account::username).toList();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("sqlitejdbc"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_copy_has_what_was_committed_and_replaces_an_older_one() throws Exception {
        Path copy = folder.resolve("copy.sqlite");
        Files.writeString(copy, "older");
        try (Database database = Database.open(file())) {
            new AccountStore(database).create(account("anna"));
            assertTrue(Files.size(file().resolveSibling("accounts.sqlite-wal")) > 0, "anna is in the log only");
            DatabaseFiles.copy(file(), copy);
        }
        assertNull(DatabaseFiles.problem(copy));
        assertEquals(List.of("accounts.sqlite", "copy.sqlite"), files());
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        }
        assertEquals(List.of("anna"), names(copy));
    }

    @Test
    void a_copy_while_somebody_writes_without_pause_is_made_and_whole() throws Exception {
        add(file(), "anna", "berta");
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch writing = new CountDownLatch(20);
        Thread writer = Thread.ofPlatform().start(() -> {
            try (Database database = Database.open(file())) {
                AccountStore store = new AccountStore(database);
                for (int i = 0; !enough.get(); i++) {
                    store.create(account("user" + i));
                    writing.countDown();
                }
            }
        });
        writing.await();
        try {
            for (int i = 0; i < 5; i++) {
                Path copy = folder.resolve("copy" + i);
                DatabaseFiles.copy(file(), copy);
                assertTrue(names(copy).size() > 20);
            }
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    @Test
    void where_there_is_nothing_to_copy_nothing_is_made() throws Exception {
        assertThrows(StoreException.class, () -> DatabaseFiles.copy(file(), folder.resolve("copy")));
        assertEquals(List.of(), files());
    }

    @Test
    void a_damaged_database_is_not_copied() throws Exception {
        damage();
        StoreException e = assertThrows(StoreException.class, () -> DatabaseFiles.copy(file(), folder.resolve("copy")));
        assertTrue(e.getMessage().contains("no good") || e.getMessage().contains("can't be copied"), e.getMessage());
        assertEquals(List.of("accounts.sqlite"), files());
    }

    /** Makes a database and overwrites its second half. */
    private void damage() throws IOException {
        add(
                file(),
                Stream.iterate(0, i -> i + 1).limit(500).map(i -> "user" + i).toArray(String[]::new));
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            bytes.write(new byte[(int) (bytes.length() / 2)]);
        }
    }

    @Test
    void what_is_wrong_with_a_file_is_said() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no database");
        assertEquals("It is no database of SQLite.", DatabaseFiles.problem(text));
        Path empty = Files.createFile(folder.resolve("empty"));
        assertEquals("It is no database of SQLite.", DatabaseFiles.problem(empty));
        Path other = folder.resolve("other");
        sql(other, "CREATE TABLE something (a)");
        assertEquals("It is no database of this program.", DatabaseFiles.problem(other));
        add(file(), "anna");
        assertNull(DatabaseFiles.problem(file()));
        Path newer = Files.copy(file(), folder.resolve("newer"));
        sql(newer, "UPDATE schema_version SET version = 999");
        assertTrue(DatabaseFiles.problem(newer).contains("A newer version"), DatabaseFiles.problem(newer));
        Path orphans = Files.copy(file(), folder.resolve("orphans"));
        sql(orphans, "INSERT INTO contact VALUES ('nobody', 'anna')");
        assertTrue(DatabaseFiles.problem(orphans).contains("belong to nothing"), DatabaseFiles.problem(orphans));
        damageAnew();
        assertTrue(DatabaseFiles.problem(file()).startsWith("It is damaged"), DatabaseFiles.problem(file()));
    }

    private void damageAnew() throws IOException {
        Files.delete(file());
        damage();
    }

    private static void sql(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_backup_takes_the_place_and_what_was_there_is_kept() throws Exception {
        Path backup = folder.resolve("backup.sqlite");
        add(backup, "anna");
        add(file(), "berta");
        try (DataFolder held = DataFolder.hold(folder)) {
            assertEquals(folder.resolve(KEPT), DatabaseFiles.replace(held, backup, KEPT));
        }
        assertEquals(List.of("anna"), names(file()));
        assertEquals(List.of("berta"), names(folder.resolve(KEPT)));
        assertEquals(List.of("anna"), names(backup));
        assertEquals(List.of("accounts.sqlite", "backup.sqlite", KEPT, "lock"), files());
    }

    @Test
    void who_is_killed_before_the_last_step_leaves_the_database_of_before() throws Exception {
        Path backup = folder.resolve("backup.sqlite");
        add(backup, "anna");
        add(file(), "berta");
        try (DataFolder held = DataFolder.hold(folder)) {
            DatabaseFiles.Move killed = (fresh, file) -> {
                assertTrue(Files.exists(file), "the place is never empty");
                assertEquals(List.of("anna"), names(fresh));
                throw new IOException("killed");
            };
            assertThrows(StoreException.class, () -> DatabaseFiles.replace(held, backup, KEPT, killed));
            assertEquals(List.of("berta"), names(file()));
            assertEquals(List.of("berta"), names(folder.resolve(KEPT)));
            assertEquals(folder.resolve(KEPT), DatabaseFiles.replace(held, backup, KEPT), "and can be tried again");
        }
        assertEquals(List.of("anna"), names(file()));
        assertEquals(List.of("berta"), names(folder.resolve(KEPT)));
    }

    @Test
    void a_backup_is_restored_to_a_folder_without_database() throws Exception {
        Path backup = folder.resolve("backup.sqlite");
        add(backup, "anna");
        Path fresh = folder.resolve("fresh");
        try (DataFolder held = DataFolder.hold(fresh)) {
            assertNull(DatabaseFiles.replace(held, backup, KEPT));
            assertEquals(List.of("anna"), names(held.database()));
        }
    }

    @Test
    void the_log_of_a_killed_server_goes_with_its_file_and_not_to_the_other() throws Exception {
        Path backup = folder.resolve("backup.sqlite");
        add(backup, "anna");
        Path log = folder.resolve("accounts.sqlite-wal");
        try (Database database = Database.open(file())) {
            new AccountStore(database).create(account("berta"));
            // As a killed server leaves them.
            Files.copy(file(), folder.resolve("left"));
            Files.copy(log, folder.resolve("left-wal"));
        }
        Files.move(folder.resolve("left"), file(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(folder.resolve("left-wal"), log);
        try (DataFolder held = DataFolder.hold(folder)) {
            assertNotNull(DatabaseFiles.replace(held, backup, KEPT));
        }
        assertFalse(Files.exists(log));
        assertEquals(List.of("anna"), names(file()));
        assertEquals(List.of("berta"), names(folder.resolve(KEPT)));
    }

    @Test
    void a_backup_with_a_log_of_its_own_is_taken_whole_and_left_as_it_is() throws Exception {
        Path backup = folder.resolve("backup.sqlite");
        try (Database database = Database.open(folder.resolve("source.sqlite"))) {
            new AccountStore(database).create(account("anna"));
            Files.copy(folder.resolve("source.sqlite"), backup);
            Files.copy(folder.resolve("source.sqlite-wal"), folder.resolve("backup.sqlite-wal"));
        }
        long logged = Files.size(folder.resolve("backup.sqlite-wal"));
        try (DataFolder held = DataFolder.hold(folder)) {
            assertNull(DatabaseFiles.replace(held, backup, KEPT));
        }
        assertEquals(List.of("anna"), names(file()));
        assertEquals(logged, Files.size(folder.resolve("backup.sqlite-wal")));
    }

    @Test
    void a_file_that_is_no_backup_changes_nothing() throws Exception {
        add(file(), "berta");
        Path text = Files.writeString(folder.resolve("text"), "no database");
        try (DataFolder held = DataFolder.hold(folder)) {
            StoreException e = assertThrows(StoreException.class, () -> DatabaseFiles.replace(held, text, KEPT));
            assertTrue(e.getMessage().contains("is no database of SQLite"), e.getMessage());
        }
        assertEquals(List.of("berta"), names(file()));
        assertEquals(List.of("accounts.sqlite", "lock", "text"), files());
    }

    @Test
    void a_damaged_database_can_be_replaced_and_is_kept_as_it_was() throws Exception {
        Path backup = folder.resolve("backup.sqlite");
        add(backup, "anna");
        Files.writeString(file(), "was a database once");
        try (DataFolder held = DataFolder.hold(folder)) {
            DatabaseFiles.replace(held, backup, KEPT);
        }
        assertEquals(List.of("anna"), names(file()));
        assertEquals("was a database once", Files.readString(folder.resolve(KEPT)));
    }
}
