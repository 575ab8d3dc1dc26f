package dev.parley.signaling.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.store.Account;
import dev.parley.signaling.store.Circle;
import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.DatabaseFiles;
import dev.parley.signaling.store.PasswordHash;
import dev.parley.signaling.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment loses no change that was acknowledged. */
class KilledServerTest {
    /** Two servers at once, each on a folder of its own, so that both cores have work. */
    private static final int SERVERS = 2;

    private static final int KILLS_EACH = 50;
    private static final int PEOPLE = 3;
    /** Whom they put on their lists and take off again. */
    private static final List<String> OTHERS =
            IntStream.range(0, 15).mapToObj(i -> "other" + i).toList();
    /** Whom they block and unblock. */
    private static final List<String> BAD =
            IntStream.range(0, 5).mapToObj(i -> "bad" + i).toList();

    @TempDir
    Path folder;

    @Test
    void a_hundred_kills_lose_no_change_that_was_acknowledged() throws Exception {
        long seed = new Random().nextLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(SERVERS)) {
            List<Future<Series>> all = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                Series series = new Series(Files.createDirectory(folder.resolve("server" + i)), seed + i);
                all.add(threads.submit(series));
            }
            int acknowledged = 0;
            int amidst = 0;
            for (Future<Series> each : all) {
                Series series = each.get(5, TimeUnit.MINUTES);
                acknowledged += series.acknowledged;
                amidst += series.amidstChanges;
            }
            assertTrue(acknowledged > 1_000, acknowledged + " changes were acknowledged");
            assertTrue(amidst > SERVERS * KILLS_EACH / 4, amidst + " kills came amidst changes");
        } catch (Exception | AssertionError e) {
            throw new AssertionError("with seed " + seed, e);
        }
    }

    /** One server that is killed again and again, and the people on it. */
    private static final class Series implements Callable<Series> {
        private final Path folder;
        private final Path config;
        private final Random random;
        private final List<RestlessPerson> people = new ArrayList<>();
        /** Accounts that were made, and said to be. */
        private final List<String> made = new ArrayList<>();

        int acknowledged;
        int amidstChanges;

        Series(Path folder, long seed) throws IOException {
            this.folder = folder;
            random = new Random(seed);
            config = Files.writeString(folder.resolve("server.properties"), """
                    listen = 127.0.0.1:0
                    data = data
                    tls = proxy
                    registration = open
                    default-ring-for = everyone
                    stun-port = 0
                    metrics-port = 0
                    backups-kept = 0
                    log-level = warn
                    """);
            try (Database database = Database.open(Database.fileIn(Files.createDirectory(folder.resolve("data"))))) {
                for (String other : Stream.concat(OTHERS.stream(), BAD.stream()).toList()) {
                    PasswordHash none = new PasswordHash(new byte[16], new byte[32], 8, 1, 1);
                    assertTrue(Stores.of(database).accounts().create(new Account(other, other, none, 0, "everyone")));
                }
            }
        }

        @Override
        public Series call() throws Exception {
            try (ServerProcess first = start()) {
                for (int i = 0; i < PEOPLE; i++) {
                    people.add(RestlessPerson.registered(first.url, "person" + i, OTHERS, BAD));
                }
            }
            for (int kill = 0; kill < KILLS_EACH; kill++) {
                // Some come while it starts, and what the killed one before has left is taken up.
                if (random.nextInt(5) == 0) {
                    killWhileStarting();
                } else {
                    killAtWork(kill % 3 == 0 ? "made" + kill : "");
                }
            }
            try (ServerProcess last = start()) {
                for (RestlessPerson person : people) {
                    person.signIn(last.url).close();
                }
            }
            check();
            return this;
        }

        private ServerProcess start() throws IOException {
            return new ServerProcess(config, folder.resolve("log"));
        }

        private void killWhileStarting() throws Exception {
            Process process = ServerProcess.start(config, folder.resolve("log"), "run");
            assertFalse(process.waitFor(random.nextInt(1_000), TimeUnit.MILLISECONDS), "it runs until it is killed");
            process.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
        }

        /** @param newAccount to be made meanwhile, which costs a hash; empty for none */
        private void killAtWork(String newAccount) throws Exception {
            CountDownLatch signedIn = new CountDownLatch(PEOPLE);
            try (ServerProcess server = start();
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> changes = new ArrayList<>();
                for (RestlessPerson person : people) {
                    long seed = random.nextLong();
                    changes.add(threads.submit(
                            () -> person.changeUntilTheEnd(server.url, new Random(seed), signedIn::countDown)));
                }
                Future<Boolean> account =
                        threads.submit(() -> !newAccount.isEmpty() && RestlessPerson.makes(server.url, newAccount));
                assertTrue(signedIn.await(30, TimeUnit.SECONDS), "all are back");
                assertFalse(server.process.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS));
                server.kill();
                for (Future<Integer> each : changes) {
                    acknowledged += each.get(10, TimeUnit.SECONDS);
                }
                if (account.get(10, TimeUnit.SECONDS)) {
                    made.add(newAccount);
                }
                amidstChanges += people.stream().anyMatch(RestlessPerson::waits) ? 1 : 0;
            }
        }

        /** Looks into the file itself. */
        private void check() throws IOException {
            Path file = folder.resolve("data/accounts.sqlite");
            assertNull(DatabaseFiles.problem(file));
            try (Database database = Database.open(file)) {
                Stores stores = Stores.of(database);
                for (RestlessPerson person : people) {
                    Circle circle = stores.contacts().of(person.name);
                    Set<String> found = new TreeSet<>(circle.blocked());
                    circle.contacts().forEach(contact -> found.add(contact.username()));
                    assertEquals(person.acknowledged(), found);
                }
                for (String name : made) {
                    assertNotNull(stores.accounts().find(name), name + " was made, and said to be");
                }
            }
            try (Stream<Path> files = Files.list(folder.resolve("data"))) {
                long libraries = files.filter(each -> each.toString().contains("sqlitejdbc"))
                        .count();
                // Two for each that was killed within the last minute.
                assertTrue(libraries < 2L * KILLS_EACH + 4, libraries + " files of SQLite's library");
            }
        }
    }
}
