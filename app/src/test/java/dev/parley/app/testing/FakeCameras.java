package dev.parley.app.testing;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.link.EngineLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/**
 * Cameras that a preloaded library pretends, since a test machine has none. The environment variable {@code
 * PARLEY_TEST_V4L2} names that library; without it tests are skipped. Each {@code .cam} file is a camera whose pictures
 * carry a stamp; engines that share a folder share its cameras.
 */
public final class FakeCameras {
    public static final String ONE = "card=Camera One\nbus=usb-1\nid=34\nfmt=MJPG 640x480@30 1280x720@30\n";
    public static final String TWO = "card=Camera Two\nbus=usb-2\nid=35\nfmt=YUYV 640x480@30\n";

    private final Path directory;
    private final Path cameras;

    /** An empty set of cameras, in a directory of the test. */
    public FakeCameras(Path directory) throws IOException {
        this.directory = directory;
        this.cameras = Files.createDirectories(directory.resolve("cameras"));
    }

    /** The variables for processes that see these cameras; skips the test where there is no such library. */
    public Map<String, String> environment() {
        String library = System.getenv("PARLEY_TEST_V4L2");
        Assumptions.assumeTrue(library != null, "PARLEY_TEST_V4L2 names no library of pretended cameras");
        Map<String, String> environment = new HashMap<>();
        environment.put("LD_PRELOAD", library);
        environment.put("FAKECAM_DIR", cameras.toString());
        environment.put("FAKECAM_RACEGUARD", "1");
        return environment;
    }

    /** An engine that sees these cameras and has no sound. */
    public TestEngine engine() throws InterruptedException {
        Map<String, String> environment = environment();
        environment.put("PULSE_SERVER", "unix:/nonexistent");
        return TestEngine.start(
                EngineLauncher.devices(directory.resolve("natives")).withEnvironment(environment), directory);
    }

    /** Plugs a camera in, or changes it. */
    public void plug(String name, String settings) throws IOException {
        Path beside = Files.writeString(directory.resolve(name + ".new"), settings);
        Files.move(beside, cameras.resolve(name + ".cam"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Pulls a camera out. */
    public void unplug(String name) throws IOException {
        Files.delete(cameras.resolve(name + ".cam"));
    }

    /** Prefers these cameras, and wants no sound. */
    public static EngineCommand prefer(String... names) {
        return new EngineCommand.ChooseDevices(
                new DevicePreference(
                        List.of(names).stream().map(DeviceChoice::new).toList()),
                DevicePreference.of(DeviceChoice.NONE),
                DevicePreference.of(DeviceChoice.NONE));
    }

    /** Waits until the camera of an engine is like this. */
    public static DeviceState await(TestEngine engine, Status status, Problem problem) throws InterruptedException {
        return engine.await(
                        EngineEvent.DeviceChanged.class,
                        d -> d.state().kind() == DeviceKind.CAMERA
                                && d.state().status() == status
                                && d.state().problem() == problem)
                .state();
    }

    /** Waits for a list of cameras, by their names, that is as wanted. */
    public static List<String> awaitList(TestEngine engine, Predicate<List<String>> wanted)
            throws InterruptedException {
        return names(engine.await(EngineEvent.DevicesListed.class, listed -> wanted.test(names(listed))));
    }

    private static List<String> names(EngineEvent.DevicesListed listed) {
        return listed.devices().stream()
                .filter(device -> device.kind() == DeviceKind.CAMERA)
                .map(Device::name)
                .toList();
    }
}
