package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.libav.Libav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileJobsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final BlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();
    /** Each look at this clock is 50 ms after the one before. */
    private final AtomicLong clock = new AtomicLong();
    /** What the thread of the jobs waits for at the first progress, once it has come to it. */
    private final CountDownLatch goOn = new CountDownLatch(1);

    private final CountDownLatch running = new CountDownLatch(1);
    private boolean hold;

    private final FileJobs jobs = new FileJobs(this::told, () -> clock.addAndGet(50_000_000));

    @BeforeAll
    static void load() throws Exception {
        Libav.load();
    }

    @AfterEach
    void close() throws Exception {
        goOn.countDown();
        assertTrue(jobs.close(LIMIT));
    }

    @Test
    void each_command_is_answered_by_its_event() throws Exception {
        Path file = new SampleRecording(Container.Format.MP4).killed().write(directory.resolve("file"));
        String target = directory.resolve("target").toString();

        jobs.carryOut(new EngineCommand.DescribeRecording(1, file.toString()));
        EngineEvent.RecordingDescribed described = assertInstanceOf(EngineEvent.RecordingDescribed.class, end(1));
        assertFalse(described.recording().complete());

        jobs.carryOut(new EngineCommand.RepairRecording(2, file.toString(), file.toString()));
        EngineEvent.RecordingRepaired repaired = assertInstanceOf(EngineEvent.RecordingRepaired.class, end(2));
        assertTrue(repaired.recording().complete());

        jobs.carryOut(new EngineCommand.ExportRecording(3, file.toString(), target, 1_500, 3_000));
        EngineEvent.RecordingExported exported = assertInstanceOf(EngineEvent.RecordingExported.class, end(3));
        assertEquals(1_010, (double) exported.fromMs(), 12);

        jobs.carryOut(new EngineCommand.CopyRecording(4, file.toString(), target));
        assertEquals(new EngineEvent.JobDone(4), end(4));
        assertEquals(-1, Files.mismatch(file, Path.of(target)));

        Path png = directory.resolve("picture.png");
        jobs.carryOut(new EngineCommand.StillOfRecording(5, file.toString(), png.toString(), 0, 0, 0));
        assertEquals(new EngineEvent.JobDone(5), end(5));
        long still = Files.size(png);
        jobs.carryOut(new EngineCommand.StillOfRecording(6, file.toString(), png.toString(), 0, 40, 40));
        assertEquals(new EngineEvent.JobDone(6), end(6));
        assertTrue(Files.size(png) < still);

        long before = Files.size(file);
        jobs.carryOut(new EngineCommand.StillOfRecording(7, file.toString(), file.toString(), 0, 0, 0));
        assertEquals(FileProblem.SAME_FILE, failure(7));
        assertEquals(before, Files.size(file));
    }

    @Test
    void what_fails_says_why_and_the_next_one_is_done() throws Exception {
        Path sound = new SampleRecording(Container.Format.M4A).write(directory.resolve("sound"));
        jobs.carryOut(new EngineCommand.DescribeRecording(1, "no\0name"));
        jobs.carryOut(
                new EngineCommand.DescribeRecording(2, directory.resolve("none").toString()));
        jobs.carryOut(new EngineCommand.StillOfRecording(
                3, sound.toString(), directory.resolve("png").toString(), 0, 0, 0));
        jobs.carryOut(new EngineCommand.DescribeRecording(4, sound.toString()));
        assertEquals(FileProblem.MISSING, failure(1));
        assertEquals(FileProblem.MISSING, failure(2));
        assertEquals(FileProblem.NO_PICTURE, failure(3));
        assertInstanceOf(EngineEvent.RecordingDescribed.class, end(4));
    }

    @Test
    void progress_is_told_five_times_a_second_at_most() throws Exception {
        Path file = Files.write(directory.resolve("file"), new byte[40 << 20]);
        jobs.carryOut(new EngineCommand.CopyRecording(
                1, file.toString(), directory.resolve("target").toString()));
        double last = 0;
        int told = 0;
        while (next() instanceof EngineEvent.JobProgress progress) {
            assertTrue(progress.fraction() > last);
            last = progress.fraction();
            told++;
        }
        // 42 looks at the clock, and every fourth of them may tell.
        assertEquals(10, told, 1);
    }

    @Test
    void one_that_runs_is_cancelled_and_one_that_waits_at_once() throws Exception {
        hold = true;
        Path file = Files.write(directory.resolve("file"), new byte[40 << 20]);
        String first = directory.resolve("first").toString();
        String second = directory.resolve("second").toString();
        jobs.carryOut(new EngineCommand.CopyRecording(1, file.toString(), first));
        jobs.carryOut(new EngineCommand.CopyRecording(2, file.toString(), second));
        assertTrue(running.await(LIMIT.toSeconds(), TimeUnit.SECONDS));

        jobs.carryOut(new EngineCommand.CancelJob(2));
        assertEquals(FileProblem.CANCELLED, failure(2));
        jobs.carryOut(new EngineCommand.CancelJob(1));
        jobs.carryOut(new EngineCommand.CancelJob(77));
        goOn.countDown();
        assertEquals(FileProblem.CANCELLED, failure(1));
        assertEquals(List.of(file), files());
    }

    @Test
    void closing_cancels_all_and_leaves_nothing_half_done() throws Exception {
        hold = true;
        Path file = Files.write(directory.resolve("file"), new byte[40 << 20]);
        for (int i = 1; i <= 3; i++) {
            jobs.carryOut(new EngineCommand.CopyRecording(
                    i, file.toString(), directory.resolve("target" + i).toString()));
        }
        assertTrue(running.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertFalse(jobs.close(Duration.ZERO));
        goOn.countDown();
        assertTrue(jobs.close(LIMIT));
        assertEquals(List.of(file), files());
        jobs.carryOut(new EngineCommand.DescribeRecording(9, file.toString()));
        jobs.carryOut(new EngineCommand.CancelJob(9));
        assertTrue(events.stream().noneMatch(event -> number(event) == 9));
    }

    private void told(EngineEvent event) {
        events.add(event);
        if (hold && event instanceof EngineEvent.JobProgress) {
            running.countDown();
            try {
                assertTrue(goOn.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private FileProblem failure(int request) throws InterruptedException {
        return assertInstanceOf(EngineEvent.JobFailed.class, end(request)).problem();
    }

    /** The event that ends a job, after those of its progress. */
    private EngineEvent end(int request) throws InterruptedException {
        EngineEvent event = next();
        while (event instanceof EngineEvent.JobProgress) {
            event = next();
        }
        assertEquals(request, number(event));
        return event;
    }

    private EngineEvent next() throws InterruptedException {
        EngineEvent event = events.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertNotNull(event, "nothing was told");
        return event;
    }

    private static int number(EngineEvent event) {
        return switch (event) {
            case EngineEvent.RecordingDescribed e -> e.request();
            case EngineEvent.RecordingRepaired e -> e.request();
            case EngineEvent.RecordingExported e -> e.request();
            case EngineEvent.JobDone e -> e.request();
            case EngineEvent.JobFailed e -> e.request();
            default -> 0;
        };
    }

    private List<Path> files() throws Exception {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }
}
