package dev.parley.app.instance;

import dev.parley.signaling.local.OwnerSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first program of a profile, as a second one reaches it. Whoever holds the profile's lock may open it: a socket that is
 * there was left by one that was killed.
 */
public final class RunningInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningInstance.class);

    private final OwnerSocket socket;

    private RunningInstance(OwnerSocket socket) {
        this.socket = socket;
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
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        return new RunningInstance(new OwnerSocket(file, second -> {
            String argument = InstanceMessage.read(second);
            LOG.info("a second start was handed over");
            started.accept(argument);
            InstanceMessage.write(second, InstanceMessage.TAKEN);
        }));
    }

    /** Is not there for second starts any more. */
    @Override
    public void close() {
        socket.close();
    }
}
