package dev.parley.signaling.program.doctor;

import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.DatabaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The data folder: room, permissions, whether the database is whole, and backups. */
final class FolderCheck {
    private static final long MIB = 1024L * 1024;
    /** The database of an office has some megabytes; with its log and seven backups it has tens. */
    private static final long LITTLE_ROOM = 1024 * MIB;

    private static final long NO_ROOM = 100 * MIB;
    /** A day, and time for a computer that is off at night. */
    private static final Duration BACKUP_WITHIN = Duration.ofHours(49);

    private final Path data;
    private final boolean running;
    private final boolean backups;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    FolderCheck(Path data, boolean running, boolean backups, Clock clock) {
        this.data = data;
        this.running = running;
        this.backups = backups;
        this.clock = clock;
    }

    List<Finding> look() {
        findings.add(Finding.note(running ? "A server uses " + data + "." : "No server uses " + data + " now."));
        try {
            permissions();
            room();
            database();
            if (backups) {
                lastBackup();
            }
        } catch (IOException e) {
            findings.add(Finding.problem("The folder can't be read: " + Doctor.sentence(e)));
        }
        return findings;
    }

    private void permissions() throws IOException {
        if (!data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(data);
        if (PosixFilePermissions.toString(permissions).endsWith("------")) {
            findings.add(Finding.good("Only its owner can read it."));
        } else {
            findings.add(Finding.problem("Others than its owner can look into " + data + ". Type: chmod 700 " + data));
        }
    }

    private void room() {
        // A FileStore would look for the mount point, of which there is none to see in a changed root (chroot).
        long free = data.toFile().getUsableSpace();
        String room = free / MIB + " MiB are free on its disk.";
        if (free < NO_ROOM) {
            findings.add(Finding.problem(room + " Make room: without it nothing can be saved."));
        } else {
            findings.add(free < LITTLE_ROOM ? Finding.note(room + " That is not much.") : Finding.good(room));
        }
    }

    private void database() {
        Path file = Database.fileIn(data);
        if (!Files.exists(file)) {
            findings.add(Finding.note("There is no database yet; the server makes it."));
            return;
        }
        String problem = DatabaseFiles.problem(file);
        findings.add(
                problem == null
                        ? Finding.good("The database is whole.")
                        : Finding.problem("The database " + file + ": " + problem
                                + " Restore a backup: parley-server restore FILE"));
    }

    private void lastBackup() throws IOException {
        Path folder = data.resolve("backups");
        Optional<Instant> last = Optional.empty();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                last = files.filter(file -> file.toString().endsWith(".sqlite"))
                        .map(file -> file.toFile().lastModified())
                        .max(Comparator.naturalOrder())
                        .map(Instant::ofEpochMilli);
            }
        }
        if (last.isEmpty()) {
            findings.add(Finding.note("There is no backup yet; a running server makes one a day."));
        } else if (running && last.get().isBefore(clock.instant().minus(BACKUP_WITHIN))) {
            findings.add(Finding.problem("The last backup is of " + last.get()
                    + ", though the server runs. Its log says why there is no newer one."));
        } else {
            findings.add(Finding.good("The last backup is of " + last.get() + "."));
        }
    }
}
