package dev.parley.app.settings.keychain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.testing.MessageBus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The keychain of a real desktop. */
@Timeout(120)
class GnomeKeyringTest {
    private static final String SERVER = "wss://example.org:8443";

    @TempDir
    Path directory;

    private MessageBus bus;
    private GnomeKeyring keyring;
    private Keychain keychain;

    @BeforeEach
    void open() throws Exception {
        bus = MessageBus.open(directory);
        keyring = GnomeKeyring.open(directory, bus);
        keychain = find();
    }

    @AfterEach
    void close() {
        if (keyring != null) {
            keyring.close();
        }
        if (bus != null) {
            bus.close();
        }
    }

    private Keychain find() throws KeychainException {
        return SystemKeychain.finder(Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address()), "Linux")
                .find();
    }

    @Test
    void a_secret_is_kept_replaced_and_forgotten() throws Exception {
        assertEquals("", keychain.get(SERVER, "anna"));
        keychain.put(SERVER, "anna", "first");
        // The numbers of both sides are new each time, also those that begin with zeros.
        for (int i = 0; i < 20; i++) {
            String secret = "Geheimnis ☂ " + "x".repeat(i * i);
            keychain.put(SERVER, "anna", secret);
            assertEquals(secret, keychain.get(SERVER, "anna"));
        }
        keychain.put("embedded", "anna", "other");
        keychain.delete(SERVER, "anna");
        keychain.delete(SERVER, "anna");
        assertEquals("", keychain.get(SERVER, "anna"));
        assertEquals("other", keychain.get("embedded", "anna"));
    }

    @Test
    void it_is_there_after_a_restart_and_no_file_has_it_in_plain() throws Exception {
        keychain.put(SERVER, "anna", "the-secret-that-nobody-reads");
        keyring.close();
        assertNull(find());
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(text(file).contains("the-secret"), () -> file + " has the secret");
            }
        }
        keyring = GnomeKeyring.open(directory, bus);
        assertEquals("the-secret-that-nobody-reads", keychain.get(SERVER, "anna"));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    @Test
    void where_it_can_not_ask_for_its_password_it_stays_locked_and_that_is_told() throws Exception {
        keychain.put(SERVER, "anna", "secret");
        try (SecretBus calls = SecretBus.connect(bus.address(), Duration.ofSeconds(10))) {
            Object collection = calls.call(
                            "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "ReadAlias", "s", "default")[
                    0];
            calls.call("/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock", "ao", List.of(collection));
        }
        // Its window comes from another process, which there is none of on this bus.
        long start = System.nanoTime();
        KeychainException e = assertThrows(KeychainException.class, () -> keychain.get(SERVER, "anna"));
        assertEquals(KeychainException.LOCKED, e.code());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(20).toNanos());
    }
}
