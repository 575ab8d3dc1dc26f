package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.store.Database;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkersTest {
    /** Two at work and those that wait. */
    private static final int ROOM = 202;

    @TempDir
    Path folder;

    private final ExecutorService server = Executors.newSingleThreadExecutor();
    private final BlockingQueue<Exception> refused = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(ROOM);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private Database database;
    private Workers workers;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("accounts.sqlite"));
        workers = new Workers(server, database, Metrics.NONE);
    }

    @AfterEach
    void close() {
        workers.close();
        server.shutdownNow();
        database.close();
    }

    private void hash() {
        workers.hash(
                () -> {
                    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    go.await();
                    return atOnce.decrementAndGet();
                },
                unused -> done.countDown(),
                refused::add);
    }

    @Test
    void who_waits_for_a_hash_is_answered_when_there_is_no_memory_for_it() throws InterruptedException {
        OutOfMemoryError noMemory = new OutOfMemoryError("as if");
        workers.hash(
                () -> {
                    throw noMemory;
                },
                unused -> done.countDown(),
                refused::add);
        Exception e = refused.poll(10, TimeUnit.SECONDS);
        assertEquals(noMemory, e.getCause());
        assertEquals(ErrorCode.INTERNAL, PasswordCheck.refusal(e).code());
    }

    @Test
    void two_passwords_are_hashed_at_once_and_above_a_bound_nobody_waits() throws InterruptedException {
        for (int i = 0; i < ROOM; i++) {
            hash();
        }
        hash();
        Exception e = refused.poll(10, TimeUnit.SECONDS);
        assertInstanceOf(RejectedExecutionException.class, e);
        assertEquals(ErrorCode.RATE_LIMITED, PasswordCheck.refusal(e).code());
        go.countDown();
        assertTrue(done.await(10, TimeUnit.SECONDS));
        assertEquals(2, mostAtOnce.get());
        assertTrue(refused.isEmpty());
    }
}
