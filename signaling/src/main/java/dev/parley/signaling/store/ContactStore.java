package dev.parley.signaling.store;

import dev.parley.signaling.store.Contact.Standing;
import java.util.List;

/**
 * Who is on whose list, who asks to be, and who is blocked. Threads and durability as {@link Database} says; names are
 * folded, and of accounts that exist unless a method says more.
 */
public final class ContactStore {
    private final Database database;

    public ContactStore(Database database) {
        this.database = database;
    }

    /** All that belongs to one person. */
    public Circle of(String owner) {
        return database.transaction(() -> {
            List<Contact> contacts = database.query(
                    row -> new Contact(
                            row.getString("username"),
                            row.getString("display_name"),
                            row.getBoolean("blocks")
                                    ? Standing.BLOCKED
                                    : row.getBoolean("mutual") ? Standing.MUTUAL : Standing.ONE_SIDED),
                    """
                    SELECT account.username, display_name,
                        EXISTS (SELECT 1 FROM contact AS back
                            WHERE back.owner = contact.username AND back.username = contact.owner) AS mutual,
                        EXISTS (SELECT 1 FROM blocked
                            WHERE blocked.owner = contact.username AND blocked.username = contact.owner) AS blocks
                    FROM contact JOIN account USING (username) WHERE contact.owner = ? ORDER BY account.username
                    """,
                    owner);
            List<Circle.Asker> requests =
                    database.query(row -> new Circle.Asker(row.getString(1), row.getString(2)), """
                    SELECT asker, display_name FROM contact_request JOIN account ON username = asker
                    WHERE owner = ? AND state = 'waiting' ORDER BY since, asker
                    """, owner);
            List<String> blocked = database.query(
                    row -> row.getString(1), "SELECT username FROM blocked WHERE owner = ? ORDER BY username", owner);
            return new Circle(contacts, requests, blocked);
        });
    }

    /** Whether somebody is on a list. */
    public boolean has(String owner, String username) {
        return exists("SELECT 1 FROM contact WHERE owner = ? AND username = ?", owner, username);
    }

    /** Whether somebody is blocked. */
    public boolean blocks(String owner, String username) {
        return exists("SELECT 1 FROM blocked WHERE owner = ? AND username = ?", owner, username);
    }

    private boolean exists(String sql, Object... values) {
        return database.queryOne(row -> true, sql, values) != null;
    }

    /**
     * Puts somebody on a list, which answers their request if there is one.
     *
     * @return whether they are on it now; not if the owner blocks them, or one of the two accounts does not exist any more
     */
    public boolean add(String owner, String username) {
        return database.transaction(() -> {
            if (blocks(owner, username)) {
                return false;
            }
            forgetRequest(owner, username);
            var unused = database.update("""
                    INSERT OR IGNORE INTO contact SELECT one.username, other.username FROM account one, account other
                    WHERE one.username = ? AND other.username = ?
                    """, owner, username);
            return has(owner, username);
        });
    }

    /** Takes somebody off a list; nothing happens if they are not on it. What the owner asked them is void. */
    public void remove(String owner, String username) {
        var unused = database.transaction(() -> {
            var unusedToo = database.update(
                    "DELETE FROM contact_request WHERE owner = ? AND asker = ? AND state = 'waiting'", username, owner);
            return database.update("DELETE FROM contact WHERE owner = ? AND username = ?", owner, username);
        });
    }

    /**
     * Asks to be on a list.
     *
     * @param now when
     * @param declinedSince who was declined since then may not ask again
     * @param most so many requests wait at one person
     * @return whether there is a request now that was not there before
     */
    public boolean ask(String owner, String asker, long now, long declinedSince, int most) {
        return database.transaction(() -> {
            int waiting = database.queryOne(
                    row -> row.getInt(1),
                    "SELECT count(*) FROM contact_request WHERE owner = ? AND state = 'waiting'",
                    owner);
            if (has(owner, asker) || blocks(owner, asker) || waiting >= most) {
                return false;
            }
            return database.update("""
                            INSERT INTO contact_request VALUES (?, ?, 'waiting', ?) ON CONFLICT DO UPDATE
                            SET state = 'waiting', since = excluded.since WHERE state = 'declined' AND since < ?
                            """, owner, asker, now, declinedSince) == 1;
        });
    }

    /** Says no to a request; {@code false} if there is none. */
    public boolean decline(String owner, String asker, long now) {
        return database.update("""
                        UPDATE contact_request SET state = 'declined', since = ?
                        WHERE owner = ? AND asker = ? AND state = 'waiting'
                        """, now, owner, asker) == 1;
    }

    private void forgetRequest(String owner, String asker) {
        var unused = database.update("DELETE FROM contact_request WHERE owner = ? AND asker = ?", owner, asker);
    }

    /** Blocks somebody: they are off the list, and ask nothing. */
    public void block(String owner, String username) {
        var unused = database.transaction(() -> {
            forgetRequest(owner, username);
            remove(owner, username);
            return database.update("INSERT OR IGNORE INTO blocked VALUES (?, ?)", owner, username);
        });
    }

    /** Takes that back. */
    public void unblock(String owner, String username) {
        var unused = database.update("DELETE FROM blocked WHERE owner = ? AND username = ?", owner, username);
    }
}
