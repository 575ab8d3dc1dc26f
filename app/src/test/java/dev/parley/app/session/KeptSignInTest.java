package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.SecretPlace;
import dev.parley.app.settings.keychain.Keychain;
import dev.parley.app.settings.keychain.KeychainException;
import dev.parley.signaling.server.Administration;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with what is kept, at a real server on loopback, with a keychain that does what the test says. */
@Timeout(60)
class KeptSignInTest {
    private static final SecretPlace KEYCHAIN = new SecretPlace("Cupboard", "");

    @TempDir
    Path folder;

    private final Cupboard cupboard = new Cupboard();
    private SignalingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, folder.resolve("server"), "test"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Person anna() throws Exception {
        return new Person(folder.resolve("anna"), () -> cupboard, new Hurried());
    }

    private void signUp() throws Exception {
        try (Person anna = anna().signUp(server, "anna")) {
            anna.await("kept", s -> KEYCHAIN.equals(s.secrets()));
        }
    }

    private static Predicate<Snapshot> asks(String problem) {
        return s -> s.server() instanceof ServerStatus.NeedsAccount needs
                && needs.problem().code().equals(problem);
    }

    @Test
    void who_signed_up_is_signed_in_by_the_keychain_until_they_sign_out() throws Exception {
        signUp();
        assertFalse(Files.exists(folder.resolve("anna").resolve("secrets.json")));
        assertFalse(cupboard.only().contains(Person.PASSWORD), "the password is not kept");
        try (Person anna = anna()) {
            anna.awaitServer(ServerStatus.SignedIn.class);
            assertEquals(KEYCHAIN, anna.session.snapshot().secrets());
            anna.session.signOut();
            anna.awaitServer(ServerStatus.NeedsAccount.class);
            anna.awaitDisk();
        }
        assertEquals(Map.of(), cupboard.kept);
        try (Person anna = anna()) {
            anna.await("asked", asks(""));
        }
    }

    private int devices(String name) {
        return server.administration().accounts().join().stream()
                .filter(account -> account.username().equals(name))
                .mapToInt(Administration.AccountInfo::devices)
                .sum();
    }

    @Test
    void each_sign_in_brings_another_token_and_the_newest_is_kept() throws Exception {
        signUp();
        Set<String> tokens = new HashSet<>(cupboard.kept.values());
        for (int start = 0; start < 3; start++) {
            try (Person anna = anna()) {
                anna.awaitServer(ServerStatus.SignedIn.class);
                anna.awaitDisk();
            }
            assertTrue(tokens.add(cupboard.only()), "a token is used once");
        }
        assertEquals(1, devices("anna"));
    }

    @Test
    void who_is_killed_before_the_new_token_is_kept_is_signed_in_by_the_old_one() throws Exception {
        signUp();
        Map<String, String> before = Map.copyOf(cupboard.kept);
        try (Person anna = anna()) {
            anna.awaitServer(ServerStatus.SignedIn.class);
            anna.awaitDisk();
        }
        cupboard.kept.putAll(before);
        try (Person anna = anna()) {
            anna.awaitServer(ServerStatus.SignedIn.class);
        }
    }

    @Test
    void a_server_that_was_started_anew_needs_no_password_either() throws Exception {
        try (Person anna = anna().signUp(server, "anna")) {
            int port = server.port();
            server.close();
            anna.awaitServer(ServerStatus.Lost.class);
            server = new SignalingServer(ServerConfig.local("127.0.0.1", port, folder.resolve("server"), "test"));
            server.start();
            anna.session.reconnect();
            anna.awaitServer(ServerStatus.SignedIn.class);
            anna.awaitDisk();
        }
        try (Person anna = anna()) {
            anna.awaitServer(ServerStatus.SignedIn.class);
        }
    }

    @Test
    void a_password_that_an_older_program_kept_is_replaced_by_a_token() throws Exception {
        signUp();
        cupboard.kept.replaceAll((account, token) -> Person.PASSWORD);
        try (Person anna = anna()) {
            anna.awaitServer(ServerStatus.SignedIn.class);
            anna.awaitDisk();
            assertFalse(cupboard.only().contains(Person.PASSWORD));
        }
        assertEquals(1, devices("anna"), "it stays the same device");
        try (Person anna = anna()) {
            anna.awaitServer(ServerStatus.SignedIn.class);
        }
    }

    @Test
    void a_token_that_is_over_asks_for_the_password_and_the_device_stays_the_same() throws Exception {
        signUp();
        cupboard.kept.replaceAll((account, token) -> token + "x");
        try (Person anna = anna()) {
            Snapshot asked = anna.await("asked", asks("token-expired"));
            ServerStatus.NeedsAccount form = (ServerStatus.NeedsAccount) asked.server();
            assertEquals("anna", form.suggestedUsername());
            anna.awaitDisk();
            assertEquals(Map.of(), cupboard.kept, "it is good for nothing any more");
            anna.session.signIn("anna", Person.PASSWORD);
            anna.awaitServer(ServerStatus.SignedIn.class);
        }
        assertEquals(1, devices("anna"));
    }

