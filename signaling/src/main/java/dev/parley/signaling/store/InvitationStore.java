package dev.parley.signaling.store;

import java.util.List;

/** Invitations, by the SHA-256 of their code. Threads and durability as {@link Database} says. */
public final class InvitationStore {
    private final Database database;

    public InvitationStore(Database database) {
        this.database = database;
    }

    /** Adds an invitation. Throws if there is one of that code. */
    public void add(byte[] codeHash, Invitation invitation) {
        var unused = database.update(
                "INSERT INTO invitation VALUES (?, ?, ?, ?, ?)",
                codeHash,
                invitation.note(),
                invitation.usesLeft(),
                invitation.created(),
                invitation.ends());
    }

    /** Uses an invitation once; {@code false} if it is unknown, used up or over. */
    public boolean use(byte[] codeHash, long now) {
        return database.update(
                        "UPDATE invitation SET uses_left = uses_left - 1 WHERE code_hash = ? AND uses_left > 0 AND ends > ?",
                        codeHash,
                        now)
                == 1;
    }

    /** Whether an invitation can be used. */
    public boolean isGood(byte[] codeHash, long now) {
        return database.queryOne(
                        row -> true,
                        "SELECT 1 FROM invitation WHERE code_hash = ? AND uses_left > 0 AND ends > ?",
                        codeHash,
                        now)
                != null;
    }

    /** Those that are good, the newest first. */
    public List<Invitation> good(long now) {
        return database.query(
                row -> new Invitation(
                        row.getString("note"), row.getInt("uses_left"), row.getLong("created"), row.getLong("ends")),
                "SELECT * FROM invitation WHERE uses_left > 0 AND ends > ? ORDER BY created DESC",
                now);
    }

    /** Takes an invitation back; {@code false} if there is none of that code. */
    public boolean remove(byte[] codeHash) {
        return database.update("DELETE FROM invitation WHERE code_hash = ?", codeHash) == 1;
    }

    /** Forgets those that are used up or over. */
    public void removeVoid(long now) {
        var unused = database.update("DELETE FROM invitation WHERE uses_left <= 0 OR ends <= ?", now);
    }
}
