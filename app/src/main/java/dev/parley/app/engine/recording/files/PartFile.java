package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.api.Unfinished;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is being written beside the one that it is to become: nobody ever finds half of it under that name. What a
 * process that died left of an earlier one is written over. One thread.
 */
final class PartFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);
    private final Path target;
    private final Path part;

    private PartFile(Path target) {
        this.target = target;
        this.part = Unfinished.ofJob(target);
    }

    /**
     * Looks whether there is a folder to write to, and room in it; nothing is written yet.
     *
     * @param bytes how large it is going to be, about
     * @throws FileException if not
     */
    static PartFile of(Path target, long bytes) throws FileException {
        Path whole = target.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileException(FileProblem.FOLDER_GONE, "there is no folder " + folder);
        }
        if (!Files.isWritable(folder) || Files.isDirectory(whole)) {
            throw new FileException(FileProblem.NOT_WRITABLE, "can't write " + target);
        }
        long room = folder.toFile().getUsableSpace();
        if (room < bytes) {
            throw new FileException(
                    FileProblem.DISK_FULL, "there is room for " + room + " bytes in " + folder + " of " + bytes);
        }
        return new PartFile(whole);
    }

    /** Where to write. */
    Path path() {
        return part;
    }

    /** Puts it in its place, over what is there, once it is safe on the disk. */
    void commit() throws FileException {
        try {
            // Windows flushes only what is open for writing.
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failures.writing(target, e);
        }
    }

    /** Deletes it unless it is in its place. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("{} is left behind", part, e);
        }
    }
}
