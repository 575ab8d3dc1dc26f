package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.MediaStreamConstraints;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.api.TrackState;
import dev.parley.app.engine.api.constraints.ConstrainDouble;
import dev.parley.app.engine.api.constraints.MediaTrackConstraintSet;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.testing.FakeCameras;
import dev.parley.app.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** The laboratory's tracks, of a camera that an {@code LD_PRELOAD} library pretends. */
class UserMediaTest extends WithCameras {
    private static final MediaTrackConstraintSet NOTHING = MediaTrackConstraintSet.NONE;

    private void share(String camera, MediaTrackConstraintSet wanted) throws Exception {
        cameras.plug("one", camera);
        engine = cameras.engine();
        FakeCameras.awaitList(engine, list -> !list.isEmpty());
        engine.send(
                new EngineCommand.GetUserMedia(1, new MediaStreamConstraints(MediaTrackConstraints.of(wanted), null)));
    }

    private TrackState track() throws InterruptedException {
        return engine.await(EngineEvent.TrackChanged.class, t -> true).track();
    }

    private static MediaTrackConstraintSet exactly(double width, double height) {
        return NOTHING.withWidth(ConstrainDouble.exact(width)).withHeight(ConstrainDouble.exact(height));
    }

    @Test
    void a_camera_that_is_slow_when_it_is_large_opens_smaller() throws Exception {
        share("card=Raw\nbus=usb-1\nid=9\nfmt=YUYV 640x480@30,15 1280x720@10\n", NOTHING);
        TrackState track = track();
        assertEquals(640, track.settings().width());
        assertEquals(480, track.settings().height());
        assertEquals(1280, track.capabilities().width().max());
        assertEquals(3, track.modes().stream().distinct().count());
        engine.await(EngineEvent.ConstraintsMet.class, m -> m.request() == 1);
    }

    @Test
    void a_size_that_the_camera_lacks_is_cut_and_scaled_and_never_squeezed() throws Exception {
        share(FakeCameras.ONE, exactly(320, 180));
        PictureMemory self = engine.show("self", EngineCommand.SELF, 2000, 2000);
        assertEquals("crop-and-scale", track().settings().resizeMode());
        TestEngine.awaitSize(self, 2000, 1124);
        // All of 1280 x 720 is in it, a quarter as large: the stamp is whole.
        assertEquals(34, TestEngine.stamp(self, self.sequence()).camera());
        engine.send(
                new EngineCommand.ApplyConstraints(2, DeviceKind.CAMERA, MediaTrackConstraints.of(exactly(300, 300))));
        assertEquals(1.0, track().settings().aspectRatio());
        engine.await(EngineEvent.ConstraintsMet.class, m -> m.request() == 2);
        TestEngine.awaitSize(self, 1920, 1920);
        engine.send(new EngineCommand.StopTrack(DeviceKind.CAMERA));
        FakeCameras.await(engine, Status.CLOSED, Problem.NONE);
        engine.await(EngineEvent.TrackEnded.class, e -> e.kind() == DeviceKind.CAMERA);
    }

    @Test
    void a_picture_is_cut_without_being_scaled() throws Exception {
        share("card=Small\nbus=usb-1\nid=9\nfmt=YUYV 640x480@30\n", exactly(480, 480));
        assertEquals("crop-and-scale", track().settings().resizeMode());
        PictureMemory self = engine.show("self", EngineCommand.SELF, 480, 480);
        TestEngine.awaitSize(self, 480, 480);
        engine.send(
                new EngineCommand.ApplyConstraints(2, DeviceKind.CAMERA, MediaTrackConstraints.of(exactly(640, 300))));
        TestEngine.awaitSize(self, 480, 224);
        engine.send(new EngineCommand.StopTrack(DeviceKind.CAMERA));
        engine.await(EngineEvent.TrackEnded.class, e -> true);
    }

    @Test
    void pictures_are_left_out_to_make_a_lower_rate() throws Exception {
        share(FakeCameras.ONE, NOTHING.withFrameRate(ConstrainDouble.exact(10)));
        assertEquals(10, track().settings().frameRate());
        PictureMemory self = engine.show("self", EngineCommand.SELF, 320, 180);
        int first = TestEngine.stamp(self, 5).counter();
        long from = self.sequence();
        int last = TestEngine.stamp(self, from + 20).counter();
        double each = (last - first) / (double) (self.sequence() - from);
        assertEquals(3, each, 0.35, "of how many pictures one is taken");
    }

