package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.AccountStore;
import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.PasswordHash;
import dev.parley.signaling.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several changes in one transaction, on a real file. */
class StoreThreadTest {
    @TempDir
    Path folder;

    private final ExecutorService server = Executors.newSingleThreadExecutor();
    private Path file;
    private Database database;
    private AccountStore accounts;
    private StoreThread thread;
    private final List<String> told = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();

    @BeforeEach
    void open() {
        file = folder.resolve("accounts.sqlite");
        database = Database.open(file);
        accounts = new AccountStore(database);
        thread = new StoreThread(database, server, Metrics.NONE);
    }

    @AfterEach
    void close() {
        thread.close();
        server.shutdownNow();
        database.close();
    }

    private void create(String name) {
        PasswordHash hash = new PasswordHash(new byte[] {1}, new byte[] {2}, 8, 1, 1);
        thread.run(
                () -> {
                    if (!accounts.create(new Account(name, name, hash, 0, "ask"))) {
                        throw new IllegalStateException("taken");
                    }
                    return name;
                },
                told::add,
                failures::add);
    }

    /** Holds the thread up until all that is queued meanwhile is there, so that it is one transaction. */
    private void together(Runnable queue) throws InterruptedException {
        CountDownLatch heldUp = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        thread.run(
                () -> {
                    heldUp.countDown();
                    queued.await();
                    return "";
                },
                unused -> {},
                failures::add);
        assertTrue(heldUp.await(10, TimeUnit.SECONDS));
        queue.run();
        thread.run(() -> "", unused -> done.countDown(), e -> done.countDown());
        queued.countDown();
        assertTrue(done.await(10, TimeUnit.SECONDS));
    }

    @Test
    void work_is_done_in_order_and_told_on_the_server_thread() throws InterruptedException {
        together(() -> {
            for (int i = 0; i < 500; i++) {
                create("user" + i);
            }
        });
        assertEquals(500, told.size());
        assertEquals("user0", told.getFirst());
        assertEquals("user499", told.getLast());
        assertEquals(List.of(), failures);
    }

    @Test
    void work_that_fails_takes_only_its_own_changes_with_it() throws InterruptedException {
        together(() -> {
            create("anna");
            thread.run(
                    () -> {
                        accounts.delete("anna");
                        throw new IllegalStateException("changed my mind");
                    },
                    unused -> told.add("wrong"),
                    failures::add);
            create("anna");
            create("berta");
        });
        assertEquals(List.of("anna", "berta"), told);
        assertEquals(2, failures.size());
        assertNotNull(accounts.find("anna"));
    }

    @Test
    void when_the_whole_is_rolled_back_nobody_is_told_that_it_was_saved() throws InterruptedException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            // As SQLite does by itself when the disk is full.
            statement.execute("CREATE TRIGGER full BEFORE INSERT ON account WHEN NEW.username = 'poison'"
                    + " BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END");
        }
        together(() -> {
            create("anna");
            create("poison");
            create("berta");
        });
        assertEquals(List.of(), told);
        assertEquals(3, failures.size());
        failures.forEach(e -> assertInstanceOf(StoreException.class, e));
        assertNull(accounts.find("anna"));
        assertNull(accounts.find("berta"));
        together(() -> create("carla"));
        assertEquals(List.of("carla"), told);
    }

    @Test
    void an_error_fails_its_own_work_and_the_thread_goes_on() throws InterruptedException {
        together(() -> {
            create("anna");
            thread.run(
                    () -> {
                        accounts.delete("anna");
                        throw new StackOverflowError();
                    },
                    unused -> told.add("wrong"),
                    failures::add);
            create("berta");
        });
        assertEquals(List.of("anna", "berta"), told);
        assertEquals(1, failures.size());
        assertInstanceOf(StackOverflowError.class, failures.getFirst().getCause());
        assertNotNull(accounts.find("anna"));
        together(() -> create("carla"));
        assertEquals(List.of("anna", "berta", "carla"), told);
    }

    @Test
    void what_was_queued_before_the_end_is_saved() {
        for (int i = 0; i < 200; i++) {
            create("user" + i);
        }
        thread.close();
        assertEquals(200, accounts.all().size());
        create("too-late");
        assertEquals(200, accounts.all().size());
    }
}
