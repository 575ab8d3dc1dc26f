package dev.parley.signaling.program.keeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.store.Database;
import dev.parley.signaling.store.DatabaseFiles;
import dev.parley.signaling.testing.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyBackupsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** A quarter past midnight in Berlin. */
    private static final Instant BEGIN =
            LocalDateTime.of(2026, 3, 26, 0, 15).atZone(ZONE).toInstant();

    @TempDir
    Path data;

    private final FakeTime time = new FakeTime();
    private final List<Instant> made = new ArrayList<>();
    private Duration ahead = Duration.ZERO;
    private Database database;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return BEGIN.plus(ahead).plusNanos(time.getAsLong());
        }
    };

    @BeforeEach
    void open() {
        database = Database.open(Database.fileIn(data));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DailyBackups started(int hour, int kept) {
        DailyBackups backups = new DailyBackups(data, hour, kept, clock, time, made::add);
        backups.start();
        time.settle();
        return backups;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("backups"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The hours of the day at which backups were made. */
    private List<Integer> hours() {
        return made.stream().map(at -> at.atZone(ZONE).getHour()).toList();
    }

    @Test
    void the_first_is_made_at_once_and_then_one_a_day_at_its_hour() throws Exception {
        started(3, 7);
        assertEquals(List.of("accounts-2026-03-26.sqlite"), files());
        time.pass(Duration.ofDays(2));
        assertEquals(List.of(0, 3, 3), hours());
        assertEquals(List.of("accounts-2026-03-26.sqlite", "accounts-2026-03-27.sqlite"), files());
        assertNull(DatabaseFiles.problem(data.resolve("backups/accounts-2026-03-27.sqlite")));
    }

    /** On 29 March the clocks are put forward from 2 to 3 o'clock. */
    @Test
    void a_night_without_that_hour_has_its_backup_all_the_same() throws Exception {
        started(2, 10);
        time.pass(Duration.ofDays(5));
        assertEquals(List.of(0, 2, 2, 2, 3, 2), hours());
        assertEquals(5, files().size());
    }

    @Test
    void the_oldest_are_deleted_and_other_files_are_not() throws Exception {
        Files.createDirectory(data.resolve("backups"));
        Files.writeString(data.resolve("backups/by hand.sqlite"), "");
        Files.writeString(data.resolve("backups/accounts-2026-03-25.sqlite.new-journal"), "left by a killed server");
        started(3, 3);
        time.pass(Duration.ofDays(6));
        assertEquals(
                List.of(
                        "accounts-2026-03-29.sqlite",
                        "accounts-2026-03-30.sqlite",
                        "accounts-2026-03-31.sqlite",
                        "by hand.sqlite"),
                files());
    }

    @Test
    void a_restart_makes_no_other_one_before_its_time() {
        started(3, 7).close();
        made.clear();
        started(3, 7);
        // It says when the last one was made, for those who watch.
        assertEquals(1, made.size());
        time.pass(Duration.ofHours(2));
        assertEquals(1, made.size());
        time.pass(Duration.ofHours(1));
        assertEquals(2, made.size());
    }

    @Test
    void a_computer_that_slept_makes_up_for_it_as_soon_as_it_wakes() {
        started(3, 7);
        ahead = Duration.ofHours(20);
        time.pass(Duration.ofMinutes(10));
        assertEquals(List.of(0, 20), hours());
    }

    @Test
    void a_backup_that_fails_is_tried_again() throws Exception {
        Path inTheWay = Files.writeString(data.resolve("backups"), "no folder");
        started(3, 7);
        assertEquals(List.of(), made);
        Files.delete(inTheWay);
        time.pass(Duration.ofMinutes(10));
        assertEquals(1, made.size());
        assertTrue(made.getFirst().isAfter(BEGIN));
        assertEquals(ZoneOffset.ofHours(1), ZONE.getRules().getOffset(BEGIN));
    }
}
