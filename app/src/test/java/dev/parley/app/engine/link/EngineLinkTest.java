package dev.parley.app.engine.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.testing.AbortingEngine;
import dev.parley.app.testing.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real engine processes that die in every way there is. */
@Timeout(90)
class EngineLinkTest {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLinkTest.class);

    @TempDir
    Path directory;

    private EngineLauncher launcher() {
        // No test may touch the sound server of the person who runs it.
        return EngineLauncher.devices(directory).withEnvironment(Map.of("PULSE_SERVER", "unix:/nonexistent"));
    }

    @Test
    void a_killed_engine_is_replaced_and_knows_the_devices() throws Exception {
        try (TestEngine engine = TestEngine.start(launcher(), directory)) {
            engine.send(TestEngine.choose(DeviceChoice.PATTERN, DeviceChoice.DEFAULT, DeviceChoice.DEFAULT));
            long first = engine.link().pid();
            long killed = System.nanoTime() / 1_000_000;
            assertTrue(ProcessHandle.of(first).orElseThrow().destroyForcibly());
            assertEquals(
                    "signal 9", engine.await(TestEngine.Died.class, d -> true).why());
            long took = engine.await(TestEngine.NowReady.class, r -> true).t() - killed;
            LOG.info("a new engine was ready {} ms after the old one was killed", took);
            assertNotEquals(first, engine.link().pid());
            engine.send(new EngineCommand.Preview(true));
            engine.await(
                    EngineEvent.DeviceChanged.class,
                    d -> d.state().kind() == DeviceKind.CAMERA && d.state().status() == Status.PATTERN);
        }
    }

    @Test
    void an_engine_that_rests_is_gone_and_another_one_wakes() throws Exception {
        try (TestEngine engine = TestEngine.start(launcher(), directory)) {
            engine.send(TestEngine.choose(DeviceChoice.PATTERN, DeviceChoice.DEFAULT, DeviceChoice.DEFAULT));
            ProcessHandle first = ProcessHandle.of(engine.link().pid()).orElseThrow();
            engine.link().rest();
            engine.link().rest();
            assertEquals(-1, engine.link().pid());
            engine.send(new EngineCommand.Preview(true)); // nobody is there
            first.onExit().get(10, TimeUnit.SECONDS);
            engine.link().wake();
            engine.link().wake();
            engine.await(TestEngine.NowReady.class, r -> true);
            assertNotEquals(first.pid(), engine.link().pid());
            engine.send(new EngineCommand.Preview(true));
            engine.await(
                    EngineEvent.DeviceChanged.class,
                    d -> d.state().kind() == DeviceKind.CAMERA && d.state().status() == Status.PATTERN);
        }
    }

    @Test
    void an_engine_that_aborts_in_native_code_is_replaced_until_it_is_given_up() throws Exception {
        try (TestEngine engine = TestEngine.launch(launcher().withMain(AbortingEngine.class.getName()), directory)) {
            for (int i = 0; i < 5; i++) {
                String why = engine.await(TestEngine.Died.class, d -> true).why();
                assertTrue(why.startsWith("signal"), why);
            }
            engine.await(TestEngine.GivenUp.class, g -> true);
            assertEquals(-1, engine.link().pid());
            // Nobody is there; nothing happens.
            engine.send(new EngineCommand.Preview(true));
        }
    }

    @Test
    void an_engine_that_hangs_is_replaced() throws Exception {
        try (TestEngine engine = TestEngine.start(launcher().withMain(HangingMain.class.getName()), directory)) {
            assertEquals(
                    "it hung", engine.await(TestEngine.Died.class, d -> true).why());
            engine.await(TestEngine.NowReady.class, r -> true);
        }
    }

    @Test
    void an_engine_that_cannot_start_is_not_tried_again() throws Exception {
        try (TestEngine engine = TestEngine.launch(launcher().withMain(CannotStartMain.class.getName()), directory)) {
            engine.await(EngineEvent.CannotStart.class, c -> c.code().equals("library-missing"));
            assertEquals(
                    "library-missing: libpulse.so.0",
                    engine.await(TestEngine.GivenUp.class, g -> true).why());
        }
    }

    @Test
    void closing_leaves_no_process() throws Exception {
        TestEngine engine = TestEngine.start(launcher(), directory);
        Optional<ProcessHandle> process = ProcessHandle.of(engine.link().pid());
        CompletableFuture<ProcessHandle> ended = process.orElseThrow().onExit();
        engine.close();
        ended.get(1, TimeUnit.SECONDS);
        engine.close();
    }

    @Test
    void an_engine_ends_when_nobody_speaks_to_it_any_more() throws Exception {
        Process process = launcher().start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "it lives on");
        assertEquals(0, process.exitValue());
    }

    @Test
    void a_cache_that_cannot_be_made_is_told() throws Exception {
        EngineLauncher nowhere = EngineLauncher.devices(Path.of("/dev/null/cache"));
        try (TestEngine engine = TestEngine.launch(nowhere, directory)) {
            engine.await(TestEngine.GivenUp.class, g -> true);
        }
    }

    /** An engine that is ready and does nothing more. */
    public static final class HangingMain {
        private HangingMain() {}

        public static void main(String[] args) throws IOException {
            System.out.write("{\"type\":\"Ready\",\"pid\":1,\"loadMs\":1}\n".getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            while (System.in.read() >= 0) {
                // Takes everything, answers nothing.
            }
        }
    }

    /** An engine on a machine that lacks a library. */
    public static final class CannotStartMain {
        private CannotStartMain() {}

        public static void main(String[] args) throws IOException {
            System.out.write("{\"type\":\"CannotStart\",\"code\":\"library-missing\",\"detail\":\"libpulse.so.0\"}\n"
                    .getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }
    }
}
