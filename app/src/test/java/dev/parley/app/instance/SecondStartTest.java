package dev.parley.app.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.instance.SecondStart.Outcome;
import dev.parley.app.settings.Home;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondStartTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Short, as the path of a socket must be. */
    @TempDir
    Path folder;

    private final BlockingQueue<String> started = new LinkedBlockingQueue<>();

    private Home home(String name) throws IOException {
        Home home = Home.in(folder.resolve(name));
        home.create();
        return home;
    }

    private Path address(String name) throws IOException {
        return InstanceAddress.of(home(name), Map.of());
    }

    @Test
    void a_second_start_hands_its_argument_to_the_first() throws IOException {
        Path address = address("a");
        assertEquals(Outcome.NOBODY, SecondStart.handOver(address, "", SOON));
        try (RunningInstance _ = RunningInstance.listen(address, started::add)) {
            assertEquals(Outcome.TAKEN, SecondStart.handOver(address, "parley:ann@example.org", SOON));
            assertEquals(Outcome.TAKEN, SecondStart.handOver(address, "", SOON));
            assertEquals(Outcome.TAKEN, SecondStart.handOver(address, "ä\nb", SOON));
        }
        assertEquals("parley:ann@example.org", started.poll());
        assertEquals("", started.poll());
        assertEquals("ä b", started.poll());
        assertEquals(Outcome.NOBODY, SecondStart.handOver(address, "", SOON));
        assertFalse(Files.exists(address));
    }

    @Test
    void a_first_one_that_died_is_no_obstacle() throws IOException {
        Path address = address("a");
        Files.createDirectory(address.getParent());
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(address));
        }
        assertTrue(Files.exists(address), "a socket stays behind");
        assertEquals(Outcome.NOBODY, SecondStart.handOver(address, "x", SOON));
        try (RunningInstance _ = RunningInstance.listen(address, started::add)) {
            assertEquals(Outcome.TAKEN, SecondStart.handOver(address, "x", SOON));
        }
    }

    @Test
    void one_that_hangs_keeps_nobody_waiting() throws IOException {
        Path address = address("a");
        Files.createDirectory(address.getParent());
        try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hung.bind(UnixDomainSocketAddress.of(address));
            assertEquals(Outcome.NO_ANSWER, SecondStart.handOver(address, "x", Duration.ofMillis(50)));
        }
    }

    @Test
    void one_that_says_nothing_or_too_much_is_no_start() throws IOException {
        Path address = address("a");
        try (RunningInstance _ = RunningInstance.listen(address, started::add);
                SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(address))) {
            assertEquals(Outcome.NOBODY, SecondStart.handOver(address, "x".repeat(InstanceMessage.MOST_BYTES), SOON));
            assertEquals(Outcome.TAKEN, SecondStart.handOver(address, "y", SOON));
            assertTrue(silent.isOpen());
        }
        assertEquals("y", started.poll());
        assertTrue(started.isEmpty());
    }

    @Test
    void profiles_are_apart_and_one_has_one_address_by_whatever_path() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", run.toString());
        Home home = home("a");
        assertNotEquals(InstanceAddress.of(home, environment), InstanceAddress.of(home("b"), environment));
        assertNotEquals(InstanceAddress.of(home, Map.of()), InstanceAddress.of(home("b"), Map.of()));
        assertEquals(
                run.resolve("parley"), InstanceAddress.of(home, environment).getParent());
        Files.createSymbolicLink(folder.resolve("link"), home.config());
        assertEquals(
                InstanceAddress.of(home, environment),
                InstanceAddress.of(Home.in(folder.resolve("link")), environment));
        assertEquals(
                InstanceAddress.of(home, Map.of()),
                InstanceAddress.of(
                        home, Map.of("XDG_RUNTIME_DIR", folder.resolve("gone").toString())));
    }

    @Test
    void only_its_owner_may_talk_to_it() throws IOException {
        Path address = address("a");
        Assumptions.assumeTrue(
                address.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system knows no owners");
        try (RunningInstance _ = RunningInstance.listen(address, started::add)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(address)));
            assertEquals(
                    "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(address.getParent())));
        }
    }
}
