package dev.parley.signaling.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.testing.TestCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnIdentityTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2030-01-01T12:00:00Z");
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("identity.p12");
    }

    private OwnIdentity open() throws IdentityException {
        return OwnIdentity.open(folder, "Anna's practice", () -> now);
    }

    private static Instant end(ServerIdentity identity) {
        return identity.chain().getFirst().getNotAfter().toInstant();
    }

    @Test
    void an_authority_and_what_it_signed_are_made_once_and_kept() throws Exception {
        OwnIdentity made = open();
        List<X509Certificate> chain = made.chain();
        assertEquals(2, chain.size());
        chain.getFirst().verify(chain.getLast().getPublicKey());
        assertTrue(chain.getLast().getBasicConstraints() >= 0, "an authority");
        assertEquals(-1, chain.getFirst().getBasicConstraints());
        assertTrue(chain.getFirst().getSubjectX500Principal().getName().contains("Anna's practice"));
        now = now.plus(Duration.ofDays(200));
        OwnIdentity again = open();
        assertEquals(chain, again.chain());
        assertEquals(made.fingerprint(), again.fingerprint());
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void any_name_of_a_server_will_do() throws Exception {
        for (String name : List.of("", "x".repeat(500), "🦜".repeat(100), "a,b=c+\"d\" \\ #")) {
            Files.deleteIfExists(file);
            assertEquals(2, OwnIdentity.open(folder, name, () -> now).chain().size(), name);
        }
    }

    @Test
    void a_running_server_renews_its_certificate_sixty_days_before_the_end_and_keeps_the_pin() throws Exception {
        OwnIdentity identity = open();
        SSLContext first = identity.context();
        String pin = identity.fingerprint();
        Instant end = end(identity);
        now = end.minus(Duration.ofDays(60)).minusSeconds(1);
        identity.refresh();
        assertSame(first, identity.context(), "not yet");
        now = now.plusSeconds(1);
        identity.refresh();
        assertTrue(end(identity).isAfter(now.plus(Duration.ofDays(300))));
        assertNotEquals(first, identity.context());
        assertEquals(pin, identity.fingerprint());
        identity.chain().getFirst().verify(identity.chain().getLast().getPublicKey());
        assertEquals(identity.chain(), open().chain(), "the new one is on the disk");
    }

    @Test
    void a_server_that_was_off_for_years_renews_at_its_start() throws Exception {
        String pin = open().fingerprint();
        now = now.plus(Duration.ofDays(3 * 365));
        OwnIdentity later = open();
        assertTrue(end(later).isAfter(now));
        assertEquals(pin, later.fingerprint());
    }

    @Test
    void a_certificate_made_with_a_clock_that_was_wrong_is_made_anew() throws Exception {
        String pin = open().fingerprint();
        now = now.minus(Duration.ofDays(10 * 365));
        OwnIdentity corrected = open();
        assertTrue(corrected.chain().getFirst().getNotBefore().toInstant().isBefore(now));
        assertEquals(pin, corrected.fingerprint());
    }

    @Test
    void a_certificate_that_cannot_be_saved_stays_and_is_tried_again_an_hour_later() throws Exception {
        OwnIdentity identity = open();
        SSLContext first = identity.context();
        // A folder in the way; permissions would not stop an administrator.
        Path inTheWay =
                Files.createDirectories(folder.resolve("identity.p12.new/x")).getParent();
        now = end(identity).minus(Duration.ofDays(59));
        identity.refresh();
        assertSame(first, identity.context());
        Files.delete(inTheWay.resolve("x"));
        identity.refresh();
        assertSame(first, identity.context(), "not every half minute");
        now = now.plus(Duration.ofHours(1));
        identity.refresh();
        assertNotEquals(first, identity.context());
    }

    private static final List<String> STEPS = List.of(
            "write identity.p12.new",
            "force identity.p12.new",
            "move identity.p12.new to identity.p12",
            "force the folder");

    /** A power cut may come after each of them: what is moved into place must be on the disk before its name is. */
    @Test
    void a_key_is_on_the_disk_before_it_gets_its_name_and_then_the_name() throws Exception {
        WatchedDisk disk = new WatchedDisk(folder, Integer.MAX_VALUE);
        OwnIdentity identity = OwnIdentity.open(folder, "Anna's practice", () -> now, disk);
        assertEquals(STEPS, disk.steps);
        disk.steps.clear();
        now = end(identity);
        identity.refresh();
        assertEquals(STEPS, disk.steps);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void what_fails_before_the_key_has_its_name_leaves_the_one_of_before(int step) throws Exception {
        OwnIdentity identity = open();
        byte[] before = Files.readAllBytes(file);
        now = end(identity);
        WatchedDisk disk = new WatchedDisk(folder, step);
        assertThrows(IdentityException.class, () -> OwnIdentity.open(folder, "Anna's practice", () -> now, disk));
        assertEquals(STEPS.subList(0, step + 1), disk.steps);
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(identity.fingerprint(), open().fingerprint());
    }

    /** Writes down what is done to the disk, and fails at one step. */
    private static final class WatchedDisk implements Disk {
        final List<String> steps = new ArrayList<>();
        private final Path folder;
        private final int failsAt;

        WatchedDisk(Path folder, int failsAt) {
            this.folder = folder;
            this.failsAt = failsAt;
        }

        private void step(String what) throws IOException {
            steps.add(what);
            if (steps.size() > failsAt) {
                throw new IOException("the disk is full, says the test");
            }
        }

        private String name(Path path) {
            return path.equals(folder) ? "the folder" : path.getFileName().toString();
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            step("write " + name(file));
            SYSTEM.write(file, content);
        }

        @Override
        public void force(Path path) throws IOException {
            step("force " + name(path));
            SYSTEM.force(path);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            step("move " + name(from) + " to " + name(to));
            SYSTEM.move(from, to);
        }
    }

    @Test
    void a_certificate_of_a_program_of_before_is_used_on_as_it_is() throws Exception {
        var old = TestCertificates.leaf("Old", null);
        char[] password = "parley".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("parley", old.keys().getPrivate(), password, new Certificate[] {old.certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        byte[] before = Files.readAllBytes(file);
        now = Instant.now().plus(Duration.ofDays(365));
        OwnIdentity identity = open();
        identity.refresh();
        assertEquals(List.of(old.certificate()), identity.chain());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void a_file_that_cannot_be_read_is_said_so_and_not_replaced() throws Exception {
        Files.writeString(file, "damaged");
        IdentityException e = assertThrows(IdentityException.class, this::open);
        assertTrue(e.getMessage().contains("Put the file back from a copy"), e.getMessage());
        assertEquals("damaged", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("identity.p12.new")));
    }
}
