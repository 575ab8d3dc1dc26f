package dev.parley.signaling.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that survives a restart of the server, in one SQLite file. The stores of this package read and write it.
 *
 * <p>Any thread; one at a time gets in. What a method of a store writes is one transaction and on the disk when it
 * returns: write-ahead log with {@code synchronous=FULL}, because what was promised must survive not only a killed process
 * (for which {@code NORMAL} would do) but also a power cut at home. That costs a flush of some milliseconds, so the server
 * calls it from its store thread and never from the one that routes messages. Several changes that go through
 * {@link #transaction} together cost one flush.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final Connection connection;
    /** How many transactions are within each other. */
    private int depth;
    /** Whether SQLite has given up the outermost transaction, as it does by itself when the disk is full. */
    private boolean broken;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Where the file is in a server's data folder. */
    public static Path fileIn(Path folder) {
        return folder.resolve("accounts.sqlite");
    }

    /**
     * Opens the file, and makes it if there is none, readable by its owner only. One of an older version is brought up
     * to date.
     *
     * @throws StoreException if it cannot be opened or written, or a newer version of the program made it
     */
    public static Database open(Path file) {
        try {
            createForOwnerOnly(file);
            unpackBeside(file);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            Database database = new Database(file, connection);
            try {
                database.prepare();
            } catch (SQLException | RuntimeException e) {
                database.close();
                throw e;
            }
            return database;
        } catch (SQLException | IOException e) {
            throw new StoreException("The file of accounts can't be opened: " + file + ".", e);
        }
    }

    /** SQLite gives its log and its shared memory the permissions of the main file, so that one is made first. */
    static void createForOwnerOnly(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /**
     * SQLite's library is unpacked once a process, and knows no other way to be told where. In the system's temporary
     * folder it would not load where that forbids to execute, and a killed process would leave it behind for good.
     */
    static void unpackBeside(Path file) {
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            System.setProperty(
                    "org.sqlite.tmpdir", file.toAbsolutePath().getParent().toString());
        }
    }

    private synchronized void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA foreign_keys=ON");
            statement.execute("PRAGMA busy_timeout=2000");
        }
        int version = Schema.version(connection);
        if (version > Schema.VERSION) {
            throw new StoreException(
                    "The file of accounts was made by a newer version of this program: " + file + ".", null);
        }
        for (int next = version + 1; next <= Schema.VERSION; next++) {
            int step = next;
            transaction(() -> {
                Schema.migrate(connection, step);
                return step;
            });
        }
    }

    /** What a transaction does. */
    public interface Work<T, E extends Exception> {
        T run() throws E, SQLException;
    }

    /**
     * Runs work as one transaction: all of it is on the disk when this returns, or none. Within another transaction it is
     * a part of that one, which goes on without it if it fails.
     *
     * @param <T> what the work finds
     * @param <E> what it throws, besides
     * @throws StoreException if the file can't be read or written
     */
    public synchronized <T, E extends Exception> T transaction(Work<T, E> work) throws E {
        try {
            return depth == 0 ? outer(work) : inner(work);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private StoreException failed(SQLException e) {
        return new StoreException("The file of accounts can't be read or written: " + file + ".", e);
    }

    private <T, E extends Exception> T outer(Work<T, E> work) throws E, SQLException {
        // Else another process could write between what is read and what is written here.
        execute("BEGIN IMMEDIATE");
        depth = 1;
        broken = false;
        boolean done = false;
        try {
            T result = work.run();
            checkWhole();
            execute("COMMIT");
            done = true;
            return result;
        } finally {
            depth = 0;
            if (!done) {
                rollback();
            }
        }
    }

    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("SQLite had rolled back by itself", e);
        }
    }

    private <T, E extends Exception> T inner(Work<T, E> work) throws E, SQLException {
        checkWhole();
        String savepoint = "inner" + depth;
        execute("SAVEPOINT " + savepoint);
        depth++;
        boolean done = false;
        try {
            T result = work.run();
            execute("RELEASE " + savepoint);
            done = true;
            return result;
        } finally {
            depth--;
            if (!done) {
                takeBack(savepoint);
            }
        }
    }

    private void takeBack(String savepoint) {
        try {
            execute("ROLLBACK TO " + savepoint);
            execute("RELEASE " + savepoint);
        } catch (SQLException e) {
            LOG.error("A part of a transaction could not be taken back, so all of it is", e);
            broken = true;
        }
    }

    /** Else what comes after a transaction that is gone would be saved without what came before. */
    private void checkWhole() throws SQLException {
        if (broken) {
            throw new SQLException("the transaction was rolled back");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes a value of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows that a query finds. */
    synchronized <T> List<T> query(Row<T> row, String sql, Object... values) {
        try (PreparedStatement query = prepare(sql, values);
                ResultSet rows = query.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The first row that a query finds, or {@code null}. */
    <T> T queryOne(Row<T> row, String sql, Object... values) {
        List<T> found = query(row, sql, values);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Changes rows and returns how many. */
    synchronized int update(String sql, Object... values) {
        try (PreparedStatement change = prepare(sql, values)) {
            return change.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        if (depth > 0) {
            checkWhole();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Closes the file. Later calls fail. */
    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("The file of accounts can't be closed: " + file + ".", e);
        }
    }
}
