package dev.parley.app.engine.rtc;

import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test of engines in a network and with a sound server of their own. */
@Timeout(90)
abstract class WithSound {
    /** How long a test waits for what should be heard at once, on a machine that is busy. */
    static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    Sandbox sandbox;
    private final List<TestEngine> engines = new ArrayList<>();

    @BeforeEach
    void openSandbox() throws IOException {
        sandbox = Sandbox.open(directory);
    }

    @AfterEach
    void closeSandbox() {
        engines.forEach(TestEngine::close);
        sandbox.close();
    }

    /** An engine that is closed after the test. */
    TestEngine engine() throws InterruptedException {
        return engine(EngineLauncher.devices(directory.resolve("natives")).withEnvironment(sandbox.environment()));
    }

    /** One that is started in this way. */
    TestEngine engine(EngineLauncher launcher) throws InterruptedException {
        TestEngine engine = TestEngine.start(launcher.withPrefix(sandbox.enter()), directory);
        engines.add(engine);
        return engine;
    }
}
