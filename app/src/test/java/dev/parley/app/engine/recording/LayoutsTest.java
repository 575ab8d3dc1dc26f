package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where pictures are in the picture. */
class LayoutsTest {
    private static final int LIGHT = 220;
    private static final int MIDDLE = 120;
    private static final int BLACK = 16;
    private static final int NEAR = 12;

    @TempDir
    Path folder;

    private Rig rig(RecordingLayout layout, RecordedTrack... tracks) {
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

    private static void assertColour(int luma, int blue, int red, Readback.Shot shot, int x, int y) {
        assertLuma(luma, shot, x, y);
        assertEquals(blue, shot.colour(x, y)[1], NEAR, "blue at " + x + "," + y);
        assertEquals(red, shot.colour(x, y)[2], NEAR, "red at " + x + "," + y);
    }

    private static void people(long n, long time, Rig.Drawn person, VideoInput... inputs) {
        if (n % 5 == 0) {
            for (VideoInput input : inputs) {
                person.to(input, time);
            }
        }
    }

    @Test
    void who_speaks_is_large_until_another_speaks() throws Exception {
        try (Rig rig = rig(RecordingLayout.SPEAKER, Rig.CAMERA, Rig.VOICE, Rig.OTHER_CAMERA, Rig.OTHER_VOICE)) {
            Rig.Drawn ann = new Rig.Drawn(320, 180).colour(LIGHT, 128, 128);
            Rig.Drawn bob = new Rig.Drawn(320, 180).colour(MIDDLE, 128, 128);
            Rig.Tone tone = new Rig.Tone(440);
            VideoInput annPictures = rig.recorder.video(Rig.CAMERA);
            VideoInput bobPictures = rig.recorder.video(Rig.OTHER_CAMERA);
            AudioInput annSound = rig.recorder.audio(Rig.VOICE);
            AudioInput bobSound = rig.recorder.audio(Rig.OTHER_VOICE);
            short[] lowVoice = new short[480];
            Arrays.fill(lowVoice, (short) 1000);
            rig.start().run(10, (n, time) -> {
                if (n % 5 == 0) {
                    ann.to(annPictures, time);
                    bob.to(bobPictures, time);
                }
                // Of her nothing comes any longer, as of a microphone that is muted.
                if (n < 500) {
                    tone.to(annSound, time);
                } else {
                    bobSound.samples(lowVoice, lowVoice.length, 1, 48_000, time);
                }
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

    @ParameterizedTest
    @CsvSource({"0, 160, 90, 10, 10", "90, 90, 160, 80, 10", "180, 160, 90, 150, 80", "270, 90, 160, 10, 150"})
    void a_turned_picture_is_upright(int rotation, int width, int height, int x, int y) throws Exception {
        try (Rig rig = rig(RecordingLayout.SIDE, Rig.CAMERA)) {
            Rig.Drawn lying = new Rig.Drawn(160, 90).colour(MIDDLE, 128, 128);
            for (int row = 0; row < 20; row++) {
                for (int column = 0; column < 20; column++) {
                    lying.y.put(row * 160 + column, (byte) LIGHT);
                }
            }
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            rig.start().run(0.5, (n, time) -> {
                if (n % 5 == 0) {
                    lying.turned(pictures, rotation, time);
                }
            });
            Readback.Stream video = rig.read().video();
            assertEquals(width, video.width());
            assertEquals(height, video.height());
            Readback.Shot shot = video.shots().getLast();
            assertLuma(LIGHT, shot, x, y);
            assertLuma(MIDDLE, shot, width - x, height - y);
            assertLuma(MIDDLE, shot, width / 2, height / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"CAMERA, 1920, 1080", "SCREEN, 2560, 1440"})
    void a_large_camera_is_made_smaller_and_a_large_screen_is_not(RecordedTrack.Kind kind, int width, int height)
            throws Exception {
        RecordedTrack track = kind == RecordedTrack.Kind.SCREEN ? Rig.SCREEN : Rig.CAMERA;
        try (Rig rig = rig(RecordingLayout.SIDE, track)) {
            Rig.Drawn picture = new Rig.Drawn(2560, 1440);
            VideoInput pictures = rig.recorder.video(track);
            rig.start().run(0.1, (n, time) -> {
                if (n == 0) {
                    picture.to(pictures, time);
                }
            });
            Readback.Stream video = rig.read().video();
            assertEquals(width, video.width());
            assertEquals(height, video.height());
        }
    }

    @Test
    void a_screen_that_stands_still_goes_on_standing() throws Exception {
        try (Rig rig = rig(RecordingLayout.SIDE, Rig.SCREEN)) {
            Rig.Drawn slide = new Rig.Drawn(320, 180).colour(LIGHT, 128, 128);
            VideoInput pictures = rig.recorder.video(Rig.SCREEN);
            rig.start().run(5, (n, time) -> {
                if (n == 0) {
                    slide.to(pictures, time);
                }
            });
            Readback.Stream video = rig.read().video();
            // One a second, as far as the recorder looks at a clock that goes so fast.
            assertTrue(video.shots().size() >= 4, video.shots().size() + " pictures");
            assertTrue(video.end() > 3, "until " + video.end());
            video.shots().forEach(shot -> assertLuma(LIGHT, shot, 40, 40));
        }
    }

    @Test
    void who_comes_without_a_picture_has_a_card_and_the_others_move() throws Exception {
        RecordedTrack third = new RecordedTrack("Cara", RecordedTrack.Kind.SOUND, "cara");
        try (Rig rig = rig(RecordingLayout.SIDE, Rig.CAMERA, Rig.VOICE, Rig.OTHER_CAMERA, Rig.OTHER_VOICE)) {
            Rig.Drawn ann = new Rig.Drawn(320, 180).colour(LIGHT, 90, 200);
            Rig.Drawn bob = new Rig.Drawn(160, 120).colour(MIDDLE, 200, 90);
            Rig.Tone tone = new Rig.Tone(880);
            VideoInput annPictures = rig.recorder.video(Rig.CAMERA);
            VideoInput bobPictures = rig.recorder.video(Rig.OTHER_CAMERA);
            AudioInput thirdSound = rig.recorder.audio(third);
            Rig.Step both = (n, time) -> {
                if (n % 5 == 0) {
                    ann.stamp(n).to(annPictures, time);
                    bob.to(bobPictures, time);
                }
            };
            rig.start().run(2, both);
            rig.recorder.tracks(List.of(Rig.CAMERA, Rig.VOICE, Rig.OTHER_CAMERA, Rig.OTHER_VOICE, third));
            rig.run(2, (n, time) -> {
                both.at(n, time);
                tone.to(thirdSound, time);
            });
            Readback read = rig.read();
            // Each has half of the width: 640 x 360 and 640 x 480, in the middle.
            Readback.Shot two = read.video().at(1.5);
            assertNotNull(two.stamp(0, 180, 640, 360), "not squeezed");
            assertColour(LIGHT, 90, 200, two, 320, 360);
            assertColour(MIDDLE, 200, 90, two, 960, 360);
            assertColour(MIDDLE, 200, 90, two, 650, 130);
            assertLuma(BLACK, two, 960, 100);
            // Of three, two are above and one is below in the middle.
            Readback.Shot three = read.video().at(3.5);
            assertNotNull(three.stamp(0, 0, 640, 360));
            assertColour(MIDDLE, 200, 90, three, 960, 180);
            assertColour(NameCard.DARK, 128, 128, three, 340, 380);
            assertLuma(BLACK, three, 200, 540);
            assertTrue(read.audio().level(880, 0.5, 1.5) < 0.01);
            assertTrue(read.audio().level(880, 2.5, 3.5) > 0.2, "who came later is heard");
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
