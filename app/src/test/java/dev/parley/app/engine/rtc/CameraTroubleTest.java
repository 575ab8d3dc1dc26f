package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.testing.FakeCameras;
import dev.parley.app.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** Cameras that can't be had, or give nothing: each says why, and is tried again. */
class CameraTroubleTest extends WithCameras {
    private void open(String settings) throws Exception {
        cameras.plug("one", settings);
        engine = cameras.engine();
        engine.send(new EngineCommand.Preview(true));
    }

    private DeviceState await(Status status, Problem problem) throws InterruptedException {
        return FakeCameras.await(engine, status, problem);
    }

    private void retry() {
        engine.send(new EngineCommand.RetryDevice(DeviceKind.CAMERA));
    }

    @Test
    void a_busy_camera_is_told_and_tried_again() throws Exception {
        open(FakeCameras.ONE + "busy\n");
        assertEquals("Camera One", await(Status.FAILED, Problem.BUSY).name());
        cameras.plug("one", FakeCameras.ONE);
        retry();
        await(Status.OPEN, Problem.NONE);
    }

    @Test
    void another_engine_of_ours_has_it_and_gives_it_back() throws Exception {
        open(FakeCameras.ONE);
        await(Status.OPEN, Problem.NONE);
        try (TestEngine second = cameras.engine()) {
            second.send(new EngineCommand.Preview(true));
            FakeCameras.await(second, Status.FAILED, Problem.BUSY);
            engine.send(new EngineCommand.Preview(false));
            await(Status.CLOSED, Problem.NONE);
            second.send(new EngineCommand.RetryDevice(DeviceKind.CAMERA));
            FakeCameras.await(second, Status.OPEN, Problem.NONE);
        }
    }

    @Test
    void one_busy_camera_does_not_block_the_others() throws Exception {
        cameras.plug("two", FakeCameras.TWO);
        open(FakeCameras.ONE + "busy\n");
        DeviceState state = await(Status.OPEN, Problem.BUSY);
        assertEquals("Camera Two", state.name());
        assertEquals("Camera One", state.wanted());
        cameras.plug("one", FakeCameras.ONE);
        retry();
        assertEquals("Camera One", await(Status.OPEN, Problem.NONE).name());
    }

    @Test
    void a_chosen_camera_that_is_busy_opens_none_that_was_never_chosen() throws Exception {
        cameras.plug("two", FakeCameras.TWO);
        cameras.plug("one", FakeCameras.ONE + "busy\n");
        engine = cameras.engine();
        engine.send(FakeCameras.prefer("Camera One"));
        engine.send(new EngineCommand.Preview(true));
        await(Status.FAILED, Problem.BUSY);
    }

    @Test
    void a_camera_that_the_system_denies_is_told_and_tried_again() throws Exception {
        cameras.plug("one", FakeCameras.ONE);
        engine = cameras.engine();
        FakeCameras.awaitList(engine, list -> list.size() == 1);
        cameras.plug("one", FakeCameras.ONE + "eacces\n");
        engine.send(new EngineCommand.Preview(true));
        await(Status.FAILED, Problem.DENIED);
        cameras.plug("one", FakeCameras.ONE);
        retry();
        await(Status.OPEN, Problem.NONE);
    }

    @Test
    void a_camera_that_was_denied_from_the_start_is_no_missing_one() throws Exception {
        open(FakeCameras.ONE + "eacces\n");
        assertEquals("Camera One", await(Status.FAILED, Problem.DENIED).name());
        cameras.plug("one", FakeCameras.ONE);
        await(Status.OPEN, Problem.NONE);
    }

    @Test
    void a_camera_that_stalls_is_closed_and_told() throws Exception {
        open(FakeCameras.ONE + "stall=1\n");
        await(Status.OPEN, Problem.NONE);
        await(Status.FAILED, Problem.STALLED);
        cameras.plug("one", FakeCameras.ONE);
        retry();
        await(Status.OPEN, Problem.NONE);
    }

    @Test
    void where_one_stalls_the_next_one_is_used() throws Exception {
        cameras.plug("two", FakeCameras.TWO);
        open(FakeCameras.ONE + "stall=1\n");
        assertEquals("Camera One", await(Status.OPEN, Problem.NONE).name());
        DeviceState state = await(Status.OPEN, Problem.STALLED);
        assertEquals("Camera Two", state.name());
        assertEquals("Camera One", state.wanted());
    }

    @Test
    void a_black_picture_is_told_and_goes_on() throws Exception {
        open(FakeCameras.ONE + "dark\n");
        PictureMemory self = engine.show("self", EngineCommand.SELF, 320, 180);
        await(Status.OPEN, Problem.NONE);
        await(Status.OPEN, Problem.DARK);
        long seen = self.sequence();
        cameras.plug("one", FakeCameras.ONE);
        await(Status.OPEN, Problem.NONE);
        assertEquals(34, TestEngine.stamp(self, seen).camera());
    }

    @Test
    void a_camera_that_fails_in_other_ways_is_told() throws Exception {
        open(FakeCameras.ONE + "fail=STREAMON:ENOSPC\n");
        await(Status.FAILED, Problem.UNKNOWN);
        cameras.plug("one", FakeCameras.ONE);
        retry();
        await(Status.OPEN, Problem.NONE);
    }
}
