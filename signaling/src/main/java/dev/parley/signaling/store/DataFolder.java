package dev.parley.signaling.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/**
 * The folder of a server, held by this process alone: who changes the database or its file behind a server's back would
 * lose what it promised to people. The system lets go of it when the process ends, however it ends. Any thread.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK_FILE = "lock";
    /** SQLite's library, which each process unpacks; one that is killed leaves its own behind. */
    private static final String UNPACKED = "sqlite-*-*sqlitejdbc*";
    /** Another process may have unpacked its own just now, and be about to load it. */
    private static final Duration UNPACKED_BEFORE = Duration.ofMinutes(1);

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes hold of a folder, and makes it if it isn't there, for its owner only.
     *
     * @return null if another one holds it
     */
    public static DataFolder hold(Path path) throws IOException {
        create(path);
        FileChannel channel =
                FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            return null;
        }
        removeUnpacked(path);
        return new DataFolder(path, channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return false;
        }
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    private static void removeUnpacked(Path path) throws IOException {
        Instant before = Instant.now().minus(UNPACKED_BEFORE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, UNPACKED)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    remove(file);
                }
            }
        }
    }

    private static void remove(Path file) throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (FileSystemException e) {
            // On Windows a library can't be deleted while a process has it loaded.
            if (!System.getProperty("os.name").startsWith("Windows")) {
                throw e;
            }
        }
    }

    /** The database in it. */
    public Path database() {
        return Database.fileIn(path);
    }

    /** Lets go of it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The folder " + path + " can't be let go of.", e);
        }
    }
}
