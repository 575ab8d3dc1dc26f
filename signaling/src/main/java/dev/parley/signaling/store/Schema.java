package dev.parley.signaling.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, and how those of older versions become them. A step that was released is never changed. All times are in
 * milliseconds since 1970.
 */
final class Schema {
    /** Of this program. */
    static final int VERSION = 2;

    private static final List<String> TO_1 = List.of("""
            CREATE TABLE account (
                username TEXT PRIMARY KEY,
                display_name TEXT NOT NULL,
                salt BLOB NOT NULL,
                hash BLOB NOT NULL,
                memory_kib INTEGER NOT NULL,
                iterations INTEGER NOT NULL,
                parallelism INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """, """
            CREATE TABLE contact (
                owner TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                username TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                PRIMARY KEY (owner, username)
            ) STRICT, WITHOUT ROWID
            """, "INSERT INTO schema_version VALUES (1)");

    /** Everybody's calls rang at the accounts of before, and nobody knows when they were made. */
    private static final List<String> TO_2 = List.of(
            "ALTER TABLE account ADD COLUMN created INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE account ADD COLUMN ring_for TEXT NOT NULL DEFAULT 'everyone'",
            "CREATE INDEX contact_by_username ON contact (username)",
            """
            CREATE TABLE device (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                name TEXT NOT NULL,
                since INTEGER NOT NULL,
                last_seen INTEGER NOT NULL,
                token_hash BLOB NOT NULL,
                previous_token_hash BLOB
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX device_by_account ON device (account)",
            """
            CREATE TABLE invitation (
                code_hash BLOB PRIMARY KEY,
                note TEXT NOT NULL,
                uses_left INTEGER NOT NULL,
                created INTEGER NOT NULL,
                ends INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE blocked (
                owner TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                username TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                PRIMARY KEY (owner, username)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX blocked_by_username ON blocked (username)",
            """
            CREATE TABLE contact_request (
                owner TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                asker TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'declined')),
                since INTEGER NOT NULL,
                PRIMARY KEY (owner, asker)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX contact_request_by_asker ON contact_request (asker)",
            // Without a device: for the next one that the account gets.
            """
            CREATE TABLE kept_call (
                number INTEGER PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
                device TEXT REFERENCES device ON DELETE CASCADE,
                call_id TEXT NOT NULL,
                with_username TEXT NOT NULL,
                with_display_name TEXT NOT NULL,
                outcome TEXT NOT NULL,
                video INTEGER NOT NULL,
                at INTEGER NOT NULL,
                duration_ms INTEGER NOT NULL,
                UNIQUE (account, device, call_id)
            ) STRICT
            """,
            "CREATE INDEX kept_call_by_device ON kept_call (device)",
            "UPDATE schema_version SET version = 2");

    private Schema() {}

    /** The version of a file, 0 if it is empty. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
            try (ResultSet rows = statement.executeQuery("SELECT version FROM schema_version")) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    /** Brings a file from the version before to this one, within a transaction of the caller. */
    static void migrate(Connection connection, int version) throws SQLException {
        List<String> steps =
                switch (version) {
                    case 1 -> TO_1;
                    case 2 -> TO_2;
                    default -> throw new IllegalArgumentException("no such version: " + version);
                };
        try (Statement statement = connection.createStatement()) {
            for (String step : steps) {
                statement.execute(step);
            }
        }
    }
}
