package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real engine processes, which unpack FFmpeg at the same time. */
@Timeout(90)
class EngineFilesTest {
    @TempDir
    Path directory;

    @Test
    void engines_repair_what_others_left() throws Exception {
        Libav.load();
        Path natives = directory.resolve("natives");
        // No test may touch the sound server of the person who runs it.
        EngineLauncher launcher =
                EngineLauncher.devices(natives).withEnvironment(Map.of("PULSE_SERVER", "unix:/nonexistent"));
        try (TestEngine one = TestEngine.start(launcher, directory);
                TestEngine other = TestEngine.start(launcher, directory)) {
            int request = 0;
            for (TestEngine engine : new TestEngine[] {one, other}) {
                Path file = new SampleRecording(Container.Format.MP4)
                        .killed()
                        .write(directory.resolve("recording" + ++request));
                engine.send(new EngineCommand.RepairRecording(request, file.toString(), file.toString()));
            }
            for (TestEngine engine : new TestEngine[] {one, other}) {
                EngineEvent.RecordingRepaired repaired =
                        engine.await(EngineEvent.RecordingRepaired.class, event -> true);
                assertTrue(repaired.recording().complete());
                assertFalse(repaired.brokenKept());
            }
            one.send(new EngineCommand.DescribeRecording(3, natives.toString()));
            assertEquals(
                    FileProblem.NOT_READABLE,
                    one.await(EngineEvent.JobFailed.class, event -> event.request() == 3)
                            .problem());
        }
        assertTrue(Files.isDirectory(natives.resolve("javacpp")));
    }
}
