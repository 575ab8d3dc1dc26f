package dev.parley.signaling.store;

import static dev.parley.signaling.store.TestAccounts.account;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.signaling.store.KeptCalls.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCallsTest {
    private static final int MOST = 3;

    @TempDir
    Path folder;

    private Database database;
    private KeptCalls store;
    private DeviceStore devices;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("accounts.sqlite"));
        store = new KeptCalls(database);
        devices = new DeviceStore(database);
        new AccountStore(database).create(account("anna"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void device(String id) {
        devices.add(new Device(id, "anna", id, 0, 0), new byte[32]);
    }

    private static Entry call(String id, long at) {
        return new Entry(0, id, "berta", "Berta", "MISSED", true, at, 0);
    }

    private List<String> of(String device) {
        return store.of("anna", device).stream().map(Entry::callId).toList();
    }

    @Test
    void nothing_is_kept_for_an_account_that_was_deleted_at_that_moment() {
        device("desk");
        new AccountStore(database).delete("anna");
        store.keep("anna", call("a", 10), Set.of(), MOST, 0);
        store.keepFor("anna", "desk", call("b", 10), MOST, 0);
        new AccountStore(database).create(account("anna"));
        device("desk");
        assertEquals(List.of(), of("desk"));
    }

    @Test
    void each_device_that_did_not_see_a_call_is_told_of_it_until_it_knows() {
        device("desk");
        device("laptop");
        device("phone");
        store.keep("anna", call("a", 10), Set.of("desk"), MOST, 0);
        store.keep("anna", call("a", 10), Set.of("desk"), MOST, 0);
        store.keep("anna", call("b", 20), Set.of(), MOST, 0);
        assertEquals(List.of("b"), of("desk"));
        assertEquals(List.of("a", "b"), of("laptop"));
        store.forget(store.of("anna", "laptop").stream().map(Entry::number).toList());
        assertEquals(List.of(), of("laptop"));
        assertEquals(List.of("a", "b"), of("phone"));
    }

    @Test
    void a_call_is_kept_as_it_was() {
        device("desk");
        Entry call = new Entry(0, "c", "berta", "Berta B.", "ANSWERED", false, 1_700_000_000_000L, 65_000);
        store.keep("anna", call, Set.of(), MOST, 0);
        Entry kept = store.of("anna", "desk").getFirst();
        assertEquals(
                call,
                new Entry(
                        0,
                        kept.callId(),
                        kept.with(),
                        kept.withDisplayName(),
                        kept.outcome(),
                        kept.video(),
                        kept.at(),
                        kept.durationMs()));
    }

    @Test
    void calls_of_an_account_without_a_device_wait_for_its_next_one() {
        store.keep("anna", call("a", 10), Set.of(), MOST, 0);
        device("desk");
        assertEquals(List.of("a"), of("desk"));
        device("laptop");
        assertEquals(List.of(), of("laptop"));
    }

    @Test
    void the_newest_are_kept_and_not_for_ever() {
        device("desk");
        for (int i = 1; i <= 5; i++) {
            store.keep("anna", call("call" + i, i), Set.of(), MOST, 0);
        }
        assertEquals(List.of("call3", "call4", "call5"), of("desk"));
        store.keep("anna", call("call6", 6), Set.of(), MOST, 5);
        assertEquals(List.of("call5", "call6"), of("desk"));
    }

    @Test
    void what_is_kept_for_a_device_goes_with_it() {
        device("desk");
        store.keep("anna", call("a", 10), Set.of(), MOST, 0);
        devices.remove("anna", "desk");
        store.keepFor("anna", "desk", call("b", 20), MOST, 0);
        device("desk");
        assertEquals(List.of(), of("desk"));
    }
}
