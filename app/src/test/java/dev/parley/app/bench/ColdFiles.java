package dev.parley.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes the system forget what it has read of files, so that the disk is asked again. */
final class ColdFiles {
    private static final Path DROP = Path.of("/proc/sys/vm/drop_caches");

    private final Path folder;
    private final boolean all = Files.isWritable(DROP);

    /** @param folder whose files are forgotten where the system lets nobody have all forgotten */
    ColdFiles(Path folder) {
        this.folder = folder;
    }

    void forget() throws IOException, InterruptedException {
        run(List.of("sync"));
        if (all) {
            Files.writeString(DROP, "3");
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // With no blocks to copy, dd only says POSIX_FADV_DONTNEED of the whole file.
                run(List.of("dd", "if=" + file, "iflag=nocache", "count=0", "status=none"));
            }
        }
    }

    /** What was forgotten. */
    String remark() {
        return all
                ? "cold: the system had forgotten all that it had read of any file"
                : "cold: the system had forgotten the files of the package, but not the libraries of others that it"
                        + " uses; as root it forgets all";
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(command.getFirst() + " failed");
        }
    }
}
