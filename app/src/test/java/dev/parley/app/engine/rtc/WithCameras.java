package dev.parley.app.engine.rtc;

import dev.parley.app.testing.FakeCameras;
import dev.parley.app.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test of one engine with pretended cameras. */
@Timeout(60)
abstract class WithCameras {
    @TempDir
    Path directory;

    FakeCameras cameras;
    /** Null until the test starts it; closed after the test. */
    TestEngine engine;

    @BeforeEach
    void makeFolder() throws IOException {
        cameras = new FakeCameras(directory);
    }

    @AfterEach
    void closeEngine() {
        if (engine != null) {
            engine.close();
        }
    }
}
