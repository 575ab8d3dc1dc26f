package dev.parley.signaling.program.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.program.administration.AdminCommands.Running;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AdminSocketTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(20)
    void a_system_that_is_out_of_file_descriptors_for_a_while_shuts_nobody_out_for_ever() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        AdminSocket.Door door = channel -> {
            if (tries.incrementAndGet() == 1) {
                throw new IOException("Too many open files");
            }
            return channel.accept();
        };
        AdminCommands commands = new AdminCommands(null, new Running("wss://x", Instant.EPOCH, CompletableFuture::new));
        AdminSocket socket = new AdminSocket(folder, commands, door);
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            client.connect(UnixDomainSocketAddress.of(AdminSocket.file(folder)));
            AdminLine.write(Channels.newOutputStream(client), new AdminRequest("nonsense", Map.of()));
            AdminReply reply = AdminLine.readReply(Channels.newInputStream(client));
            assertEquals("This server does not know the command 'nonsense'.", reply.error());
            assertTrue(tries.get() >= 2);
        } finally {
            socket.close();
        }
    }
}
