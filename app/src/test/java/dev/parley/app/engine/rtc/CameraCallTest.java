package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.FakeCameras;
import dev.parley.app.testing.TestEngine;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cameras in a call: the other side sees the new picture and notices nothing else. */
class CameraCallTest extends WithSound {
    private FakeCameras cameras;
    private TestEngine anna;
    private TestEngine bert;

    @BeforeEach
    void call() throws Exception {
        cameras = new FakeCameras(directory);
        cameras.plug("one", FakeCameras.ONE);
        cameras.plug("two", FakeCameras.TWO);
        Map<String, String> environment = new HashMap<>(sandbox.environment());
        environment.putAll(cameras.environment());
        anna = engine(EngineLauncher.devices(directory.resolve("natives")).withEnvironment(environment));
        bert = engine();
        anna.send(FakeCameras.prefer("Camera One"));
        bert.send(FakeCameras.prefer("none"));
        TestEngine.connect(anna, bert, "call");
    }

    /** Waits until Bert sees this camera of Anna. */
    private void sees(PictureMemory atBerts, int camera) throws InterruptedException {
        while (TestEngine.stamp(atBerts, atBerts.sequence()).camera() != camera) {
            // The next picture; each wait has its deadline.
            Thread.onSpinWait();
        }
    }

    @Test
    void another_camera_is_another_picture_without_negotiation() throws Exception {
        PictureMemory atBerts = bert.show("remote", "call", 320, 240);
        anna.send(new EngineCommand.SendMedia("call", false, true));
        sees(atBerts, 34);
        for (int i = 0; i < 3; i++) {
            anna.send(FakeCameras.prefer("Camera Two"));
            sees(atBerts, 35);
            assertEquals(240, atBerts.height(atBerts.sequence()));
            anna.send(FakeCameras.prefer("Camera One"));
            sees(atBerts, 34);
        }
        anna.send(new EngineCommand.SendMedia("call", false, false));
        while (true) {
            EngineEvent event = anna.await(EngineEvent.class, any -> true);
            assertFalse(
                    event instanceof EngineEvent.NegotiationNeeded || event instanceof EngineEvent.LocalDescription,
                    "it was negotiated");
            if (event instanceof EngineEvent.DeviceChanged(var state) && state.status() == Status.CLOSED) {
                return;
            }
        }
    }

    @Test
    void a_camera_that_is_off_is_free_for_others_and_choosing_opens_none() throws Exception {
        anna.send(new EngineCommand.SendMedia("call", false, true));
        FakeCameras.await(anna, Status.OPEN, Problem.NONE);
        try (TestEngine other = cameras.engine()) {
            other.send(FakeCameras.prefer("Camera One"));
            other.send(new EngineCommand.Preview(true));
            FakeCameras.await(other, Status.FAILED, Problem.BUSY);
            anna.send(new EngineCommand.SendMedia("call", false, false));
            FakeCameras.await(anna, Status.CLOSED, Problem.NONE);
            anna.send(FakeCameras.prefer("Camera Two"));
            anna.send(FakeCameras.prefer("Camera One"));
            other.send(new EngineCommand.RetryDevice(DeviceKind.CAMERA));
            FakeCameras.await(other, Status.OPEN, Problem.NONE);
            other.send(FakeCameras.prefer("Camera Two"));
            assertEquals(
                    "Camera Two",
                    FakeCameras.await(other, Status.OPEN, Problem.NONE).name());
        }
        anna.send(new EngineCommand.SendMedia("call", false, true));
        FakeCameras.await(anna, Status.OPEN, Problem.NONE);
        anna.send(new EngineCommand.ClosePeer("call"));
        FakeCameras.await(anna, Status.CLOSED, Problem.NONE);
    }
}
