package dev.parley.signaling.store;

import static dev.parley.signaling.store.TestAccounts.account;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.store.Circle.Asker;
import dev.parley.signaling.store.Contact.Standing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactStoreTest {
    @TempDir
    Path folder;

    private Database database;
    private AccountStore accounts;
    private ContactStore store;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("accounts.sqlite"));
        accounts = new AccountStore(database);
        store = new ContactStore(database);
        for (String name : List.of("anna", "berta", "carla")) {
            accounts.create(account(name));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Contact contact(String name, Standing standing) {
        return new Contact(name, "The " + name, standing);
    }

    @Test
    void who_is_blocked_or_gone_is_not_put_on_a_list() {
        store.block("anna", "berta");
        assertFalse(store.add("anna", "berta"));
        assertTrue(store.add("berta", "anna"));
        accounts.delete("carla");
        assertFalse(store.add("anna", "carla"));
        assertFalse(store.add("carla", "anna"));
        assertEquals(new Circle(List.of(), List.of(), List.of("berta")), store.of("anna"));
    }

    @Test
    void lists_survive_a_restart() {
        store.add("anna", "carla");
        store.add("anna", "berta");
        store.add("anna", "berta");
        store.add("berta", "anna");
        store.remove("anna", "carla");
        store.block("anna", "carla");
        assertTrue(store.ask("berta", "carla", 5, 0, 10));
        database.close();
        open();
        assertEquals(
                new Circle(List.of(contact("berta", Standing.MUTUAL)), List.of(), List.of("carla")), store.of("anna"));
        assertEquals(
                new Circle(
                        List.of(contact("anna", Standing.MUTUAL)), List.of(new Asker("carla", "The carla")), List.of()),
                store.of("berta"));
    }

    @Test
    void what_a_contact_lets_one_see() {
        store.add("anna", "berta");
        assertEquals(
                List.of(contact("berta", Standing.ONE_SIDED)), store.of("anna").contacts());
        store.add("berta", "anna");
        assertEquals(
                List.of(contact("berta", Standing.MUTUAL)), store.of("anna").contacts());
        store.block("berta", "anna");
        assertEquals(
                List.of(contact("berta", Standing.BLOCKED)), store.of("anna").contacts());
        assertEquals(List.of(), store.of("berta").contacts());
        store.unblock("berta", "anna");
        assertEquals(
                List.of(contact("berta", Standing.ONE_SIDED)), store.of("anna").contacts());
    }

    @Test
    void one_asks_once_and_not_again_until_long_after_a_no() {
        assertTrue(store.ask("anna", "berta", 1_000, 0, 10));
        assertFalse(store.ask("anna", "berta", 1_001, 0, 10));
        assertTrue(store.decline("anna", "berta", 1_500));
        assertFalse(store.decline("anna", "berta", 1_500));
        assertEquals(List.of(), store.of("anna").requests());
        assertFalse(store.ask("anna", "berta", 2_000, 1_500, 10));
        assertTrue(store.ask("anna", "berta", 2_000, 1_501, 10));
    }

    @Test
    void nobody_is_asked_by_who_is_blocked_or_on_the_list_or_by_too_many() {
        store.block("anna", "berta");
        assertFalse(store.ask("anna", "berta", 1, 0, 10));
        store.unblock("anna", "berta");
        assertFalse(store.ask("anna", "berta", 1, 0, 0));
        store.add("anna", "berta");
        assertFalse(store.ask("anna", "berta", 1, 0, 10));
    }

    @Test
    void a_request_ends_by_yes_by_blocking_and_by_taking_it_back() {
        store.ask("anna", "berta", 1, 0, 10);
        store.add("anna", "berta");
        assertEquals(List.of(), store.of("anna").requests());
        store.ask("anna", "carla", 1, 0, 10);
        store.block("anna", "carla");
        assertEquals(List.of(), store.of("anna").requests());
        store.ask("carla", "berta", 1, 0, 10);
        store.remove("berta", "carla");
        assertEquals(List.of(), store.of("carla").requests());
    }

    @Test
    void an_account_that_is_deleted_is_in_nobodys_circle() {
        store.add("anna", "berta");
        store.block("carla", "berta");
        store.ask("anna", "berta", 1, 0, 10);
        accounts.delete("berta");
        assertEquals(Circle.EMPTY, store.of("anna"));
        assertEquals(Circle.EMPTY, store.of("carla"));
    }
}
