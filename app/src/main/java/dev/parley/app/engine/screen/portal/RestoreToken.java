package dev.parley.app.engine.screen.portal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The permission that the person gave last in the system's picker ({@code restore_token} of the ScreenCast portal), with
 * the pointer or without it, kept in a file that its owner alone can read. Any thread; touches the disk. A file that can't
 * be read or written costs one more picker, and a line in the log.
 */
final class RestoreToken {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreToken.class);

    private final Path file;

    RestoreToken(Path file) {
        this.file = file;
    }

    /** Null where there is none. */
    synchronized String get() {
        try {
            String token = Files.readString(file).strip();
            return token.isEmpty() ? null : token;
        } catch (NoSuchFileException e) {
            // The first time.
            return null;
        } catch (IOException e) {
            LOG.warn("what the person allowed to share can't be read from {}", file, e);
            return null;
        }
    }

    /** @param token null to forget it */
    synchronized void put(String token) {
        if (Objects.equals(token, get())) {
            return;
        }
        try {
            if (token == null) {
                Files.deleteIfExists(file);
            } else {
                write(token);
            }
        } catch (IOException e) {
            LOG.warn("what the person allowed to share can't be kept in {}", file, e);
        }
    }

    private void write(String token) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (SeekableByteChannel channel = Files.newByteChannel(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(token);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
