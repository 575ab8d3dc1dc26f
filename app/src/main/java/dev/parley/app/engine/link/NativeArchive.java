package dev.parley.app.engine.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks the native library once: webrtc-java takes it out of its jar at each start, which costs most of the time that
 * loading takes. A copy of the jar whose contents are stored, not compressed, stands in for it on the engine's class path.
 */
final class NativeArchive {
    private static final Logger LOG = LoggerFactory.getLogger(NativeArchive.class);
    private static final Pattern NATIVES =
            Pattern.compile("webrtc-java-[0-9.]+-(?:linux|macos|windows)-[a-z0-9_]+\\.jar");
    private static final String PREFIX = "stored-";

    private NativeArchive() {}

    /**
     * Replaces the compressed jar in a class path, which is changed in place.
     *
     * @throws IOException if the copy cannot be written; the class path is then as before
     */
    static void replace(List<String> classPath, Path cache) throws IOException {
        deleteLeftovers(cache);
        for (int i = 0; i < classPath.size(); i++) {
            Path jar = Path.of(classPath.get(i));
            String name = String.valueOf(jar.getFileName());
            if (NATIVES.matcher(name).matches() && Files.isRegularFile(jar)) {
                // The size tells another build of the same version.
                Path stored = cache.resolve(PREFIX + Files.size(jar) + "-" + name);
                if (!Files.exists(stored)) {
                    store(jar, stored);
                }
                classPath.set(i, stored.toString());
            }
        }
    }

    private static void store(Path jar, Path stored) throws IOException {
        Path beside = Files.createTempFile(stored.getParent(), PREFIX, ".part");
        try {
            try (ZipFile in = new ZipFile(jar.toFile());
                    OutputStream file = Files.newOutputStream(beside);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                for (ZipEntry entry : in.stream().toList()) {
                    copy(in, entry, out);
                }
            }
            Files.move(beside, stored, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            LOG.info("unpacked the native library into {}", stored);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream out) throws IOException {
        byte[] content;
        try (InputStream stream = in.getInputStream(entry)) {
            content = stream.readAllBytes();
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setMethod(ZipEntry.STORED);
        copy.setSize(content.length);
        copy.setCompressedSize(content.length);
        copy.setCrc(sum.getValue());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(content);
        out.closeEntry();
    }

    // Windows cannot delete a library that is loaded, so the engine before leaves its copy behind.
    private static void deleteLeftovers(Path cache) throws IOException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return;
        }
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(cache, "webrtc-java-*.dll")) {
            for (Path copy : copies) {
                try {
                    Files.deleteIfExists(copy);
                } catch (IOException e) {
                    LOG.debug("in use: {}", copy, e);
                }
            }
        }
    }
}
