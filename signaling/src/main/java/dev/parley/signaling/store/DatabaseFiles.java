package dev.parley.signaling.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;

/**
 * Work on whole files of a {@link Database}: copies while it is in use, checks, exchange. Blocks for as long as it takes to
 * read and write the files; any thread.
 */
public final class DatabaseFiles {
    /** SQLite's file format, section 1.3.1. */
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    /** For a lock that another process holds for a moment. */
    private static final int BUSY_SLEEP_MS = 100;

    private static final int BUSY_TIMES = 50;
    /**
     * All pages at once. It reads a snapshot of the write-ahead log, so nobody waits for it; in several steps it would
     * begin anew after each write between them, and on a busy server never end.
     */
    private static final int ALL_PAGES = -1;

    private DatabaseFiles() {}

    /**
     * Copies a database by SQLite's online backup, also while a server writes to it. The copy is written beside, checked
     * and moved into place, readable by its owner only.
     *
     * @param to may be there, and is replaced then
     * @throws StoreException if it can't be read or written, or is damaged
     */
    public static void copy(Path from, Path to) {
        Path fresh = to.resolveSibling(to.getFileName() + ".new");
        try {
            try {
                remove(fresh);
                Database.createForOwnerOnly(fresh);
                backup(from, fresh);
                check(fresh, "The copy of " + from + " is no good: ");
                force(fresh);
                Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                force(to.toAbsolutePath().getParent());
            } finally {
                remove(fresh);
            }
        } catch (SQLException | IOException e) {
            throw new StoreException("The database " + from + " can't be copied to " + to + ": " + e.getMessage(), e);
        }
    }

    private static void backup(Path from, Path to) throws SQLException {
        Database.unpackBeside(to);
        try (Connection connection = open(from)) {
            int code = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", to.toString(), null, BUSY_SLEEP_MS, BUSY_TIMES, ALL_PAGES);
            if (code != Codes.SQLITE_OK) {
                throw new SQLException("SQLite's code " + code);
            }
        }
    }

    private static void check(Path file, String what) {
        String problem = problem(file);
        if (problem != null) {
            throw new StoreException(what + problem, null);
        }
    }

    /** What is wrong with a file, as a sentence; null if it is a whole database that this program can use. */
    public static String problem(Path file) {
        try {
            if (!isSqlite(file)) {
                return "It is no database of SQLite.";
            }
            Database.unpackBeside(file);
            try (Connection connection = open(file);
                    Statement statement = connection.createStatement()) {
                String integrity = first(statement, "PRAGMA integrity_check(1)");
                if (!"ok".equals(integrity)) {
                    return "It is damaged: " + integrity + ".";
                }
                if (first(statement, "PRAGMA foreign_key_check") != null) {
                    return "It is damaged: some rows belong to nothing.";
                }
                return versionProblem(statement);
            }
        } catch (SQLException e) {
            return "It is damaged: " + e.getMessage() + ".";
        } catch (IOException e) {
            return "It can't be read: " + e + ".";
        }
    }

    private static boolean isSqlite(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(MAGIC, in.readNBytes(MAGIC.length));
        }
    }

    private static String versionProblem(Statement statement) throws SQLException {
        String table = first(statement, "SELECT name FROM sqlite_schema WHERE name = 'schema_version'");
        String version = table == null ? null : first(statement, "SELECT version FROM schema_version");
        if (version == null) {
            return "It is no database of this program.";
        }
        return Integer.parseInt(version) > Schema.VERSION
                ? "A newer version of this program made it: its format is " + version + ", and this one knows "
                        + Schema.VERSION + "."
                : null;
    }

    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /**
     * Puts another file in the place of the database of a folder. What was there is kept beside. Who is killed in between
     * leaves the database of before or the new one, whole: the place is empty at no time, for a server would make an empty
     * database there. Only where the database of before was so damaged that its log could not be merged, it may be left
     * without it; both are in the kept copy then.
     *
     * @param folder held, so that no server has it open
     * @param by the other file; it is only read
     * @param keptAs name of the file that keeps what was there
     * @return the file that keeps what was there, or null if there was nothing
     * @throws StoreException if the other file is no good, or something can't be read or written
     */
    public static Path replace(DataFolder folder, Path by, String keptAs) {
        return replace(folder, by, keptAs, DatabaseFiles::moveOver);
    }

    /** How the new file takes the place; a test is killed there. */
    interface Move {
        void move(Path fresh, Path file) throws IOException;
    }

    private static void moveOver(Path fresh, Path file) throws IOException {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Path replace(DataFolder folder, Path by, String keptAs, Move last) {
        Path file = folder.database();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Path kept = file.resolveSibling(keptAs);
        try {
            try {
                remove(fresh);
                take(by, fresh);
                check(fresh, "The file " + by + " is no good. ");
                force(fresh);
                boolean was = Files.exists(file);
                if (was) {
                    keep(file, kept);
                }
                last.move(fresh, file);
                force(file.toAbsolutePath().getParent());
                return was ? kept : null;
            } finally {
                remove(fresh);
            }
        } catch (IOException e) {
            throw new StoreException("The file " + by + " can't be put in place: " + e.getMessage(), e);
        }
    }

    /** Copies a file as it is, with its log if it has one, which is then merged. */
    private static void take(Path from, Path to) throws IOException {
        Database.createForOwnerOnly(to);
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
        if (Files.exists(log(from))) {
            Files.copy(log(from), log(to));
        }
        var unused = merge(to);
    }

    /**
     * Copies the file, which stays in its place until another one takes it. First what the log still has is merged into it:
     * beside another file it would damage that one. If it can't be, it goes along under the name that belongs to it.
     */
    private static void keep(Path file, Path kept) throws IOException {
        boolean merged = merge(file);
        boolean done = false;
        try {
            remove(kept);
            Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES);
            force(kept);
            if (!merged && Files.exists(log(file))) {
                Files.copy(log(file), log(kept), StandardCopyOption.COPY_ATTRIBUTES);
                force(log(kept));
            }
            force(kept.toAbsolutePath().getParent());
            done = true;
        } finally {
            if (!done) {
                remove(kept);
            }
        }
        Files.deleteIfExists(log(file));
        Files.deleteIfExists(sharedMemory(file));
    }

    /** Merges the log into the file; false if the file is too damaged for that. */
    private static boolean merge(Path file) {
        Database.unpackBeside(file);
        try (Connection connection = open(file);
                Statement statement = connection.createStatement()) {
            return "0".equals(first(statement, "PRAGMA wal_checkpoint(TRUNCATE)"));
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection open(Path file) throws SQLException {
        if (!Files.exists(file)) {
            throw new SQLException("there is no file " + file);
        }
        return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static Path sharedMemory(Path file) {
        return file.resolveSibling(file.getFileName() + "-shm");
    }

    private static void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(log(file));
        Files.deleteIfExists(sharedMemory(file));
    }

    /** Flushes a file, or what a folder says of its files, to the disk. */
    private static void force(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && System.getProperty("os.name").startsWith("Windows")) {
            return; // It has no such thing for folders.
        }
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
