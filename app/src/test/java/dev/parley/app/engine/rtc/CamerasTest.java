package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine and cameras that a preloaded library pretends, since a test machine has none. The environment variable
 * {@code PARLEY_TEST_V4L2} names that library; each {@code .cam} file is a camera whose pictures carry a stamp.
 */
@Timeout(60)
class CamerasTest {
    private static final String ONE = "card=Camera One\nid=34\nfmt=MJPG 640x480@30 1280x720@30\n";
    private static final String TWO = "card=Camera Two\nid=35\nfmt=YUYV 640x480@30\n";

    @TempDir
    Path directory;

    private Path cameras;
    private TestEngine engine;

    @BeforeEach
    void start() throws Exception {
        cameras = Files.createDirectory(directory.resolve("cameras"));
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private void engine(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PULSE_SERVER", "unix:/nonexistent");
        engine = TestEngine.start(
                EngineLauncher.devices(directory.resolve("natives")).withEnvironment(environment), directory);
    }

    private void engineWithCameras() throws Exception {
        String library = System.getenv("PARLEY_TEST_V4L2");
        Assumptions.assumeTrue(library != null, "PARLEY_TEST_V4L2 names no library of pretended cameras");
        engine(Map.of("LD_PRELOAD", library, "FAKECAM_DIR", cameras.toString(), "FAKECAM_RACEGUARD", "1"));
    }

    private void choose(DeviceChoice camera) {
        engine.send(TestEngine.choose(camera, DeviceChoice.NONE, DeviceChoice.NONE));
    }

    private DeviceState camera(Status status, Problem problem) throws InterruptedException {
        return engine.await(
                        EngineEvent.DeviceChanged.class,
                        d -> d.state().kind() == DeviceKind.CAMERA
                                && d.state().status() == status
                                && d.state().problem() == problem)
                .state();
    }

    @Test
    void without_a_camera_the_pattern_stands_in_and_says_so() throws Exception {
        Assumptions.assumeFalse(Files.exists(Path.of("/dev/video0")), "this machine has a camera");
        engine(Map.of());
        PictureMemory self = engine.show("self", EngineCommand.SELF, 320, 180);
        engine.send(new EngineCommand.Preview(true));
        camera(Status.PATTERN, Problem.ABSENT);
        assertEquals(0, TestEngine.stamp(self, 0).camera());
        choose(new DeviceChoice("Some Camera"));
        assertEquals("Some Camera", camera(Status.FAILED, Problem.NOT_FOUND).name());
        choose(DeviceChoice.PATTERN);
        camera(Status.PATTERN, Problem.NONE);
        engine.send(new EngineCommand.HidePicture("self"));
        engine.await(EngineEvent.PictureHidden.class, h -> h.surface().equals("self"));
        long last = self.sequence();
        engine.send(new EngineCommand.Preview(false));
        camera(Status.CLOSED, Problem.NONE);
        assertEquals(last, self.sequence());
    }

    @Test
    void a_camera_is_open_while_it_is_wanted() throws Exception {
        Files.writeString(cameras.resolve("one.cam"), ONE);
        engineWithCameras();
        PictureMemory self = engine.show("self", EngineCommand.SELF, 640, 360);
        engine.send(new EngineCommand.Preview(true));
        assertEquals("Camera One", camera(Status.OPEN, Problem.NONE).name());
        assertEquals(34, TestEngine.stamp(self, 0).camera());
        assertEquals(640, self.width(self.sequence()));
        engine.send(new EngineCommand.Preview(false));
        camera(Status.CLOSED, Problem.NONE);
        engine.send(new EngineCommand.Preview(true));
        camera(Status.OPEN, Problem.NONE);
        TestEngine.stamp(self, self.sequence());
    }

    @Test
    void cameras_are_changed_plugged_and_unplugged() throws Exception {
        Files.writeString(cameras.resolve("one.cam"), ONE);
        Files.writeString(cameras.resolve("two.cam"), TWO);
        engineWithCameras();
        PictureMemory self = engine.show("self", EngineCommand.SELF, 320, 240);
        choose(new DeviceChoice("Camera One"));
        engine.send(new EngineCommand.Preview(true));
        assertEquals("Camera One", camera(Status.OPEN, Problem.NONE).name());
        choose(new DeviceChoice("Camera Two"));
        assertEquals("Camera Two", camera(Status.OPEN, Problem.NONE).name());
        assertEquals(35, TestEngine.stamp(self, self.sequence() + 2).camera());
        // The other shape of picture is not squeezed: 640 x 480 fits 320 x 240.
        assertEquals(240, self.height(self.sequence()));
        Files.delete(cameras.resolve("two.cam"));
        assertEquals("Camera One", camera(Status.OPEN, Problem.NOT_FOUND).name());
        Files.writeString(cameras.resolve("two.cam"), TWO);
        assertEquals("Camera Two", camera(Status.OPEN, Problem.NONE).name());
    }

    @Test
    void a_busy_camera_is_told_and_tried_again() throws Exception {
        Path one = Files.writeString(cameras.resolve("one.cam"), ONE + "busy\n");
        engineWithCameras();
        choose(new DeviceChoice("Camera One"));
        engine.send(new EngineCommand.Preview(true));
        camera(Status.FAILED, Problem.BUSY);
        Files.writeString(one, ONE);
        engine.send(new EngineCommand.RetryDevice(DeviceKind.CAMERA));
        camera(Status.OPEN, Problem.NONE);
    }

    @Test
    void one_busy_camera_does_not_block_the_others() throws Exception {
        Files.writeString(cameras.resolve("one.cam"), ONE + "busy\n");
        Files.writeString(cameras.resolve("two.cam"), TWO);
        engineWithCameras();
        choose(DeviceChoice.DEFAULT);
        engine.send(new EngineCommand.Preview(true));
        DeviceState state = camera(Status.OPEN, Problem.BUSY);
        assertEquals("Camera Two", state.name());
        assertEquals("Camera One", state.wanted());
    }

    @Test
    void a_camera_that_stalls_is_closed_and_told() throws Exception {
        Path one = Files.writeString(cameras.resolve("one.cam"), ONE + "stall=1\n");
        engineWithCameras();
        engine.send(new EngineCommand.Preview(true));
        camera(Status.OPEN, Problem.NONE);
        camera(Status.FAILED, Problem.STALLED);
        Files.writeString(one, ONE);
        engine.send(new EngineCommand.RetryDevice(DeviceKind.CAMERA));
        camera(Status.OPEN, Problem.NONE);
    }
}
