package dev.parley.app.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One record in one file with a version. Written beside and moved into place, so that a full disk or a power cut leaves
 * the old one; readable by its owner only. One that can't be read is kept as {@code NAME.broken} and begun anew.
 *
 * <p>Not for the JavaFX or {@code call} thread: it reads and writes the disk.
 */
final class JsonFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private final Class<T> type;
    private final int version;
    private final Upgrade upgrade;

    /** Makes what was written by an older program into what is written now. */
    interface Upgrade {
        JsonObject of(int version, JsonObject content);
    }

    JsonFile(Path file, Class<T> type, int version) {
        this(file, type, version, (older, content) -> content);
    }

    JsonFile(Path file, Class<T> type, int version, Upgrade upgrade) {
        this.file = file;
        this.type = type;
        this.version = version;
        this.upgrade = upgrade;
    }

    T read(T otherwise) {
        if (!Files.exists(file)) {
            return otherwise;
        }
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            int written = json.get("version").getAsInt();
            if (written > version) {
                throw new JsonParseException("written by a newer program, version " + written);
            }
            T value = GSON.fromJson(upgrade.of(written, json.getAsJsonObject("content")), type);
            if (value == null) {
                throw new JsonParseException("empty");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} can't be read; kept as .broken and begun anew", file, e);
            setAside();
            return otherwise;
        }
    }

    void write(T value) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("version", version);
        json.add("content", GSON.toJsonTree(value));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            createPrivate(beside);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                var bytes = StandardCharsets.UTF_8.encode(GSON.toJson(json));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Without it, what is read is what is read where nothing was written. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static void createPrivate(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
    }

    private void setAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} can't be kept", file, e);
        }
    }
}
