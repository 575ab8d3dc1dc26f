package dev.parley.signaling.store;

import static dev.parley.signaling.store.TestAccounts.account;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationStoreTest {
    private static final byte[] CODE = {1, 2, 3};
    private static final Invitation TWICE = new Invitation("the office", 2, 1_000, 2_000);

    @TempDir
    Path folder;

    private Database database;
    private InvitationStore store;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("accounts.sqlite"));
        store = new InvitationStore(database);
        store.add(CODE, TWICE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_invitation_is_good_for_its_uses_and_until_its_end() {
        assertFalse(store.use(new byte[] {9}, 1_500), "unknown");
        assertFalse(store.use(CODE, 2_000), "over");
        assertTrue(store.use(CODE, 1_999));
        assertTrue(store.use(CODE, 1_999));
        assertFalse(store.use(CODE, 1_999), "used up");
    }

    @Test
    void the_good_ones_are_listed_and_void_ones_forgotten() {
        byte[] other = {4};
        store.add(other, new Invitation("", 1, 1_500, 9_000));
        assertEquals(List.of(new Invitation("", 1, 1_500, 9_000), TWICE), store.good(1_600));
        store.removeVoid(2_000);
        assertEquals(List.of(new Invitation("", 1, 1_500, 9_000)), store.good(0));
        assertTrue(store.remove(other));
        assertFalse(store.remove(other));
        assertThrows(StoreException.class, () -> {
            store.add(CODE, TWICE);
            store.add(CODE, TWICE);
        });
    }

    @Test
    void a_use_is_taken_back_with_the_account_that_was_not_made() {
        AccountStore accounts = new AccountStore(database);
        assertThrows(
                IllegalStateException.class,
                () -> database.transaction(() -> {
                    assertTrue(store.use(CODE, 1_500));
                    assertTrue(accounts.create(account("anna")));
                    throw new IllegalStateException("the disk burns");
                }));
        assertEquals(List.of(TWICE), store.good(1_500));
        var made = database.transaction(() -> {
            assertTrue(store.use(CODE, 1_500));
            return accounts.create(account("anna"));
        });
        assertTrue(made);
        assertNotNull(accounts.find("anna"));
        assertEquals(1, store.good(1_500).getFirst().usesLeft());
    }
}
