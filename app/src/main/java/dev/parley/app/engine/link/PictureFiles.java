package dev.parley.app.engine.link;

import dev.parley.app.engine.api.PictureMemory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of this process through which pictures come, in memory where the system has a place for that. Readable by
 * their owner only; what a process that is gone left behind is deleted. Any thread.
 */
public final class PictureFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PictureFiles.class);
    private static final Pattern NAME = Pattern.compile("parley-(\\d+)-[0-9a-f-]+\\.picture");

    private final Path directory;
    /** Guarded by this. */
    private final Map<Path, PictureMemory> open = new HashMap<>();

    /** In {@code /dev/shm}, or where temporary files are kept. */
    public PictureFiles() {
        this(
                Files.isWritable(Path.of("/dev/shm"))
                        ? Path.of("/dev/shm")
                        : Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** In this directory. */
    public PictureFiles(Path directory) {
        this.directory = directory;
        deleteStale();
    }

    /**
     * Makes a file of a name of its own.
     *
     * @throws IOException if there is no room
     */
    public synchronized Path create() throws IOException {
        Path file = directory.resolve("parley-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".picture");
        List<FileAttribute<?>> attributes = new ArrayList<>();
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            attributes.add(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.createFile(file, attributes.toArray(FileAttribute<?>[]::new));
        open.put(file, PictureMemory.open(file));
        return file;
    }

    /** The memory of a file that was made here. */
    public synchronized PictureMemory memory(Path file) {
        PictureMemory memory = open.get(file);
        if (memory == null) {
            throw new IllegalStateException("not made here: " + file);
        }
        return memory;
    }

    /** Deletes a file that was made here; what is mapped stays until nobody holds it. */
    public synchronized void delete(Path file) {
        PictureMemory memory = open.remove(file);
        if (memory != null) {
            memory.close();
            deleteFile(file);
            if (open.isEmpty()) {
                // Java gives mapped memory back only when it collects the buffers, and a small heap that is seldom full
                // would let the pictures of many calls pile up, 4 MB and more for each view. Now nothing is drawn.
                System.gc();
            }
        }
    }

    /** Deletes all. */
    @Override
    public synchronized void close() {
        for (Path file : List.copyOf(open.keySet())) {
            delete(file);
        }
    }

    private void deleteStale() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "parley-*.picture")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    deleteFile(file);
                }
            }
        } catch (IOException | NumberFormatException e) {
            LOG.warn("cannot look for old picture files in {}", directory, e);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("cannot delete {}", file, e);
        }
    }
}
