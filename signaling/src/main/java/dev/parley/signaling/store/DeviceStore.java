package dev.parley.signaling.store;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The devices of the accounts and the hashes of their tokens. Threads and durability as {@link Database} says.
 *
 * <p>A token is followed by another each time it is used. Two are good at a time, because the answer that brings the new
 * one may be lost:
 *
 * <pre>
 *   good: A           use of A  ──▶  good: A, B
 *   good: A, B        use of B  ──▶  good: B, C      B has arrived, so A is over
 *   good: A, B        use of A  ──▶  good: A, C      B was never seen
 * </pre>
 */
public final class DeviceStore {
    private final Database database;

    public DeviceStore(Database database) {
        this.database = database;
    }

    /** Adds a device with its first token. Throws if the id is taken or there is no such account. */
    public void add(Device device, byte[] tokenHash) {
        var unused = database.update(
                "INSERT INTO device VALUES (?, ?, ?, ?, ?, ?, NULL)",
                device.id(),
                device.account(),
                device.name(),
                device.since(),
                device.lastSeen(),
                tokenHash);
    }

    /** Signs a device in with the password again: a new name and token; {@code false} if it isn't that account's. */
    public boolean renew(Device device, byte[] tokenHash) {
        return database.update(
                        """
                        UPDATE device SET name = ?, since = ?, last_seen = ?, token_hash = ?, previous_token_hash = NULL
                        WHERE id = ? AND account = ?
                        """, device.name(), device.since(), device.lastSeen(), tokenHash, device.id(), device.account())
                == 1;
    }

    /**
     * Uses a token and lets another follow it.
     *
     * @param now when; becomes {@code lastSeen}
     * @param notSeenSince a device that was not seen since then has no good token any more
     * @return the device as it is now, or {@code null} if the token is not good, and then nothing is changed
     */
    public Device useToken(String id, byte[] tokenHash, byte[] nextTokenHash, long now, long notSeenSince) {
        return database.transaction(() -> {
            Tokens tokens = database.queryOne(
                    row -> new Tokens(row.getBytes("token_hash"), row.getBytes("previous_token_hash")),
                    "SELECT token_hash, previous_token_hash FROM device WHERE id = ? AND last_seen >= ?",
                    id,
                    notSeenSince);
            if (tokens == null || !tokens.have(tokenHash)) {
                return null;
            }
            var unused = database.update(
                    "UPDATE device SET previous_token_hash = ?, token_hash = ?, last_seen = ? WHERE id = ?",
                    tokenHash,
                    nextTokenHash,
                    now,
                    id);
            return find(id);
        });
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole; the cryptography takes arrays
    private record Tokens(byte[] current, byte[] previous) {
        boolean have(byte[] hash) {
            return MessageDigest.isEqual(hash, current) || (previous != null && MessageDigest.isEqual(hash, previous));
        }
    }

    /** The device of that id, or {@code null}. */
    public Device find(String id) {
        return database.queryOne(DeviceStore::device, "SELECT * FROM device WHERE id = ?", id);
    }

    /** The devices of an account, that which was seen last first. */
    public List<Device> of(String account) {
        return database.query(
                DeviceStore::device, "SELECT * FROM device WHERE account = ? ORDER BY last_seen DESC, id", account);
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getString("id"),
                row.getString("account"),
                row.getString("name"),
                row.getLong("since"),
                row.getLong("last_seen"));
    }

    /** Remembers that devices are here; ids that are gone don't matter. */
    public void seen(Collection<String> ids, long now) {
        var unused = database.transaction(() -> {
            int count = 0;
            for (String id : ids) {
                count += database.update("UPDATE device SET last_seen = ? WHERE id = ?", now, id);
            }
            return count;
        });
    }

    /** Deletes a device with its tokens; {@code false} if the account has none of that id. */
    public boolean remove(String account, String id) {
        return database.update("DELETE FROM device WHERE account = ? AND id = ?", account, id) == 1;
    }

    /** Deletes all devices of an account but one; with an empty id, all. */
    public void removeOthers(String account, String id) {
        var unused = database.update("DELETE FROM device WHERE account = ? AND id <> ?", account, id);
    }

    /** Deletes all devices that were not seen since then, of all accounts; returns how many. */
    public int removeNotSeenSince(long time) {
        return database.update("DELETE FROM device WHERE last_seen < ?", time);
    }

    /**
     * Deletes what an account has above so many devices: those that were not seen for longest.
     *
     * @param here ids of those that are signed in, which are kept in any case
     */
    public void keepNewest(String account, int most, Collection<String> here) {
        var unused = database.transaction(() -> {
            List<String> ids = new ArrayList<>();
            of(account).forEach(device -> ids.add(device.id()));
            int tooMany = ids.size() - most;
            int removed = 0;
            for (String id : ids.reversed()) {
                if (removed < tooMany && !here.contains(id)) {
                    removed += database.update("DELETE FROM device WHERE id = ?", id);
                }
            }
            return removed;
        });
    }
}
