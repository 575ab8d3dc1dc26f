package dev.parley.signaling.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class OwnerSocketTest {
    @TempDir
    Path folder;

    /** Says one byte, and gives the one that comes back; -1 if none does. */
    private static int say(Path file, int what) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(file));
            var unused = channel.write(ByteBuffer.wrap(new byte[] {(byte) what}));
            ByteBuffer answer = ByteBuffer.allocate(1);
            return channel.read(answer) < 0 ? -1 : answer.get(0);
        }
    }

    private static void echo(SocketChannel visitor) throws IOException {
        ByteBuffer said = ByteBuffer.allocate(1);
        if (visitor.read(said) < 0 || said.get(0) == 0) {
            throw new IOException("nonsense");
        }
        visitor.write(said.flip());
    }

    @Test
    void a_system_that_is_out_of_file_descriptors_for_a_while_shuts_nobody_out_for_ever() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        OwnerSocket.Door door = channel -> {
            if (tries.incrementAndGet() == 1) {
                throw new IOException("Too many open files");
            }
            return channel.accept();
        };
        Path file = folder.resolve("socket");
        try (OwnerSocket _ = new OwnerSocket(file, OwnerSocketTest::echo, door)) {
            assertEquals(7, say(file, 7));
            assertTrue(tries.get() >= 2);
        }
    }

    @Test
    void one_that_says_nonsense_or_nothing_keeps_nobody_waiting() throws Exception {
        Path file = folder.resolve("socket");
        try (OwnerSocket _ = new OwnerSocket(file, OwnerSocketTest::echo);
                SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            assertEquals(-1, say(file, 0));
            assertEquals(7, say(file, 7));
            assertTrue(silent.isOpen());
        }
    }

    @Test
    void it_takes_the_place_of_one_that_was_killed_is_for_its_owner_and_goes_at_the_end() throws Exception {
        Path file = Files.createFile(folder.resolve("socket"));
        try (OwnerSocket _ = new OwnerSocket(file, OwnerSocketTest::echo)) {
            assertEquals(7, say(file, 7));
            assumeTrue(
                    file.getFileSystem().supportedFileAttributeViews().contains("posix"),
                    "the file system knows no owners");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertFalse(Files.exists(file));
    }
}
