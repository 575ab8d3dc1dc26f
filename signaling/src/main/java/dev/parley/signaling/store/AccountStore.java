package dev.parley.signaling.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The accounts. Threads and durability as {@link Database} says. */
public final class AccountStore {
    private final Database database;

    public AccountStore(Database database) {
        this.database = database;
    }

    /** Adds an account; {@code false} if the name is taken. */
    public boolean create(Account account) {
        PasswordHash password = account.password();
        return database.update(
                        """
                        INSERT INTO account (username, display_name, salt, hash, memory_kib, iterations, parallelism,
                            created, ring_for)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """,
                        account.username(),
                        account.displayName(),
                        password.salt(),
                        password.hash(),
                        password.memoryKib(),
                        password.iterations(),
                        password.parallelism(),
                        account.created(),
                        account.ringFor())
                == 1;
    }

    /** The account of that folded name, or {@code null}. */
    public Account find(String username) {
        return database.queryOne(AccountStore::account, "SELECT * FROM account WHERE username = ?", username);
    }

    /** All accounts, by name. */
    public List<Account> all() {
        return database.query(AccountStore::account, "SELECT * FROM account ORDER BY username");
    }

    private static Account account(ResultSet row) throws SQLException {
        PasswordHash password = new PasswordHash(
                row.getBytes("salt"),
                row.getBytes("hash"),
                row.getInt("memory_kib"),
                row.getInt("iterations"),
                row.getInt("parallelism"));
        return new Account(
                row.getString("username"),
                row.getString("display_name"),
                password,
                row.getLong("created"),
                row.getString("ring_for"));
    }

    /** Sets another password; {@code false} if there is no such account. */
    public boolean changePassword(String username, PasswordHash password) {
        return database.update(
                        """
                        UPDATE account SET salt = ?, hash = ?, memory_kib = ?, iterations = ?, parallelism = ?
                        WHERE username = ?
                        """,
                        password.salt(),
                        password.hash(),
                        password.memoryKib(),
                        password.iterations(),
                        password.parallelism(),
                        username)
                == 1;
    }

    /** Deletes an account with all that belongs to it, on the lists of others too; {@code false} if there is none. */
    public boolean delete(String username) {
        return database.update("DELETE FROM account WHERE username = ?", username) == 1;
    }

    /** Says whose calls ring, in the words of the protocol; {@code false} if there is no such account. */
    public boolean ringFor(String username, String ringFor) {
        return database.update("UPDATE account SET ring_for = ? WHERE username = ?", ringFor, username) == 1;
    }
}
