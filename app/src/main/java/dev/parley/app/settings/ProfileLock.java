package dev.parley.app.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two programs from using one profile at once. The system lets go of it when the process ends, however it ends. */
public final class ProfileLock implements AutoCloseable {
    private final FileChannel channel;

    private ProfileLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @return null if another program has it
     * @throws IOException if the folder can't be written
     */
    public static ProfileLock take(Home home) throws IOException {
        Path file = home.config().resolve("parley.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This process has it already: the same answer as if another had it.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : new ProfileLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
