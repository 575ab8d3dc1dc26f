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
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The accounts and their contacts in one SQLite file.
 *
 * <p>Any thread; one at a time gets in. Each write is one transaction and on the disk when the method returns:
 * write-ahead log with {@code synchronous=FULL}, because an account that was promised must survive not only a killed
 * process (for which {@code NORMAL} would do) but also a power cut at home. That costs a flush of some milliseconds, so
 * the server calls it from its store thread and never from the one that routes messages.
 */
public final class AccountStore implements AutoCloseable {
    private static final int SCHEMA_VERSION = 1;

    private final Path file;
    private final Connection connection;

    private AccountStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the file, and makes it if there is none, readable by its owner only.
     *
     * @throws StoreException if it cannot be opened or written, or a newer version of the program made it
     */
    public static AccountStore open(Path file) {
        try {
            createForOwnerOnly(file);
            unpackBeside(file);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            AccountStore store = new AccountStore(file, connection);
            try {
                store.prepare();
            } catch (SQLException | RuntimeException e) {
                store.close();
                throw e;
            }
            return store;
        } catch (SQLException | IOException e) {
            throw new StoreException("The file of accounts can't be opened: " + file + ".", e);
        }
    }

    /** SQLite gives its log and its shared memory the permissions of the main file, so that one is made first. */
    private static void createForOwnerOnly(Path file) throws IOException {
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
    private static void unpackBeside(Path file) {
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
            int version = version(statement);
            if (version > SCHEMA_VERSION) {
                throw new StoreException(
                        "The file of accounts was made by a newer version of this program: " + file + ".", null);
            }
            if (version == 0) {
                createSchema(statement);
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
        try (ResultSet rows = statement.executeQuery("SELECT version FROM schema_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void createSchema(Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        try {
            statement.execute("""
                    CREATE TABLE account (
                        username TEXT PRIMARY KEY,
                        display_name TEXT NOT NULL,
                        salt BLOB NOT NULL,
                        hash BLOB NOT NULL,
                        memory_kib INTEGER NOT NULL,
                        iterations INTEGER NOT NULL,
                        parallelism INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """);
            statement.execute("""
                    CREATE TABLE contact (
                        owner TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                        username TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                        PRIMARY KEY (owner, username)
                    ) STRICT, WITHOUT ROWID
                    """);
            statement.execute("INSERT INTO schema_version VALUES (" + SCHEMA_VERSION + ")");
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Adds an account; {@code false} if the name is taken. */
    public synchronized boolean create(Account account) {
        PasswordHash password = account.password();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, account.username());
            insert.setString(2, account.displayName());
            insert.setBytes(3, password.salt());
            insert.setBytes(4, password.hash());
            insert.setInt(5, password.memoryKib());
            insert.setInt(6, password.iterations());
            insert.setInt(7, password.parallelism());
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (e instanceof SQLiteException known
                    && known.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
                return false;
            }
            throw failed(e);
        }
    }

    /** The account of that folded name, or {@code null}. */
    public synchronized Account find(String username) {
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM account WHERE username = ?")) {
            query.setString(1, username);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                PasswordHash password = new PasswordHash(
                        row.getBytes("salt"),
                        row.getBytes("hash"),
                        row.getInt("memory_kib"),
                        row.getInt("iterations"),
                        row.getInt("parallelism"));
                return new Account(row.getString("username"), row.getString("display_name"), password);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The people on somebody's list, by name. */
    public synchronized List<Contact> contacts(String owner) {
        String sql = """
                SELECT account.username, display_name FROM contact JOIN account USING (username)
                WHERE owner = ? ORDER BY account.username
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, owner);
            List<Contact> contacts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    contacts.add(new Contact(rows.getString(1), rows.getString(2)));
                }
            }
            return contacts;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Puts somebody on a list; nothing happens if they are on it. Both must have an account. */
    public synchronized void addContact(String owner, String username) {
        update("INSERT OR IGNORE INTO contact VALUES (?, ?)", owner, username);
    }

    /** Takes somebody off a list; nothing happens if they are not on it. */
    public synchronized void removeContact(String owner, String username) {
        update("DELETE FROM contact WHERE owner = ? AND username = ?", owner, username);
    }

    private void update(String sql, String owner, String username) {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setString(1, owner);
            change.setString(2, username);
            change.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private StoreException failed(SQLException e) {
        return new StoreException("The file of accounts can't be read or written: " + file + ".", e);
    }

    /** Closes the file. Later calls fail. */
    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
