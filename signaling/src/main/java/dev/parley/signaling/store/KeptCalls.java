package dev.parley.signaling.store;

import java.util.Collection;
import java.util.List;

/**
 * The calls that devices could not see, until they are told of them. Threads and durability as {@link Database} says.
 */
public final class KeptCalls {
    private final Database database;

    public KeptCalls(Database database) {
        this.database = database;
    }

    /**
     * A call, from the view of one person.
     *
     * @param number of this entry, 0 before it is kept
     * @param with the other person
     * @param outcome in the words of the protocol
     * @param at when it began to ring, milliseconds since 1970
     */
    public record Entry(
            long number,
            String callId,
            String with,
            String withDisplayName,
            String outcome,
            boolean video,
            long at,
            long durationMs) {}

    /**
     * Keeps a call for the devices of an account that could not see it; where the account has no device at all, for its next
     * one. Does nothing if the account does not exist any more.
     *
     * @param saw the devices that need not be told
     * @param most so many are kept for a device; the oldest go first
     * @param notBefore what rang before then goes, too
     */
    public void keep(String account, Entry call, Collection<String> saw, int most, long notBefore) {
        var unused = database.transaction(() -> {
            List<String> devices =
                    database.query(row -> row.getString(1), "SELECT id FROM device WHERE account = ?", account);
            if (devices.isEmpty() && exists("SELECT 1 FROM account WHERE username = ?", account)) {
                insertAndTrim(account, null, call, most, notBefore);
            }
            for (String device : devices) {
                if (!saw.contains(device)) {
                    insertAndTrim(account, device, call, most, notBefore);
                }
            }
            return devices.size();
        });
    }

    private boolean exists(String sql, Object... values) {
        return database.queryOne(row -> true, sql, values) != null;
    }

    /** Keeps a call for one device; does nothing if it is kept, or there is no such device of the account. */
    public void keepFor(String account, String device, Entry call, int most, long notBefore) {
        var unused = database.transaction(() -> {
            boolean there = exists("SELECT 1 FROM device WHERE id = ? AND account = ?", device, account);
            if (there) {
                insertAndTrim(account, device, call, most, notBefore);
            }
            return there;
        });
    }

    private void insertAndTrim(String account, String deviceOrNull, Entry call, int most, long notBefore) {
        insert(account, deviceOrNull, call);
        var unused = database.update("""
                DELETE FROM kept_call WHERE account = ?1 AND device IS ?2 AND (at < ?3 OR number NOT IN
                    (SELECT number FROM kept_call WHERE account = ?1 AND device IS ?2 ORDER BY at DESC, number DESC LIMIT ?4))
                """, account, deviceOrNull, notBefore, most);
    }

    private void insert(String account, String deviceOrNull, Entry call) {
        var unused = database.update(
                """
                INSERT OR IGNORE INTO kept_call (account, device, call_id, with_username, with_display_name, outcome, video,
                    at, duration_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                account,
                deviceOrNull,
                call.callId(),
                call.with(),
                call.withDisplayName(),
                call.outcome(),
                call.video(),
                call.at(),
                call.durationMs());
    }

    /** What is kept for a device, the oldest first; takes over what waits for the account's next device. */
    public List<Entry> of(String account, String device) {
        return database.transaction(() -> {
            var unused = database.update(
                    "UPDATE OR IGNORE kept_call SET device = ? WHERE account = ? AND device IS NULL", device, account);
            return database.query(
                    row -> new Entry(
                            row.getLong("number"),
                            row.getString("call_id"),
                            row.getString("with_username"),
                            row.getString("with_display_name"),
                            row.getString("outcome"),
                            row.getBoolean("video"),
                            row.getLong("at"),
                            row.getLong("duration_ms")),
                    "SELECT * FROM kept_call WHERE account = ? AND device = ? ORDER BY at, number",
                    account,
                    device);
        });
    }

    /** The device knows of these now. */
    public void forget(Collection<Long> numbers) {
        var unused = database.transaction(() -> {
            for (long number : numbers) {
                var unusedToo = database.update("DELETE FROM kept_call WHERE number = ?", number);
            }
            return numbers.size();
        });
    }
}
