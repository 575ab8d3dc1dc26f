package dev.parley.app.engine.screen.portal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
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
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The permissions that the person gave in the system's picker, one with and one without the pointer, kept in a file that
 * its owner alone can read. Each is good for one use, which gives the next one ({@code restore_token} of the ScreenCast
 * portal). Any thread; touches the disk. A file that can't be read or written costs one more picker, and a line in the log.
 */
final class RestoreTokens {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreTokens.class);
    private static final String VERSION = "1";

    private final Path file;

    RestoreTokens(Path file) {
        this.file = file;
    }

    /** Null where there is none. */
    synchronized String get(boolean cursor) {
        return read().getProperty(key(cursor));
    }

    /** @param token null to forget it */
    synchronized void put(boolean cursor, String token) {
        Properties tokens = read();
        if (Objects.equals(token, tokens.getProperty(key(cursor)))) {
            return;
        }
        if (token == null) {
            tokens.remove(key(cursor));
        } else {
            tokens.put(key(cursor), token);
        }
        tokens.put("version", VERSION);
        try {
            write(tokens);
        } catch (IOException e) {
            LOG.warn("what the person allowed to share can't be kept in {}", file, e);
        }
    }

    private static String key(boolean cursor) {
        return cursor ? "with-cursor" : "without-cursor";
    }

    private Properties read() {
        Properties tokens = new Properties();
        try {
            tokens.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException e) {
            // The first time.
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("what the person allowed to share can't be read from {}", file, e);
            return new Properties();
        }
        return tokens;
    }

    private void write(Properties tokens) throws IOException {
        StringWriter text = new StringWriter();
        tokens.store(text, "What may be shared without asking again");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (SeekableByteChannel channel = Files.newByteChannel(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