    @Test
    void what_cannot_be_is_refused_by_name_and_changes_nothing() throws Exception {
        share(FakeCameras.ONE, NOTHING);
        track();
        engine.await(EngineEvent.ConstraintsMet.class, m -> m.request() == 1);
        engine.send(new EngineCommand.ApplyConstraints(
                2, DeviceKind.CAMERA, MediaTrackConstraints.of(NOTHING.withWidth(ConstrainDouble.exact(4000)))));
        EngineEvent.MediaRefused refused = engine.await(EngineEvent.MediaRefused.class, r -> r.request() == 2);
        assertEquals("OverconstrainedError", refused.error().name());
        assertEquals("width", refused.error().constraint());
        assertTrue(refused.error().message().contains("1280"), refused.error().message());
        PictureMemory self = engine.show("self", EngineCommand.SELF, 1280, 720);
        assertEquals(34, TestEngine.stamp(self, 0).camera());
    }

    @Test
    void a_busy_camera_is_not_readable_and_none_is_not_found() throws Exception {
        share(FakeCameras.ONE + "busy\n", NOTHING);
        assertEquals(
                "NotReadableError",
                engine.await(EngineEvent.MediaRefused.class, r -> true).error().name());
        cameras.unplug("one");
        FakeCameras.awaitList(engine, list -> list.isEmpty());
        engine.send(new EngineCommand.GetUserMedia(2, new MediaStreamConstraints(MediaTrackConstraints.NONE, null)));
        assertEquals(
                "NotFoundError",
                engine.await(EngineEvent.MediaRefused.class, r -> r.request() == 2)
                        .error()
                        .name());
    }

    @Test
    void a_track_goes_on_with_another_camera_that_is_chosen_and_can_do_what_is_asked() throws Exception {
        cameras.plug("two", FakeCameras.TWO);
        share(FakeCameras.ONE, NOTHING.withHeight(ConstrainDouble.exact(480)));
        assertEquals("Camera One", track().label());
        engine.send(FakeCameras.prefer("Camera Two"));
        assertEquals("Camera Two", track().label());
        engine.send(new EngineCommand.ApplyConstraints(2, DeviceKind.CAMERA, MediaTrackConstraints.NONE));
        engine.await(EngineEvent.ConstraintsMet.class, m -> m.request() == 2);
        engine.send(FakeCameras.prefer("Camera One"));
        assertEquals("Camera One", track().label());
        engine.send(
                new EngineCommand.ApplyConstraints(3, DeviceKind.CAMERA, MediaTrackConstraints.of(exactly(1280, 720))));
        engine.await(EngineEvent.ConstraintsMet.class, m -> m.request() == 3);
        engine.send(FakeCameras.prefer("Camera Two"));
        engine.await(EngineEvent.TrackEnded.class, e -> e.kind() == DeviceKind.CAMERA);
    }

    @Test
    void what_the_camera_that_is_free_cannot_do_is_refused() throws Exception {
        cameras.plug("two", FakeCameras.TWO);
        share(FakeCameras.ONE + "busy\n", exactly(1280, 720));
        FakeCameras.await(engine, Status.CLOSED, Problem.NONE);
        EngineEvent.MediaRefused refused = engine.await(EngineEvent.MediaRefused.class, r -> true);
        assertEquals("OverconstrainedError", refused.error().name());
    }

    @Test
    void a_camera_that_the_system_denies_is_not_allowed() throws Exception {
        share(FakeCameras.ONE + "eacces\n", NOTHING);
        assertEquals(
                "NotAllowedError",
                engine.await(EngineEvent.MediaRefused.class, r -> true).error().name());
    }

    @Test
    void a_track_ends_with_its_camera() throws Exception {
        share(FakeCameras.ONE, NOTHING);
        assertEquals("Camera One", track().label());
        cameras.plug("two", FakeCameras.TWO);
        FakeCameras.awaitList(engine, list -> list.size() == 2);
        long pid = engine.link().pid();
        cameras.unplug("one");
        engine.await(EngineEvent.TrackEnded.class, e -> e.kind() == DeviceKind.CAMERA);
        assertEquals(pid, engine.link().pid(), "the engine died");
    }
}
