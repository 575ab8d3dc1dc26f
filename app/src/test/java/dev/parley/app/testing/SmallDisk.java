package dev.parley.app.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real small disk: a file system in memory, which only the process that is run on it sees, and which is gone with it. */
public final class SmallDisk {
    private static final long DEADLINE_S = 50;

    private final Path directory;
    private final Path mounted;

    /**
     * What a process came to.
     *
     * @param exit its exit value; -1 if it could not be started
     */
    public record Ended(int exit, String out, String err) {}

    /**
     * A disk that will be seen in a new folder of a directory.
     *
     * @param directory what a process prints is kept in it, too
     */
    public SmallDisk(Path directory) throws IOException {
        this.directory = directory;
        this.mounted = Files.createDirectory(directory.resolve("disk"));
    }

    /** Where it is, for who runs on it. */
    public Path path() {
        return mounted;
    }

    /** Whether this machine lets its users mount such a disk. */
    public boolean isPossible() throws IOException, InterruptedException {
        return File.separatorChar == '/' && run("size=1m", List.of("true")).exit() == 0;
    }

    /**
     * Runs a command on the disk, which is empty.
     *
     * @param options of the mount, such as {@code size=8m} or {@code ro}
     * @throws IOException if it takes longer than 50 s
     */
    public Ended run(String options, List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount -t tmpfs -o \"$1\" none \"$2\" && shift 2 && exec \"$@\"",
                "sh",
                options,
                mounted.toString()));
        all.addAll(command);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process;
        try {
            process = new ProcessBuilder(all)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException e) {
            return new Ended(-1, "", e.toString());
        }
        try {
            if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
                throw new IOException("too slow: " + command);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** The command that runs a class of the tests in a process of its own, with the libraries that are unpacked already. */
    public static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("org.bytedeco.javacpp.cachedir"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
