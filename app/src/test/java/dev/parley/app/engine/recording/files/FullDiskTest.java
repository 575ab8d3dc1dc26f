package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.app.engine.libav.Libav;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real small disks, in a mount namespace of their own. */
@Timeout(60)
class FullDiskTest {
    private static final int MEGABYTES = 12;

    @TempDir
    Path directory;

    private Path disk;
    private Path source;

    @BeforeEach
    void prepare() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                File.separatorChar == '/' && onDisk("size=1m", List.of("true")).exit() == 0,
                "this machine lets nobody mount a small disk (unshare -Urm, mount -t tmpfs)");
        Libav.load();
        source = new SampleRecording(Container.Format.MP4)
                .size(640, 480, 4_000_000)
                .seconds(16)
                .grainy()
                .repeated()
                .killed()
                .write(directory.resolve("source"));
        long size = Files.size(source);
        assertTrue(size > 6 << 20 && size < 11 << 20, "the encoder made " + size + " bytes");
    }

    @Test
    void a_disk_that_fills_up_is_said_and_nothing_half_done_is_left() throws Exception {
        assertEquals(
                """
                copy DISK_FULL [filler]
                repair DISK_FULL [filler]
                index DISK_FULL [filler]
                export DISK_FULL [filler]
                before DISK_FULL [filler]
                still DISK_FULL [filler]
                enough done [target]
                left true
                """,
                onDisk("size=" + MEGABYTES + "m", java(FullDisk.class, source, disk))
                        .text());
    }

    @Test
    void a_disk_that_may_only_be_read_is_said() throws Exception {
        assertEquals("""
                copy NOT_WRITABLE []
                repair NOT_WRITABLE []
                index NOT_WRITABLE []
                export NOT_WRITABLE []
                before NOT_WRITABLE []
                still NOT_WRITABLE []
                enough NOT_WRITABLE []
                left true
                """, onDisk("ro", java(FullDisk.class, source, disk)).text());
    }

    private record Ended(int exit, String text) {}

    private static List<String> java(Class<?> main, Path... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("org.bytedeco.javacpp.cachedir"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    private Ended onDisk(String options, List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount -t tmpfs -o \"$1\" none \"$2\" && shift 2 && exec \"$@\"",
                "sh",
                options,
                disk.toString()));
        all.addAll(command);
        Path out = directory.resolve("out");
        try {
            Process process = new ProcessBuilder(all)
                    .redirectOutput(out.toFile())
                    .redirectError(directory.resolve("err").toFile())
                    .start();
            if (!process.waitFor(50, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("too slow: " + command);
            }
            return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Ended(-1, e.toString());
        }
    }
}