    @Test
    void who_is_cut_off_by_the_administrator_is_told_and_forgets_the_token() throws Exception {
        try (Person anna = anna().signUp(server, "anna")) {
            anna.awaitDisk();
            server.administration().disconnect("anna").join();
            Snapshot told = anna.await("told", asks("signed-out-administrator"));
            assertTrue(told.people().isEmpty());
            anna.awaitDisk();
            assertEquals(Map.of(), cupboard.kept);
        }
    }

    @Test
    void who_was_deleted_meanwhile_is_asked_for_a_password_and_who_is_here_is_told() throws Exception {
        try (Person anna = anna().signUp(server, "anna")) {
            anna.awaitDisk();
            server.administration().deleteAccount("anna").join();
            Snapshot told = anna.await("told", asks("signed-out-account-deleted"));
            assertEquals("", ((ServerStatus.NeedsAccount) told.server()).suggestedUsername());
        }
        try (Person anna = anna()) {
            anna.await("asked", asks(""));
        }
    }

    @Test
    void one_that_stays_locked_is_told_and_the_file_takes_its_place() throws Exception {
        signUp();
        cupboard.locked = true;
        try (Person anna = anna()) {
            anna.await("asked", asks("keychain-locked"));
            anna.session.signIn("anna", Person.PASSWORD);
            anna.awaitServer(ServerStatus.SignedIn.class);
            anna.awaitDisk();
            assertEquals(
                    new SecretPlace("", KeychainException.LOCKED),
                    anna.session.snapshot().secrets());
        }
        assertTrue(Files.exists(folder.resolve("anna").resolve("secrets.json")));
        try (Person anna = anna()) {
            anna.awaitServer(ServerStatus.SignedIn.class);
        }
        cupboard.locked = false;
        try (Person anna = anna()) {
            anna.awaitServer(ServerStatus.SignedIn.class);
            assertEquals(KEYCHAIN, anna.session.snapshot().secrets());
        }
        assertFalse(Files.exists(folder.resolve("anna").resolve("secrets.json")));
    }

    @Test
    void one_that_fails_later_is_said_once() throws Exception {
        try (Person anna = anna()) {
            cupboard.locked = true;
            anna.signUp(server, "anna");
            Snapshot told = anna.await("told", s -> s.notice() != null);
            assertEquals("keychain-not-used", told.notice().code());
            assertEquals(KeychainException.LOCKED, told.notice().detail());
        }
    }

    @Test
    void who_unlocks_it_late_is_signed_in_from_the_form() throws Exception {
        signUp();
        cupboard.opened = new CountDownLatch(1);
        try (Person anna = anna()) {
            anna.await("asked meanwhile", asks("keychain-slow"));
            cupboard.opened.countDown();
            anna.awaitServer(ServerStatus.SignedIn.class);
        }
    }

    @Test
    void who_typed_meanwhile_is_not_disturbed_by_it() throws Exception {
        signUp();
        cupboard.opened = new CountDownLatch(1);
        try (Person anna = anna()) {
            anna.await("asked meanwhile", asks("keychain-slow"));
            anna.session.signIn("anna", "not this one");
            anna.await("refused", asks("wrong-credentials"));
            cupboard.opened.countDown();
            anna.awaitDisk();
            // What it said was handed to the session before this.
            anna.session.setAway(true);
            anna.await("away", Snapshot::away);
            assertTrue(asks("wrong-credentials").test(anna.session.snapshot()));
        }
    }

    /** The thread of a session for which seconds are hundredths of a second. */
    private static final class Hurried extends ScheduledThreadPoolExecutor {
        Hurried() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            return super.schedule(command, unit.toMillis(delay) / 100, TimeUnit.MILLISECONDS);
        }
    }

    private static final class Cupboard implements Keychain {
        private final Map<String, String> kept = new ConcurrentHashMap<>();
        private volatile boolean locked;
        /** What the person does before it answers. */
        private volatile CountDownLatch opened = new CountDownLatch(0);

        @Override
        public String name() {
            return "Cupboard";
        }

        @Override
        public String get(String server, String account) throws KeychainException {
            open();
            return kept.getOrDefault(account + " " + server, "");
        }

        @Override
        public void put(String server, String account, String secret) throws KeychainException {
            open();
            kept.put(account + " " + server, secret);
        }

        @Override
        public void delete(String server, String account) throws KeychainException {
            open();
            kept.remove(account + " " + server);
        }

        /** The one secret that is in it. */
        private String only() {
            assertEquals(1, kept.size());
            return kept.values().iterator().next();
        }

        private void open() throws KeychainException {
            try {
                opened.await();
            } catch (InterruptedException e) {
                throw new KeychainException(KeychainException.NO_ANSWER, "interrupted", e);
            }
            if (locked) {
                throw new KeychainException(KeychainException.LOCKED, "as the test wants");
            }
        }
    }
}
