package dev.parley.signaling.store;

import static dev.parley.signaling.store.TestAccounts.account;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceStoreTest {
    @TempDir
    Path folder;

    private Database database;
    private DeviceStore store;
    private long now = 1_000;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("accounts.sqlite"));
        AccountStore accounts = new AccountStore(database);
        accounts.create(account("anna"));
        accounts.create(account("berta"));
        store = new DeviceStore(database);
        store.add(device("d1", "anna"), hash("A"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Device device(String id, String owner) {
        return new Device(id, owner, "desk", now, now);
    }

    private static byte[] hash(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }

    private boolean use(String token, String next) {
        now++;
        return store.useToken("d1", hash(token), hash(next), now, 0) != null;
    }

    @Test
    void a_token_is_over_when_the_one_after_it_was_used() {
        assertTrue(use("A", "B"));
        assertTrue(use("B", "C"));
        assertFalse(use("A", "X"), "replayed");
        assertFalse(use("X", "Y"), "never given out");
        assertTrue(use("C", "D"));
    }

    @Test
    void a_token_whose_answer_was_lost_is_good_again_and_the_unseen_one_is_not() {
        assertTrue(use("A", "B"));
        assertTrue(use("A", "C"));
        assertTrue(use("A", "D"));
        assertFalse(use("B", "X"));
        assertFalse(use("C", "X"));
        assertTrue(use("D", "E"));
        assertFalse(use("A", "X"));
    }

    @Test
    void a_token_that_was_not_used_for_long_is_not_good() {
        assertNull(store.useToken("d1", hash("A"), hash("B"), 5_000, 1_001));
        assertEquals(
                new Device("d1", "anna", "desk", 1_000, 5_000),
                store.useToken("d1", hash("A"), hash("B"), 5_000, 1_000));
        assertNull(store.useToken("unknown", hash("A"), hash("B"), 5_000, 0));
    }

    @Test
    void signing_in_again_with_the_password_ends_the_tokens_of_before() {
        assertTrue(use("A", "B"));
        assertFalse(store.renew(device("d1", "berta"), hash("N")), "of another account");
        assertTrue(store.renew(device("d1", "anna"), hash("N")));
        assertFalse(use("A", "X"));
        assertFalse(use("B", "X"));
        assertTrue(use("N", "O"));
        assertFalse(store.renew(device("gone", "anna"), hash("N")));
    }

    @Test
    void an_id_is_taken_once() {
        assertThrows(StoreException.class, () -> store.add(device("d1", "berta"), hash("Z")));
        assertThrows(StoreException.class, () -> store.add(device("d2", "nobody"), hash("Z")));
    }

    @Test
    void devices_are_listed_and_removed_by_their_account_only() {
        now = 2_000;
        store.add(device("d2", "anna"), hash("A"));
        now = 3_000;
        store.add(device("d3", "anna"), hash("A"));
        store.add(device("d4", "berta"), hash("A"));
        assertEquals(List.of("d3", "d2", "d1"), ids("anna"));
        assertFalse(store.remove("anna", "d4"));
        assertTrue(store.remove("berta", "d4"));
        store.keepNewest("anna", 3, List.of());
        assertEquals(List.of("d3", "d2", "d1"), ids("anna"));
        store.keepNewest("anna", 2, List.of());
        assertEquals(List.of("d3", "d2"), ids("anna"));
        store.removeOthers("anna", "d2");
        assertEquals(List.of("d2"), ids("anna"));
        assertEquals(0, store.removeNotSeenSince(2_000));
        assertEquals(1, store.removeNotSeenSince(2_001));
        assertEquals(List.of(), ids("anna"));
    }

    @Test
    void a_device_that_is_signed_in_makes_no_room_for_another() {
        for (int i = 2; i <= 4; i++) {
            now = i * 1_000L;
            store.add(device("d" + i, "anna"), hash("A"));
        }
        store.keepNewest("anna", 2, Set.of("d1"));
        assertEquals(List.of("d4", "d1"), ids("anna"));
        store.keepNewest("anna", 1, Set.of("d1", "d4"));
        assertEquals(List.of("d4", "d1"), ids("anna"));
    }

    @Test
    void the_devices_of_a_deleted_account_are_gone() {
        new AccountStore(database).delete("anna");
        assertNull(store.find("d1"));
    }

    private List<String> ids(String owner) {
        return store.of(owner).stream().map(Device::id).toList();
    }
}
