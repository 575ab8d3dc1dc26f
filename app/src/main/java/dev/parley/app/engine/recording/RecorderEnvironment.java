package dev.parley.app.engine.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * What a recorder has of the machine.
 *
 * @param clock monotonic, ns
 * @param disk how much room there is
 * @param reserveBytes what is left free on the disk: a recording ends before it is used
 */
public record RecorderEnvironment(LongSupplier clock, FreeSpace disk, long reserveBytes) {
    private static final long RESERVE = 50L << 20;

    /** How much room there is on a disk. */
    public interface FreeSpace {
        /** Bytes that this user may still write in a folder. */
        long usable(Path folder) throws IOException;
    }

    /** This machine's clock and disk; 50 MB are left free. */
    public static RecorderEnvironment system() {
        return new RecorderEnvironment(System::nanoTime, RecorderEnvironment::usable, RESERVE);
    }

    // A FileStore would look for the mount point, of which there is none to see in a changed root (chroot).
    private static long usable(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        return folder.toFile().getUsableSpace();
    }
}
