package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.KeptSecrets.Found;
import dev.parley.app.settings.keychain.Keychain;
import dev.parley.app.settings.keychain.KeychainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KeptSecretsTest {
    private static final String SERVER = "wss://a:1";
    private static final SecretPlace KEYCHAIN = new SecretPlace("Cupboard", "");
    private static final SecretPlace LOCKED = new SecretPlace("", KeychainException.LOCKED);

    @TempDir
    Path folder;

    private final Cupboard cupboard = new Cupboard();
    private final ExecutorService asking = Executors.newSingleThreadExecutor();
    private Home home;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        home = Home.in(folder.resolve("home"));
        home.create();
        file = home.data().resolve("secrets.json");
    }

    @AfterEach
    void close() throws InterruptedException {
        cupboard.hang.countDown();
        asking.shutdownNow();
        assertTrue(asking.awaitTermination(30, TimeUnit.SECONDS));
    }

    /** A start of the program on a system with this keychain; the work is done in the thread that calls. */
    private KeptSecrets start(Keychain.Finder finder) {
        return new KeptSecrets(home, finder, Runnable::run, asking, Duration.ofSeconds(20));
    }

    private KeptSecrets start() {
        return start(() -> cupboard);
    }

    private static Found got(KeptSecrets secrets, String username) {
        return secrets.get(SERVER, username).join();
    }

    private static SecretPlace put(KeptSecrets secrets, String username, String secret) {
        return secrets.put(SERVER, username, secret).join();
    }

    private static SecretPlace delete(KeptSecrets secrets, String username) {
        return secrets.delete(SERVER, username).join();
    }

    @Test
    void with_a_keychain_there_is_no_file() {
        assertEquals(new Found("", KEYCHAIN), got(start(), "anna"));
        assertEquals(KEYCHAIN, put(start(), "anna", "first"));
        assertEquals(KEYCHAIN, put(start(), "anna", "second"));
        assertEquals(new Found("second", KEYCHAIN), got(start(), "anna"));
        assertEquals(new Found("", KEYCHAIN), got(start(), "bert"));
        assertFalse(Files.exists(file));
        assertEquals(KEYCHAIN, delete(start(), "anna"));
        assertEquals(new Found("", KEYCHAIN), got(start(), "anna"));
        assertEquals(Map.of(), cupboard.kept);
        assertFalse(Files.exists(file));
    }

    @Test
    void where_everything_is_to_be_in_one_folder_secrets_are_in_its_file() throws IOException {
        assertEquals(new Found("", SecretPlace.FILE), got(start(null), "anna"));
        assertEquals(SecretPlace.FILE, put(start(null), "anna", "secret"));
        assertEquals(SecretPlace.FILE, put(start(null), "bert", "other"));
        assertEquals(new Found("secret", SecretPlace.FILE), got(start(null), "anna"));
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertEquals(SecretPlace.FILE, delete(start(null), "anna"));
        assertEquals(new Found("", SecretPlace.FILE), got(start(null), "anna"));
        assertEquals(new Found("other", SecretPlace.FILE), got(start(null), "bert"));
        delete(start(null), "bert");
        assertFalse(Files.exists(file));
    }

    @Test
    void what_was_in_the_file_is_brought_to_a_keychain_that_is_new_and_then_gone_from_the_file() {
        put(start(() -> null), "anna", "secret");
        put(start(() -> null), "bert", "other");
        assertEquals(new Found("secret", KEYCHAIN), got(start(), "anna"));
        assertEquals(Map.of("anna " + SERVER, "secret", "bert " + SERVER, "other"), cupboard.kept);
        assertFalse(Files.exists(file));
        assertEquals(new Found("secret", KEYCHAIN), got(start(), "anna"));
    }

    @Test
    void passwords_of_an_older_program_are_brought_too() throws IOException {
        Files.writeString(file, """
                {"version": 1, "content": {"passwords": {"anna wss://a:1": "secret", "bert embedded": "other"}}}
                """);
        assertEquals(new Found("secret", KEYCHAIN), got(start(), "anna"));
        assertEquals(Map.of("anna wss://a:1", "secret", "bert embedded", "other"), cupboard.kept);
        assertFalse(Files.exists(file));
    }

    @Test
    void one_that_fails_later_is_replaced_by_the_file_until_the_next_start() {
        KeptSecrets secrets = start();
        put(secrets, "anna", "first");
        cupboard.failure = KeychainException.LOCKED;
        assertEquals(LOCKED, put(secrets, "anna", "second"));
        int asked = cupboard.asked;
        // Who was asked once and said no is not asked at every turn.
        assertEquals(LOCKED, put(secrets, "anna", "third"));
        assertEquals(new Found("third", LOCKED), got(secrets, "anna"));
        assertEquals(asked, cupboard.asked);

        assertEquals(new Found("third", LOCKED), got(start(), "anna"));
        cupboard.failure = "";
        assertEquals(new Found("third", KEYCHAIN), got(start(), "anna"));
        assertEquals(Map.of("anna " + SERVER, "third"), cupboard.kept);
        assertFalse(Files.exists(file));
    }

    @Test
    void one_that_can_not_be_read_is_told_with_the_reason() {
        put(start(), "anna", "secret");
        cupboard.failure = KeychainException.LOCKED;
        assertEquals(new Found("", LOCKED), got(start(), "anna"));
    }

    @Test
    void one_that_can_not_be_looked_for_is_told_with_the_reason() {
        Keychain.Finder broken = () -> {
            throw new KeychainException(KeychainException.NO_ANSWER, "nobody says a word");
        };
        SecretPlace place = new SecretPlace("", KeychainException.NO_ANSWER);
        assertEquals(place, put(start(broken), "anna", "secret"));
        assertEquals(new Found("secret", place), got(start(broken), "anna"));
    }

    @Test
    void one_that_breaks_is_as_one_that_fails() {
        cupboard.failure = "broken";
        assertEquals(new Found("", new SecretPlace("", KeychainException.FAILED)), got(start(), "anna"));
    }

    @Test
    void what_could_not_be_forgotten_signs_nobody_in_and_is_forgotten_at_a_later_start() throws IOException {
        put(start(), "anna", "secret");
        cupboard.failure = KeychainException.LOCKED;
        assertEquals(LOCKED, delete(start(), "anna"));
        assertFalse(Files.readString(file).contains("\"secret\": \"secret\""));
        assertEquals(new Found("", LOCKED), got(start(), "anna"));
        assertEquals(new Found("", SecretPlace.FILE), got(start(() -> null), "anna"));
        cupboard.failure = "";
        assertEquals(new Found("", KEYCHAIN), got(start(), "anna"));
        assertEquals(Map.of(), cupboard.kept);
        assertFalse(Files.exists(file));
    }

    @Test
    void one_that_is_not_there_today_has_nothing_tomorrow_that_was_forgotten_today() {
        put(start(), "anna", "secret");
        assertEquals(SecretPlace.FILE, delete(start(() -> null), "anna"));
        assertEquals(new Found("", KEYCHAIN), got(start(), "anna"));
        assertEquals(Map.of(), cupboard.kept);
    }

    @Test
    void one_that_hangs_is_waited_for_no_longer_than_the_bound_and_only_once() {
        put(start(), "anna", "secret");
        cupboard.hangs = true;
        KeptSecrets secrets = new KeptSecrets(home, () -> cupboard, Runnable::run, asking, Duration.ofMillis(200));
        SecretPlace place = new SecretPlace("", KeychainException.NO_ANSWER);
        assertEquals(new Found("", place), got(secrets, "anna"));
        long start = System.nanoTime();
        assertEquals(place, put(secrets, "anna", "new"));
        assertEquals(new Found("new", place), got(secrets, "anna"));
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
    }

    @Test
    void nobody_waits_for_it_who_asks() throws Exception {
        cupboard.hangs = true;
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            KeptSecrets secrets = new KeptSecrets(home, () -> cupboard, thread, asking, Duration.ofSeconds(20));
            CompletableFuture<Found> found = secrets.get(SERVER, "anna");
            CompletableFuture<SecretPlace> put = secrets.put(SERVER, "anna", "secret");
            assertTrue(cupboard.reached.await(30, TimeUnit.SECONDS));
            assertFalse(found.isDone() || put.isDone());
            cupboard.hang.countDown();
            assertEquals(new Found("", KEYCHAIN), found.get());
            assertEquals(KEYCHAIN, put.get());
        }
        assertEquals(Map.of("anna " + SERVER, "secret"), cupboard.kept);
    }

    @Test
    void what_can_be_kept_nowhere_is_told() throws IOException {
        Files.createDirectories(home.data().resolve("secrets.json.new").resolve("full"));
        Throwable failure = assertThrows(
                        ExecutionException.class,
                        () -> start(() -> null).put(SERVER, "anna", "secret").get())
                .getCause();
        assertInstanceOf(IOException.class, failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{\"version\":1}",
                "{\"version\":99,\"content\":{\"secrets\":[]}}",
                "{\"version\":1,\"content\":{\"passwords\":7}}",
                "{\"version\":1,\"content\":{\"passwords\":{\"anna\":\"without a server\"}}}",
                "{\"version\":2,\"content\":{\"secrets\":[null]}}",
                "{\"version\":2,\"content\":{\"secrets\":[{\"server\":\"wss://a:1\",\"username\":\"anna\"}]}}"
            })
    void a_broken_file_is_set_aside(String text) throws IOException {
        Files.writeString(file, text);
        KeptSecrets secrets = start(() -> null);
        assertEquals(new Found("", SecretPlace.FILE), got(secrets, "anna"));
        assertEquals(text, Files.readString(home.data().resolve("secrets.json.broken")));
        put(secrets, "anna", "secret");
        assertEquals("secret", got(secrets, "anna").secret());
    }

    @Test
    void a_file_that_others_could_read_is_not_that_file_any_more_once_it_is_written() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        put(start(null), "anna", "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        put(start(null), "anna", "new");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** A keychain that does what the test says. The thread that asks and the test's take turns. */
    private static final class Cupboard implements Keychain {
        private final Map<String, String> kept = new LinkedHashMap<>();
        /** The code of what each question fails with; empty for nothing. */
        private volatile String failure = "";

        private volatile boolean hangs;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch hang = new CountDownLatch(1);
        private int asked;

        @Override
        public String name() {
            return "Cupboard";
        }

        @Override
        public String get(String server, String account) throws KeychainException {
            ask();
            return kept.getOrDefault(account + " " + server, "");
        }

        @Override
        public void put(String server, String account, String secret) throws KeychainException {
            ask();
            kept.put(account + " " + server, secret);
        }

        @Override
        public void delete(String server, String account) throws KeychainException {
            ask();
            kept.remove(account + " " + server);
        }

        private void ask() throws KeychainException {
            asked++;
            if (hangs) {
                reached.countDown();
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    throw new KeychainException(KeychainException.NO_ANSWER, "interrupted", e);
                }
            }
            if (failure.equals("broken")) {
                throw new IllegalStateException("as the test wants");
            }
            if (!failure.isEmpty()) {
                throw new KeychainException(failure, "as the test wants");
            }
        }
    }
}
