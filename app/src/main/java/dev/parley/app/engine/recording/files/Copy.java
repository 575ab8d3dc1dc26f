package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies a file, as for <i>Save as</i>. Any thread. */
public final class Copy {
    private static final int CHUNK = 1 << 20;

    private Copy() {}

    /**
     * Copies a file over what is at the target.
     *
     * @throws FileException if it can't be, or was cancelled; what was at the target is there still
     */
    public static void copy(Path source, Path target, Progress progress) throws FileException {
        Work work = new Work(progress);
        try (FileChannel in = open(source);
                PartFile part = PartFile.of(target, size(source, in))) {
            refuseSame(source, target);
            long size = size(source, in);
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
            try (FileChannel out = create(part.path())) {
                long copied = 0;
                work.done(0);
                while (read(source, in, chunk)) {
                    copied += chunk.flip().remaining();
                    write(part.path(), out, chunk);
                    work.done(size == 0 ? 1 : (double) copied / size);
                    chunk.clear();
                }
            } catch (FileException e) {
                throw e;
            } catch (IOException e) {
                throw Failures.writing(part.path(), e);
            }
            part.commit();
        } catch (FileException e) {
            throw e;
        } catch (IOException e) {
            throw Failures.reading(source, e);
        }
    }

    /** @throws FileException {@link FileProblem#SAME_FILE} if both are one file */
    static void refuseSame(Path source, Path target) throws FileException {
        try {
            if (Files.exists(target) && Files.isSameFile(source, target)) {
                throw new FileException(FileProblem.SAME_FILE, "both are " + source);
            }
        } catch (FileException e) {
            throw e;
        } catch (IOException e) {
            throw Failures.reading(source, e);
        }
    }

    private static FileChannel open(Path source) throws FileException {
        try {
            return FileChannel.open(source);
        } catch (IOException e) {
            throw Failures.reading(source, e);
        }
    }

    private static long size(Path source, FileChannel in) throws FileException {
        try {
            return in.size();
        } catch (IOException e) {
            throw Failures.reading(source, e);
        }
    }

    private static FileChannel create(Path part) throws IOException {
        return FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static boolean read(Path source, FileChannel in, ByteBuffer chunk) throws FileException {
        try {
            return in.read(chunk) >= 0;
        } catch (IOException e) {
            throw Failures.reading(source, e);
        }
    }

    private static void write(Path part, FileChannel out, ByteBuffer chunk) throws FileException {
        try {
            while (chunk.hasRemaining()) {
                int unused = out.write(chunk);
            }
        } catch (IOException e) {
            throw Failures.writing(part, e);
        }
    }
}
