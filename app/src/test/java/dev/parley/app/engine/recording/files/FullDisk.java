package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.libav.Libav;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/**
 * Writes to a disk that is filled meanwhile, in a process of its own: its arguments are a recording that was killed, and
 * the folder of a disk on which there is room for it once. Prints what comes of it, a line for each.
 */
final class FullDisk {
    private final Path source;
    private final Path disk;
    private final Path filler;

    private FullDisk(Path source, Path disk) {
        this.source = source;
        this.disk = disk;
        this.filler = disk.resolve("filler");
    }

    public static void main(String[] args) throws Exception {
        Libav.load();
        FullDisk test = new FullDisk(Path.of(args[0]), Path.of(args[1]));
        Path target = test.disk.resolve("target");
        long size = Files.size(test.source);
        test.run("copy", () -> Copy.copy(test.source, target, test::fillLater));
        test.run("repair", () -> Remux.repair(test.source, target, test::fillLater));
        test.run("index", () -> Remux.repair(test.source, target, fraction -> test.fillIf(fraction >= 0.5)));
        test.run("export", () -> Remux.export(test.source, target, 0, Long.MAX_VALUE, test::fillLater));
        test.run("before", () -> {
            test.fill();
            Copy.copy(test.source, target, Progress.UNWATCHED);
        });
        test.run("still", () -> {
            test.fill();
            boolean unused = Thumbnail.still(test.source, 0, target);
        });
        test.run("enough", () -> Copy.copy(test.source, target, Progress.UNWATCHED));
        System.out.println("left " + (Files.size(test.source) == size));
    }

    private void run(String name, Executable work) throws IOException {
        String result = "done";
        try {
            work.execute();
        } catch (FileException e) {
            result = e.problem().toString();
        } catch (Throwable e) {
            result = e.toString();
        }
        try (Stream<Path> files = Files.list(disk)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            System.out.println(name + " " + result + " " + names);
        }
        Files.deleteIfExists(filler);
    }

    private boolean fillLater(double fraction) {
        return fillIf(fraction > 0.2);
    }

    private boolean fillIf(boolean now) {
        if (now && !Files.exists(filler)) {
            fill();
        }
        return true;
    }

    private void fill() {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // It is full now.
        }
    }
}
