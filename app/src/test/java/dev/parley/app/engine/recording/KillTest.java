package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.engine.api.Unfinished;
import dev.parley.app.engine.recording.files.Progress;
import dev.parley.app.engine.recording.files.RecordingReader;
import dev.parley.app.engine.recording.files.Remux;
import dev.parley.app.testing.SmallDisk;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left by a recorder whose process is killed. */
@Timeout(60)
class KillTest {
    /** So much may be lost, s. */
    private static final double LOST = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"video/mp4, a.mp4, 5200", "video/x-matroska, a.mkv, 4700"})
    void all_but_the_last_two_seconds_can_be_read_and_repaired(String type, String name, long killAfterMs)
            throws Exception {
        Path file = folder.resolve(name);
        double killed =
                recordAndKill(SmallDisk.java(ChildRecorder.class, "forever", type, file.toString()), killAfterMs);
        Path part = Unfinished.of(file);
        assertFalse(Files.exists(file));
        assertKept(Readback.of(part), killed);
        assertFalse(RecordingReader.describe(part).complete());

        RecordingInfo repaired = Remux.repair(part, file, Progress.UNWATCHED).recording();
        assertTrue(repaired.complete());
        assertTrue(repaired.durationMs() > (killed - LOST) * 1000, repaired.toString());
        assertKept(Readback.of(file), killed);
    }

    /** Kills it when it has recorded so much, and gives how much it had, s. */
    private double recordAndKill(List<String> command, long afterMs) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
        long recorded = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = "";
            while (line != null && recorded < afterMs) {
                line = lines.readLine();
                recorded = line == null ? recorded : Long.parseLong(line);
            }
            // By its handle, which leaves open what it said before it was dead.
            assertTrue(process.toHandle().destroyForcibly());
            for (line = lines.readLine(); line != null; line = lines.readLine()) {
                recorded = Long.parseLong(line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertTrue(recorded >= afterMs, "it ended by itself: " + Files.readString(folder.resolve("err")));
        return recorded / 1000.0;
    }

    private static void assertKept(Readback read, double killed) {
        assertTrue(
                read.video().end() > killed - LOST,
                "pictures until " + read.video().end() + " of " + killed);
        assertTrue(
                read.audio().end() > killed - LOST,
                "sound until " + read.audio().end() + " of " + killed);
        List<Integer> counters = read.video().counters();
        int first = counters.getFirst();
        assertEquals(
                IntStream.range(first, first + counters.size()).boxed().toList(), counters, "in order, none twice");
        assertTrue(read.audio().level(440, 1, killed - LOST) > 0.2, "the tone is there");
    }
}
