package dev.parley.signaling.program.administration;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of a running server for its administrator: a Unix domain socket in the data folder, for its owner only. Who may
 * write to the folder could change the database anyway. Each connection is one request and one reply, on a virtual thread.
 */
public final class AdminSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);
    private static final String FILE = "control";
    /** Time for the system to get file descriptors back. */
    private static final long PAUSE_MS = 1_000;

    private final Path file;
    private final AdminCommands commands;
    private final ServerSocketChannel channel;
    private final Door door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Begins to listen.
     *
     * @param data folder of the server, which is held: a socket that is there was left by a killed one
     * @throws IOException if it can't, as where the folder's path is longer than the system takes for a socket
     */
    public AdminSocket(Path data, AdminCommands commands) throws IOException {
        this(data, commands, ServerSocketChannel::accept);
    }

    /** Where clients come in; a test lets the system be out of file descriptors. */
    interface Door {
        SocketChannel next(ServerSocketChannel channel) throws IOException;
    }

    AdminSocket(Path data, AdminCommands commands, Door door) throws IOException {
        this.door = door;
        this.file = file(data);
        this.commands = commands;
        Files.deleteIfExists(file);
        channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        threads.execute(this::accept);
    }

    static Path file(Path data) {
        return data.resolve(FILE);
    }

    private void accept() {
        try {
            while (channel.isOpen()) {
                SocketChannel client = door.next(channel);
                threads.execute(() -> answer(client));
            }
        } catch (IOException e) {
            if (channel.isOpen()) {
                LOG.error("The administrator could not be let in; another try follows in {} ms", PAUSE_MS, e);
                CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS, threads)
                        .execute(this::accept);
            }
        }
    }

    private void answer(SocketChannel client) {
        try (client) {
            AdminRequest request = AdminLine.readRequest(Channels.newInputStream(client));
            AdminReply reply = commands.carryOut(request);
            LOG.info("The administrator: {}{}", request.command(), reply.error().isEmpty() ? "" : ", refused");
            AdminLine.write(Channels.newOutputStream(client), reply);
        } catch (IOException e) {
            LOG.warn("What the administrator said was not understood: {}", e.getMessage());
        }
    }

    /** Lets nobody in any more. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The socket for administration could not be removed", e);
        }
        threads.shutdownNow();
    }
}
