package dev.parley.signaling.program.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The computer's clock, as far as it can be judged without asking another one. Certificates, TURN passwords and invitations
 * are good for a time: where the clock is wrong they are refused, and nobody sees why.
 */
final class ClockCheck {
    /** This program is not older. */
    private static final Instant AFTER = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant BEFORE = Instant.parse("2060-01-01T00:00:00Z");
    /** Files are written a moment ago at most. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** How far the time of day and the time since the start may drift apart meanwhile. */
    private static final long DRIFT_MS = 50;

    private final Path data;
    private final Clock clock;
    private final LongSupplier nanoTime;

    ClockCheck(Path data, Clock clock) {
        this(data, clock, System::nanoTime);
    }

    ClockCheck(Path data, Clock clock, LongSupplier nanoTime) {
        this.data = data;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Instant now = clock.instant();
        boolean plausible = now.isAfter(AFTER) && now.isBefore(BEFORE);
        findings.add(
                plausible
                        ? Finding.good("It is " + now + ", in the zone " + clock.getZone() + ".")
                        : Finding.problem("It can't be " + now + ". Set the clock, and have it kept right by NTP."));
        Path newest = newest();
        if (newest != null && modified(newest).isAfter(now.plus(AHEAD))) {
            findings.add(
                    Finding.problem(
                            "The file " + newest + " was written on " + modified(newest)
                                    + ", which is yet to come: the clock was set back, or was wrong before. Have it kept right by NTP."));
        }
        findings.add(
                runsEvenly()
                        ? Finding.good("It runs evenly.")
                        : Finding.problem("It jumps: something sets it again and again. See which programs do, as two"
                                + " for NTP, or the host of a virtual machine."));
        return findings;
    }

    /** The file of the server that was written last, or null. */
    private Path newest() {
        if (!Files.isDirectory(data)) {
            return null;
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparing(ClockCheck::modified))
                    .orElse(null);
        } catch (IOException e) {
            // That the folder can't be read is said where it is looked at.
            return null;
        }
    }

    private static Instant modified(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    private boolean runsEvenly() {
        long begin = nanoTime.getAsLong();
        long day = clock.millis();
        while (nanoTime.getAsLong() - begin < WATCH_NANOS) {
            LockSupport.parkNanos(WATCH_NANOS / 10);
        }
        long passed = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - begin);
        return Math.abs(clock.millis() - day - passed) <= DRIFT_MS;
    }
}
