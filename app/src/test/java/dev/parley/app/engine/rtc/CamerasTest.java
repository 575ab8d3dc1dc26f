package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.FakeCameras;
import dev.parley.app.testing.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Cameras that come and go, and which of them is used. */
class CamerasTest extends WithCameras {
    private String open(Problem problem) throws InterruptedException {
        return FakeCameras.await(engine, Status.OPEN, problem).name();
    }

    @Test
    void without_a_camera_the_pattern_stands_in_and_says_so() throws Exception {
        Assumptions.assumeFalse(Files.exists(Path.of("/dev/video0")), "this machine has a camera");
        engine = TestEngine.start(
                EngineLauncher.devices(directory.resolve("natives"))
                        .withEnvironment(Map.of("PULSE_SERVER", "unix:/nonexistent")),
                directory);
        PictureMemory self = engine.show("self", EngineCommand.SELF, 320, 180);
        engine.send(new EngineCommand.Preview(true));
        FakeCameras.await(engine, Status.PATTERN, Problem.ABSENT);
        assertEquals(0, TestEngine.stamp(self, 0).camera());
        engine.send(FakeCameras.prefer("Some Camera"));
        assertEquals(
                "Some Camera",
                FakeCameras.await(engine, Status.FAILED, Problem.NOT_FOUND).name());
        engine.send(FakeCameras.prefer("pattern"));
        FakeCameras.await(engine, Status.PATTERN, Problem.NONE);
        engine.send(new EngineCommand.HidePicture("self"));
        engine.await(EngineEvent.PictureHidden.class, h -> h.surface().equals("self"));
        long last = self.sequence();
        engine.send(new EngineCommand.Preview(false));
        FakeCameras.await(engine, Status.CLOSED, Problem.NONE);
        assertEquals(last, self.sequence());
    }

    @Test
    void a_camera_is_open_while_it_is_wanted() throws Exception {
        cameras.plug("one", FakeCameras.ONE);
        engine = cameras.engine();
        PictureMemory self = engine.show("self", EngineCommand.SELF, 640, 360);
        engine.send(new EngineCommand.Preview(true));
        assertEquals("Camera One", open(Problem.NONE));
        assertEquals(34, TestEngine.stamp(self, 0).camera());
        assertEquals(640, self.width(self.sequence()));
        engine.send(new EngineCommand.Preview(false));
        FakeCameras.await(engine, Status.CLOSED, Problem.NONE);
        engine.send(new EngineCommand.Preview(true));
        open(Problem.NONE);
        TestEngine.stamp(self, self.sequence());
    }

    @Test
    void cameras_are_listed_by_name_as_they_come_and_go() throws Exception {
        cameras.plug("z", FakeCameras.ONE);
        cameras.plug("a", FakeCameras.TWO);
        engine = cameras.engine();
        assertEquals(List.of("Camera One", "Camera Two"), FakeCameras.awaitList(engine, l -> l.size() == 2));
        cameras.plug("m", "card=Camera Extra\nbus=usb-9\n");
        assertEquals(
                List.of("Camera Extra", "Camera One", "Camera Two"), FakeCameras.awaitList(engine, l -> l.size() == 3));
        cameras.unplug("z");
        assertEquals(List.of("Camera Extra", "Camera Two"), FakeCameras.awaitList(engine, l -> l.size() == 2));
    }

    @Test
    void of_two_of_one_model_each_can_be_opened() throws Exception {
        cameras.plug("left", "card=Twin\nbus=usb-1\nid=1\nfmt=YUYV 640x480@30\n");
        cameras.plug("right", "card=Twin\nbus=usb-2\nid=2\nfmt=YUYV 640x480@30\n");
        engine = cameras.engine();
        assertEquals(List.of("Twin", "Twin (2)"), FakeCameras.awaitList(engine, l -> l.size() == 2));
        PictureMemory self = engine.show("self", EngineCommand.SELF, 320, 240);
        engine.send(FakeCameras.prefer("usb-2 Twin"));
        engine.send(new EngineCommand.Preview(true));
        assertEquals("Twin (2)", open(Problem.NONE));
        assertEquals(2, TestEngine.stamp(self, 0).camera());
        engine.send(FakeCameras.prefer("usb-1 Twin"));
        assertEquals("Twin", open(Problem.NONE));
        assertEquals(1, TestEngine.stamp(self, self.sequence() + 2).camera());
        engine.send(FakeCameras.prefer("usb-2 Twin"));
        assertEquals("Twin (2)", open(Problem.NONE));
        assertEquals(2, TestEngine.stamp(self, self.sequence() + 2).camera());
    }

