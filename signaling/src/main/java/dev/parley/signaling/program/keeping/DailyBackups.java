package dev.parley.signaling.program.keeping;

import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.DatabaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the database every day into the folder {@code backups} of the data folder, and keeps the last of these copies. A
 * day that the server was not running, or the computer slept, is made up for as soon as it can be. Its state belongs to its
 * one thread.
 */
public final class DailyBackups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DailyBackups.class);
    /** A timer of a day would not see that the computer slept, or that its clock was set. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    private static final Pattern NAME = Pattern.compile("accounts-\\d{4}-\\d\\d-\\d\\d\\.sqlite");
    /** What a server that was killed had not finished. */
    private static final Pattern UNFINISHED = Pattern.compile(NAME + "\\.new.*");

    private final Path database;
    private final Path folder;
    private final int hour;
    private final int kept;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final Consumer<Instant> made;

    /**
     * @param data folder of the server
     * @param hour of the day in the clock's zone, 0 to 23
     * @param kept how many, 1 at least
     * @param thread shut down at the end
     * @param made told when the last one was made
     */
    public DailyBackups(
            Path data, int hour, int kept, Clock clock, ScheduledExecutorService thread, Consumer<Instant> made) {
        database = Database.fileIn(data);
        folder = data.resolve("backups");
        this.hour = hour;
        this.kept = kept;
        this.clock = clock;
        this.thread = thread;
        this.made = made;
    }

    /** Begins to look after the time. Returns at once. */
    public void start() {
        thread.execute(() -> {
            try {
                List<Path> there = list();
                if (!there.isEmpty()) {
                    made.accept(time(there.getLast()));
                }
            } catch (IOException e) {
                LOG.warn("The backups can't be looked at", e);
            }
            look();
        });
    }

    private void look() {
        try {
            ZonedDateTime now = ZonedDateTime.now(clock);
            List<Path> there = list();
            if (there.isEmpty() || time(there.getLast()).isBefore(lastTime(now))) {
                make(now.toLocalDate());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The database was not backed up; another try follows in {} min", LOOK_EVERY.toMinutes(), e);
        }
        var unused = thread.schedule(this::look, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When it was last the hour. */
    private Instant lastTime(ZonedDateTime now) {
        // From the day, not from each other: where clocks are put forward the hour may be missing on one of them.
        LocalDateTime today = now.toLocalDate().atTime(hour, 0);
        ZonedDateTime at = today.atZone(now.getZone());
        return (at.isAfter(now) ? today.minusDays(1).atZone(now.getZone()) : at).toInstant();
    }

    private void make(LocalDate day) throws IOException {
        createFolder();
        for (Path unfinished : list(UNFINISHED)) {
            Files.delete(unfinished);
        }
        Path copy = folder.resolve("accounts-" + day + ".sqlite");
        DatabaseFiles.copy(database, copy);
        // By our own clock, which decides when the next one is made.
        Files.setLastModifiedTime(copy, FileTime.from(clock.instant()));
        made.accept(clock.instant());
        LOG.info("The database is backed up to {}", copy);
        List<Path> there = list();
        for (Path old : there.subList(0, Math.max(0, there.size() - kept))) {
            Files.delete(old);
        }
    }

    private void createFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** Those that are there, the oldest first. */
    private List<Path> list() throws IOException {
        return list(NAME);
    }

    private List<Path> list(Pattern name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private static Instant time(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    /** Makes no more; one that is being made is given up. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
