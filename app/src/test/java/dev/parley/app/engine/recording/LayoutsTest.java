package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where pictures are in the picture. */
class LayoutsTest {
    private static final int LIGHT = 220;
    private static final int MIDDLE = 120;
    private static final int NEAR = 12;

    @TempDir
    Path folder;

    private Rig rig(RecordingLayout layout, dev.parley.app.engine.api.RecordedTrack... tracks) {
        return new Rig(folder.resolve("a.mp4"), Rig.options(RecorderOptions.MP4, layout), tracks);
    }

    private static void assertLuma(int wanted, Readback.Shot shot, int x, int y) {
        assertEquals(wanted, shot.colour(x, y)[0], NEAR, "at " + x + "," + y + " after " + shot.time() + " s");
    }

    @Test
    void two_people_are_side_by_side_and_not_squeezed() throws Exception {
        try (Rig rig = rig(RecordingLayout.SIDE, Rig.CAMERA, Rig.OTHER_CAMERA)) {
            Rig.Drawn ann = new Rig.Drawn(320, 180).colour(LIGHT, 128, 128);
            Rig.Drawn bob = new Rig.Drawn(320, 180).colour(MIDDLE, 128, 128);
            VideoInput annPictures = rig.recorder.video(Rig.CAMERA);
            VideoInput bobPictures = rig.recorder.video(Rig.OTHER_CAMERA);
            rig.start().run(2, (n, time) -> {
                if (n % 5 == 0) {
                    ann.to(annPictures, time);
                    bob.to(bobPictures, time);
                }
            });
            Readback.Shot shot = rig.read().video().at(1.5);
            assertEquals(720, shot.height());
            assertLuma(LIGHT, shot, 320, 360);
            assertLuma(MIDDLE, shot, 960, 360);
            assertTrue(shot.colour(320, 100)[0] < 60, "above the wide pictures it is dark");
        }
    }

    @Test
    void a_screen_that_comes_is_large_and_goes_again() throws Exception {
        try (Rig rig = rig(RecordingLayout.SPEAKER, Rig.CAMERA, Rig.OTHER_CAMERA)) {
            Rig.Drawn person = new Rig.Drawn(320, 180).colour(MIDDLE, 128, 128);
            Rig.Drawn screen = new Rig.Drawn(640, 360).colour(LIGHT, 128, 128);
            VideoInput annPictures = rig.recorder.video(Rig.CAMERA);
            VideoInput bobPictures = rig.recorder.video(Rig.OTHER_CAMERA);
            rig.start().run(2, (n, time) -> people(n, time, person, annPictures, bobPictures));
            rig.recorder.tracks(List.of(Rig.CAMERA, Rig.OTHER_CAMERA, Rig.SCREEN));
            VideoInput screens = rig.recorder.video(Rig.SCREEN);
            rig.run(2, (n, time) -> {
                people(n, time, person, annPictures, bobPictures);
                if (n % 10 == 0) {
                    screen.to(screens, time);
                }
            });
            rig.recorder.tracks(List.of(Rig.CAMERA, Rig.OTHER_CAMERA));
            rig.run(2, (n, time) -> people(n, time, person, annPictures, bobPictures));
            Readback.Stream video = rig.read().video();
            assertLuma(MIDDLE, video.at(1.5), 500, 360);
            assertLuma(LIGHT, video.at(3.5), 500, 360);
            assertLuma(MIDDLE, video.at(5.5), 500, 360);
        }
    }

    private static void people(long n, long time, Rig.Drawn person, VideoInput... inputs) {
        if (n % 5 == 0) {
            for (VideoInput input : inputs) {
                person.to(input, time);
            }
        }
    }

    @Test
    void who_speaks_is_large() throws Exception {
        try (Rig rig = rig(RecordingLayout.SPEAKER, Rig.CAMERA, Rig.VOICE, Rig.OTHER_CAMERA, Rig.OTHER_VOICE)) {
            Rig.Drawn ann = new Rig.Drawn(320, 180).colour(LIGHT, 128, 128);
            Rig.Drawn bob = new Rig.Drawn(320, 180).colour(MIDDLE, 128, 128);
            Rig.Tone tone = new Rig.Tone(440);
            VideoInput annPictures = rig.recorder.video(Rig.CAMERA);
            VideoInput bobPictures = rig.recorder.video(Rig.OTHER_CAMERA);
            AudioInput annSound = rig.recorder.audio(Rig.VOICE);
            AudioInput bobSound = rig.recorder.audio(Rig.OTHER_VOICE);
            rig.start().run(10, (n, time) -> {
                if (n % 5 == 0) {
                    ann.to(annPictures, time);
                    bob.to(bobPictures, time);
                }
                tone.to(n < 500 ? annSound : bobSound, time);
            });
            Readback.Stream video = rig.read().video();
            assertLuma(LIGHT, video.at(4.5), 500, 360);
            assertLuma(MIDDLE, video.at(9.5), 500, 360);
        }
    }

    @Test
    void a_source_that_changes_its_size_is_letterboxed_and_never_squeezed() throws Exception {
        try (Rig rig = rig(RecordingLayout.SIDE, Rig.CAMERA)) {
            Rig.Drawn wide = new Rig.Drawn(320, 180).colour(LIGHT, 128, 128);
            Rig.Drawn high = new Rig.Drawn(90, 180).colour(LIGHT, 128, 128);
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            rig.start().run(4, (n, time) -> {
                if (n % 5 == 0) {
                    (n < 200 ? wide : high).to(pictures, time);
                }
            });
            Readback.Stream video = rig.read().video();
            assertEquals(320, video.width());
            assertLuma(LIGHT, video.at(1.5), 20, 90);
            assertLuma(LIGHT, video.at(3.5), 160, 90);
            assertTrue(video.at(3.5).colour(20, 90)[0] < 60, "at its side it is dark");
        }
    }

    @Test
    void a_turned_picture_is_upright() throws Exception {
        try (Rig rig = rig(RecordingLayout.SIDE, Rig.CAMERA)) {
            Rig.Drawn lying = new Rig.Drawn(320, 180).colour(LIGHT, 128, 128);
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            rig.start().run(1, (n, time) -> {
                if (n % 5 == 0) {
                    lying.turned(pictures, 90, time);
                }
            });
            Readback.Stream video = rig.read().video();
            assertEquals(180, video.width());
            assertEquals(320, video.height());
        }
    }

    @Test
    void where_a_picture_stopped_there_is_a_gap_and_no_old_face() throws Exception {
        try (Rig rig = rig(RecordingLayout.SIDE, Rig.CAMERA, Rig.VOICE)) {
            Rig.Drawn face = new Rig.Drawn(320, 180).colour(LIGHT, 128, 128);
            Rig.Tone tone = new Rig.Tone(440);
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(8, (n, time) -> {
                if (n % 5 == 0 && (n < 200 || n >= 600)) {
                    face.to(pictures, time);
                }
                tone.to(sound, time);
            });
            Readback read = rig.read();
            assertLuma(LIGHT, read.video().at(1.5), 40, 40);
            assertTrue(read.video().at(4.5).colour(40, 40)[0] < 80, "the gap is dark");
            assertLuma(LIGHT, read.video().at(7.5), 40, 40);
            assertTrue(read.audio().level(440, 4, 4.5) > 0.2, "the sound went on");
        }
    }
}
