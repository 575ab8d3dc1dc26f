package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.engine.libav.Libav;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemuxTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void load() throws Exception {
        Libav.load();
    }

    @ParameterizedTest
    @EnumSource(Container.Format.class)
    void what_a_killed_recorder_left_becomes_an_ordinary_file(Container.Format format) throws Exception {
        Path broken = new SampleRecording(format).killed().write(directory.resolve("broken"));
        Path target = directory.resolve("repaired");
        RecordingInfo before = RecordingReader.describe(broken);
        assertFalse(before.complete());
        Read left = Read.packets(broken);

        Remux.Repaired repaired = Remux.repair(broken, target, Progress.UNWATCHED);

        assertTrue(repaired.recording().complete());
        assertFalse(Files.exists(broken));
        assertEquals(left, Read.packets(target));
        assertEquals(SampleRecording.TONE, Read.tone(target, left.streams().size() - 1), 1);
    }
}
