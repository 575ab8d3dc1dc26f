package dev.parley.signaling.store;

import static dev.parley.signaling.store.TestAccounts.HASH;
import static dev.parley.signaling.store.TestAccounts.account;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountStoreTest {
    @TempDir
    Path folder;

    private Database database;
    private AccountStore store;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("accounts.sqlite"));
        store = new AccountStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void accounts_survive_a_restart() {
        assertTrue(store.create(account("anna")));
        assertTrue(store.create(account("berta")));
        assertTrue(store.create(account("carla")));
        database.close();
        open();
        Account anna = store.find("anna");
        assertEquals("The anna", anna.displayName());
        assertArrayEquals(HASH.salt(), anna.password().salt());
        assertArrayEquals(HASH.hash(), anna.password().hash());
        assertEquals(HASH.memoryKib(), anna.password().memoryKib());
        assertEquals(1_700_000_000_000L, anna.created());
        assertEquals("ask", anna.ringFor());
        assertNull(store.find("dora"));
        assertEquals(
                List.of("anna", "berta", "carla"),
                store.all().stream().map(Account::username).toList());
    }

    @Test
    void a_name_is_taken_once() {
        assertTrue(store.create(account("anna")));
        assertFalse(store.create(account("anna")));
    }

    @Test
    void a_password_is_changed() {
        store.create(account("anna"));
        PasswordHash other = new PasswordHash(new byte[] {5}, new byte[] {6}, 8, 1, 1);
        assertTrue(store.changePassword("anna", other));
        assertArrayEquals(other.hash(), store.find("anna").password().hash());
        assertFalse(store.changePassword("berta", other));
    }

    @Test
    void whose_calls_ring_is_changed() {
        store.create(account("anna"));
        assertTrue(store.ringFor("anna", "nobody"));
        assertEquals("nobody", store.find("anna").ringFor());
        assertFalse(store.ringFor("berta", "nobody"));
    }

    @Test
    void the_name_of_a_deleted_account_is_free() {
        store.create(account("anna"));
        assertTrue(store.delete("anna"));
        assertFalse(store.delete("anna"));
        assertTrue(store.create(account("anna")));
    }
}
