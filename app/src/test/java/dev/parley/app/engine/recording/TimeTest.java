package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound and picture in time with each other, by clocks that are made. */
class TimeTest {
    private static final RecorderOptions OPTIONS = Rig.options(RecorderOptions.MP4, RecordingLayout.SIDE);
    /** The most that sound and picture may be apart, s. */
    private static final double APART = 0.04;

    @TempDir
    Path folder;

    private Rig rig() {
        return new Rig(folder.resolve("a.mp4"), OPTIONS, Rig.CAMERA, Rig.VOICE);
    }

    private static void assertTogether(List<Double> flashes, List<Double> beeps, int count) {
        assertEquals(count, flashes.size(), "flashes " + flashes);
        assertEquals(count, beeps.size(), "beeps " + beeps);
        for (int i = 0; i < count; i++) {
            assertEquals(flashes.get(i), beeps.get(i), APART, "flash and beep " + i);
        }
    }

    /** After twenty minutes such a card is 120 ms off. */
    @ParameterizedTest
    @ValueSource(doubles = {100, -100})
    void sound_and_picture_stay_together_though_the_sound_card_counts_otherwise(double ppm) throws Exception {
        for (double apart : Drift.measure(folder.resolve("a.mp4"), 20, ppm)) {
            assertEquals(0, apart, APART * 1000);
        }
    }

    @Test
    void a_source_whose_clock_jumps_by_hours_goes_on_in_its_place() throws Exception {
        Rig.Drawn picture = new Rig.Drawn(64, 64);
        Rig.Tone tone = new Rig.Tone(440);
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(9, (n, time) -> {
                long jump = n < 300 ? 0 : n < 600 ? 7200 * Rig.SECOND : -3600 * Rig.SECOND;
                if (n % 4 == 0) {
                    picture.stamp(n / 4).to(pictures, time + jump);
                }
                tone.to(sound, time + jump);
            });
            Readback read = rig.read();
            assertEquals(9, read.audio().end(), 0.1);
            List<Readback.Shot> shots = read.video().shots();
            assertEquals(9, shots.getLast().time(), 0.1);
            for (int i = 1; i < shots.size(); i++) {
                double step = shots.get(i).time() - shots.get(i - 1).time();
                assertTrue(step > 0 && step < 0.2, "picture " + i + " after " + step + " s");
            }
        }
    }

    @Test
    void a_microphone_that_was_muted_is_silent_and_then_in_its_place() throws Exception {
        Rig.Drawn picture = new Rig.Drawn(64, 64);
        Rig.Tone tone = new Rig.Tone(440);
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(10, (n, time) -> {
                if (n % 4 == 0) {
                    picture.to(pictures, time);
                }
                if (n < 200 || n >= 700) {
                    tone.to(sound, time);
                }
            });
            Readback.Stream heard = rig.read().audio();
            assertTrue(heard.level(440, 1, 1.5) > 0.2);
            assertTrue(heard.loudness(2.5, 6.5) < 0.001, "silence while muted");
            assertEquals(7, Marks.beeps(heard, 2.5, 10).getFirst(), APART);
        }
    }

    @Test
    void what_was_paused_is_in_neither_and_they_stay_together() throws Exception {
        Rig.Drawn dark = new Rig.Drawn(64, 64).colour(40, 128, 128);
        Rig.Drawn light = new Rig.Drawn(64, 64).colour(220, 128, 128);
        Rig.Tone tone = new Rig.Tone(440);
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            short[] silence = new short[480];
            rig.start().run(2, (n, time) -> {
                sound.samples(silence, 480, 1, 48_000, time);
                if (n % 4 == 0) {
                    dark.to(pictures, time);
                }
            });
            rig.recorder.pause();
            rig.expect("paused");
            rig.run(5, (n, time) -> {
                tone.to(sound, time);
                if (n % 4 == 0) {
                    light.to(pictures, time);
                }
            });
            rig.recorder.resume();
            rig.expect("resumed");
            rig.run(4, (n, time) -> {
                boolean marked = n >= 200;
                if (marked) {
                    tone.to(sound, time);
                } else {
                    sound.samples(silence, 480, 1, 48_000, time);
                }
                if (n % 4 == 0) {
                    (marked ? light : dark).to(pictures, time);
                }
            });
            Readback read = rig.read();
            assertEquals(6, read.audio().end(), 0.1);
            assertEquals(6, read.video().end(), 0.1);
            assertTogether(Marks.flashes(read.video()), Marks.beeps(read.audio(), 0, 6), 1);
            assertEquals(4, Marks.flashes(read.video()).getFirst(), APART);
        }
    }

    @Test
    void pictures_keep_their_own_times() throws Exception {
        Random random = new Random(2);
        Rig.Drawn picture = new Rig.Drawn(320, 180);
        List<Double> times = new ArrayList<>();
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            rig.start().run(5, (n, time) -> {
                if (random.nextInt(6) == 0) {
                    picture.stamp(times.size()).to(pictures, time);
                    times.add((time - rig.start) / 1e9);
                }
            });
            List<Readback.Shot> shots = rig.read().video().shots();
            assertEquals(times.size(), shots.size());
            for (int i = 0; i < times.size(); i++) {
                assertEquals(i, shots.get(i).stamp().counter());
                // A file of pictures alone begins with the first one, whenever that came.
                assertEquals(i == 0 ? 0 : times.get(i), shots.get(i).time(), 0.002);
            }
        }
    }

    @Test
    void an_encoder_that_is_behind_drops_pictures_counts_them_and_holds_nobody_up() throws Exception {
        Rig.Drawn picture = new Rig.Drawn(1920, 1080);
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            rig.start();
            int count = 300;
            long began = System.nanoTime();
            for (int i = 0; i < count; i++) {
                picture.stamp(i).to(pictures, rig.now.addAndGet(Rig.BLOCK));
            }
            double each = (System.nanoTime() - began) / 1e9 / count;
            assertTrue(each < 0.02, "a picture took " + each + " s, as if it waited for the encoder");
            Readback.Stream video = rig.read().video();
            long dropped = rig.recorder.statistics().framesDropped();
            assertTrue(dropped > 0, "nothing was dropped");
            assertEquals(count, dropped + video.shots().size());
        }
    }
}
