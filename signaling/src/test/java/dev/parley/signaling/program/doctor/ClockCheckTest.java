package dev.parley.signaling.program.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.program.doctor.Finding.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCheckTest {
    @TempDir
    Path folder;

    /** Half a second passes from one look at it to the next. */
    private final LongSupplier nanoTime = new LongSupplier() {
        private long now;

        @Override
        public long getAsLong() {
            now += TimeUnit.MILLISECONDS.toNanos(500);
            return now;
        }
    };

    /** A clock of the day that goes on by so much from one look at it to the next. */
    private static Clock clock(Instant begin, Duration step) {
        return new Clock() {
            private Instant now = begin;

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                now = now.plus(step);
                return now;
            }
        };
    }

    private List<Finding> look(String begin, Duration step) {
        return new ClockCheck(folder, clock(Instant.parse(begin), step), nanoTime).look();
    }

    private static long problems(List<Finding> findings) {
        return findings.stream().filter(each -> each.kind() == Kind.PROBLEM).count();
    }

    @Test
    void a_clock_that_is_right_is_good() {
        // The other clock is looked at three times for two looks at this one.
        List<Finding> findings = look("2026-11-26T12:00:00Z", Duration.ofSeconds(1));
        assertEquals(0, problems(findings), findings.toString());
    }

    @Test
    void a_clock_that_jumps_is_noticed() {
        List<Finding> findings = look("2026-11-26T12:00:00Z", Duration.ofMinutes(1));
        assertEquals(1, problems(findings), findings.toString());
        assertTrue(findings.getLast().sentence().startsWith("It jumps"), findings.toString());
    }

    @Test
    void a_time_that_cannot_be_is_noticed() {
        assertEquals(1, problems(look("1970-01-01T12:00:00Z", Duration.ofSeconds(1))));
        assertEquals(1, problems(look("2099-01-01T12:00:00Z", Duration.ofSeconds(1))));
    }

    @Test
    void a_file_that_is_yet_to_be_written_is_noticed() throws Exception {
        Path file = Files.createFile(folder.resolve("accounts.sqlite"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-26T13:00:00Z")));
        List<Finding> findings = look("2026-11-26T12:00:00Z", Duration.ofSeconds(1));
        assertEquals(1, problems(findings), findings.toString());
        assertTrue(findings.get(1).sentence().contains("yet to come"), findings.toString());
    }
}
