package dev.parley.signaling.local;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
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
 * A Unix domain socket for its owner only. Each connection has a virtual thread of its own, so that one that says nothing keeps
 * nobody waiting.
 */
public final class OwnerSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerSocket.class);
    /** Time for the system to get file descriptors back. */
    private static final long PAUSE_MS = 1_000;

    private final Path file;
    private final Visit visit;
    private final Door door;
    private final ServerSocketChannel channel;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What is done with a connection, which is closed afterwards. Any thread; may block. */
    public interface Visit {
        /**
         * Talks to one of them.
         *
         * @throws IOException if the other side says what it should not, or is gone
         */
        void talk(SocketChannel visitor) throws IOException;
    }

    /** Where they come in; a test lets the system be out of file descriptors. */
    interface Door {
        SocketChannel next(ServerSocketChannel channel) throws IOException;
    }

    /**
     * Begins to listen.
     *
     * @param file of which the caller knows that no living program listens there: what is there is removed
     * @throws IOException if it can't, as where the path is longer than the system takes for a socket
     */
    public OwnerSocket(Path file, Visit visit) throws IOException {
        this(file, visit, ServerSocketChannel::accept);
    }

    OwnerSocket(Path file, Visit visit, Door door) throws IOException {
        this.file = file;
        this.visit = visit;
        this.door = door;
        Files.deleteIfExists(file);
        channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (channel.isOpen()) {
                SocketChannel visitor = door.next(channel);
                threads.execute(() -> talk(visitor));
            }
        } catch (IOException e) {
            if (channel.isOpen()) {
                LOG.error("Nobody can be let in at {}; another try follows in {} ms", file, PAUSE_MS, e);
                CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS, threads)
                        .execute(this::accept);
            }
        }
    }

    private void talk(SocketChannel visitor) {
        try (visitor) {
            visit.talk(visitor);
        } catch (IOException e) {
            LOG.warn("What was said at {} was not understood: {}", file, e.getMessage());
        }
    }

    /** Lets nobody in any more, and removes the socket. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The socket {} could not be removed", file, e);
        }
        threads.shutdownNow();
    }
}