    @Test
    void the_best_camera_is_used_while_it_is_there_and_the_next_one_while_it_is_not() throws Exception {
        cameras.plug("one", FakeCameras.ONE);
        cameras.plug("two", FakeCameras.TWO);
        cameras.plug("other", "card=A Third\nbus=usb-3\n");
        engine = cameras.engine();
        PictureMemory self = engine.show("self", EngineCommand.SELF, 320, 240);
        engine.send(FakeCameras.prefer("Camera Two", "Camera One"));
        engine.send(new EngineCommand.Preview(true));
        assertEquals("Camera Two", open(Problem.NONE));
        // 640 x 480 fits 320 x 240: the other shape of picture is not squeezed.
        TestEngine.stamp(self, self.sequence() + 2);
        assertEquals(240, self.height(self.sequence()));
        cameras.unplug("two");
        assertEquals("Camera One", open(Problem.NOT_FOUND));
        assertEquals(34, TestEngine.stamp(self, self.sequence() + 2).camera());
        assertEquals(180, self.height(self.sequence()));
        cameras.plug("two", FakeCameras.TWO);
        assertEquals("Camera Two", open(Problem.NONE));
    }

    @Test
    void the_last_camera_that_is_unplugged_is_missed_and_used_again() throws Exception {
        cameras.plug("one", FakeCameras.ONE);
        engine = cameras.engine();
        engine.send(new EngineCommand.Preview(true));
        open(Problem.NONE);
        cameras.unplug("one");
        assertEquals(
                "Camera One",
                FakeCameras.await(engine, Status.FAILED, Problem.UNPLUGGED).name());
        long since = System.nanoTime();
        Map<String, Long> before = ProcessLook.threadTicks(engine.link().pid());
        cameras.plug("one", FakeCameras.ONE);
        assertEquals("Camera One", open(Problem.NONE));
        assertEquals(List.of(), busyThreads(before, since), "a thread spins");
    }

    /** The engine's threads that used more than half of a core since then; a tick is 10 ms. */
    private List<String> busyThreads(Map<String, Long> before, long since) throws Exception {
        long half = (System.nanoTime() - since) / 20_000_000;
        List<String> busy = new ArrayList<>();
        ProcessLook.threadTicks(engine.link().pid()).forEach((thread, ticks) -> {
            if (ticks - before.getOrDefault(thread, ticks) > half) {
                busy.add(thread);
            }
        });
        return busy;
    }

    @Test
    void two_hundred_changes_leave_nothing_behind() throws Exception {
        cameras.plug("one", FakeCameras.ONE);
        cameras.plug("two", FakeCameras.TWO);
        engine = cameras.engine();
        PictureMemory self = engine.show("self", EngineCommand.SELF, 320, 240);
        engine.send(new EngineCommand.Preview(true));
        open(Problem.NONE);
        change(20);
        long pid = engine.link().pid();
        int files = ProcessLook.openFiles(pid);
        int threads = ProcessLook.threads(pid);
        change(200);
        TestEngine.stamp(self, self.sequence());
        assertEquals(pid, engine.link().pid(), "the engine died");
        engine.send(new EngineCommand.Preview(false));
        FakeCameras.await(engine, Status.CLOSED, Problem.NONE);
        assertTrue(ProcessLook.openFiles(pid) <= files, "descriptors: " + files + " -> " + ProcessLook.openFiles(pid));
        assertTrue(ProcessLook.threads(pid) <= threads + 1, "threads: " + threads + " -> " + ProcessLook.threads(pid));
        // Another engine can have both.
        try (TestEngine second = cameras.engine()) {
            for (String name : List.of("Camera One", "Camera Two")) {
                second.send(FakeCameras.prefer(name));
                second.send(new EngineCommand.Preview(true));
                assertEquals(
                        name,
                        FakeCameras.await(second, Status.OPEN, Problem.NONE).name());
            }
        }
    }

    private void change(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            String name = i % 2 == 0 ? "Camera Two" : "Camera One";
            engine.send(FakeCameras.prefer(name));
            engine.await(
                    EngineEvent.DeviceChanged.class,
                    d -> d.state().kind() == DeviceKind.CAMERA
                            && d.state().status() == Status.OPEN
                            && d.state().name().equals(name));
        }
    }

    @Test
    void the_system_default_is_the_first_of_the_list() throws Exception {
        cameras.plug("two", FakeCameras.TWO);
        engine = cameras.engine();
        engine.send(TestEngine.choose(DeviceChoice.DEFAULT, DeviceChoice.NONE, DeviceChoice.NONE));
        engine.send(new EngineCommand.Preview(true));
        assertEquals("Camera Two", open(Problem.NONE));
        cameras.plug("one", FakeCameras.ONE);
        assertEquals("Camera One", open(Problem.NONE));
    }
}
