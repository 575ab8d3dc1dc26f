package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.libav.LibavException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/** Which problem it is that an input or output failed for. */
final class Failures {
    // The errno of Linux, macOS and Windows' C library; FFmpeg returns them negated.
    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENOSPC = 28;
    private static final Set<Integer> QUOTA = Set.of(122, 69);
    /** EIO, ENXIO, EBADF, EACCES, ENODEV, and ESTALE of Linux and macOS. */
    private static final Set<Integer> BAD_DISK = Set.of(EIO, 6, 9, 13, 19, 116, 70);
    /** EPERM, EFBIG and EROFS, which only writing returns. */
    private static final Set<Integer> REFUSED = Set.of(1, 27, 30);
    /** A disk with less room than this is full. */
    private static final long FULL = 1 << 20;

    private Failures() {}

    /** Whether FFmpeg's code says that the disk failed, rather than that it can't make sense of what is on it. */
    static boolean isOfDisk(int code) {
        return BAD_DISK.contains(-code);
    }

    /** A file could not be read. */
    static FileException reading(Path file, IOException e) {
        FileProblem problem = e instanceof NoSuchFileException ? FileProblem.MISSING : FileProblem.NOT_READABLE;
        return new FileException(problem, "can't read " + file + ": " + e, e);
    }

    /** FFmpeg could not open a file or make sense of it; the end of a cut one is an error of the disk to it, too. */
    static FileException reading(Path file, LibavException e) {
        int errno = -e.code();
        FileProblem problem = errno == ENOENT
                ? FileProblem.MISSING
                : errno != EIO && isOfDisk(e.code()) ? FileProblem.NOT_READABLE : FileProblem.DAMAGED;
        return new FileException(problem, "can't read " + file + ": " + e.getMessage(), e);
    }

    /** A file could not be written. */
    static FileException writing(Path file, IOException e) {
        return new FileException(problem(file), "can't write " + file + ": " + e, e);
    }

    /** FFmpeg could not write a file, be it that it finds no sense in what it got of a broken one. */
    static FileException writing(Path file, LibavException e) {
        int errno = -e.code();
        FileProblem problem = FileProblem.DAMAGED;
        if (errno == ENOSPC || QUOTA.contains(errno)) {
            problem = FileProblem.DISK_FULL;
        } else if (errno == ENOENT || REFUSED.contains(errno) || isOfDisk(e.code())) {
            problem = problem(file);
        }
        return new FileException(problem, "can't write " + file + ": " + e.getMessage(), e);
    }

    // The JDK tells the reason in the language of the system only, so the disk is asked.
    private static FileProblem problem(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return FileProblem.FOLDER_GONE;
        }
        return Files.isWritable(folder) && folder.toFile().getUsableSpace() < FULL
                ? FileProblem.DISK_FULL
                : FileProblem.NOT_WRITABLE;
    }
}
