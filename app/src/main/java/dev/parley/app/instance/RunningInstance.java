package dev.parley.app.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first program of a profile, as a second one reaches it: a Unix domain socket for its owner only. Whoever holds the
 * profile's lock may open it: a socket that is there was left by one that was killed. Each connection is read on a
 * virtual thread of its own, so that one that says nothing keeps nobody waiting.
 */
public final class RunningInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningInstance.class);

    private final Path file;
    private final Consumer<String> started;
    private final ServerSocketChannel channel;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private RunningInstance(Path file, Consumer<String> started) throws IOException {
        this.file = file;
        this.started = started;
        channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean bound = false;
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
            if (knowsOwners(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            bound = true;
        } finally {
            if (!bound) {
                channel.close();
            }
        }
        threads.execute(this::accept);
    }

    /**
     * Begins to listen.
     *
     * @param file from {@link InstanceAddress}
     * @param started hears the argument of each second start, empty for none, on any thread; must not block
     * @throws IOException if it can't, as where the profile's path is longer than the system takes for a socket
     */
    public static RunningInstance listen(Path file, Consumer<String> started) throws IOException {
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            // Private from its first moment on: so is the socket, however the process makes its files.
            if (knowsOwners(folder.getParent())) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        Files.deleteIfExists(file);
        return new RunningInstance(file, started);
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                SocketChannel second = channel.accept();
                threads.execute(() -> hear(second));
            } catch (IOException e) {
                if (channel.isOpen()) {
                    LOG.error("a second start can't be heard any more", e);
                    return;
                }
            }
        }
    }

    private void hear(SocketChannel second) {
        try (second) {
            String argument = InstanceMessage.read(second);
            LOG.info("a second start was handed over");
            started.accept(argument);
            InstanceMessage.write(second, InstanceMessage.TAKEN);
        } catch (IOException e) {
            LOG.warn("a second start was not understood: {}", e.getMessage());
        }
    }

    /** Is not there for second starts any more. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the socket for second starts can't be removed", e);
        }
        threads.shutdownNow();
    }
}
