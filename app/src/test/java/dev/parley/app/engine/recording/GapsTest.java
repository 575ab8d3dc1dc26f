package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.api.Unfinished;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that begin late, or of which nothing comes, or whose clock jumps, by clocks that are made. */
class GapsTest {
    private static final RecorderOptions OPTIONS = Rig.options(RecorderOptions.MP4, RecordingLayout.SIDE);
    /** The most that sound and picture may be apart, s. */
    private static final double APART = 0.04;

    @TempDir
    Path folder;

    private final Rig.Drawn dark = new Rig.Drawn(64, 36).colour(40, 128, 128);
    private final Rig.Drawn light = new Rig.Drawn(64, 36).colour(220, 128, 128);
    private final Rig.Tone tone = new Rig.Tone(440);
    private final short[] silence = new short[480];

    private Rig rig() {
        return new Rig(folder.resolve("a.mp4"), OPTIONS, Rig.CAMERA, Rig.VOICE);
    }

    private void sound(AudioInput input, boolean loud, long time) {
        if (loud) {
            tone.to(input, time);
        } else {
            input.samples(silence, silence.length, 1, 48_000, time);
        }
    }

    @Test
    void sound_that_begins_late_is_beside_its_picture() throws Exception {
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(6, (n, time) -> {
                if (n % 4 == 0) {
                    (n < 300 ? dark : light).to(pictures, time);
                }
                if (n >= 300) {
                    tone.to(sound, time);
                }
            });
            Readback read = rig.read();
            assertEquals(6, read.audio().end(), 0.1);
            assertTrue(read.audio().loudness(0, 2.9) < 0.001, "silence before it");
            assertEquals(3, Marks.beeps(read.audio(), 0, 6).getFirst(), APART);
            assertEquals(3, Marks.flashes(read.video()).getFirst(), APART);
        }
    }

    @Test
    void a_picture_that_begins_late_is_beside_its_sound() throws Exception {
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(6, (n, time) -> {
                if (n >= 300 && n % 4 == 0) {
                    light.to(pictures, time);
                }
                sound(sound, n >= 300, time);
            });
            Readback read = rig.read();
            assertEquals(0, read.video().shots().getFirst().time(), 0.002, "it begins with nobody");
            assertEquals(3, Marks.flashes(read.video()).getFirst(), APART);
            assertEquals(3, Marks.beeps(read.audio(), 0, 6).getFirst(), APART);
        }
    }

    /** What is there is in the file at once, whatever is missing beside it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_waits_for_a_source_of_which_nothing_comes(boolean heard) throws Exception {
        Path file = folder.resolve("a.mp4");
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(12, (n, time) -> {
                boolean both = n < 200;
                if (both || heard) {
                    tone.to(sound, time);
                }
                if ((both || !heard) && n % 4 == 0) {
                    light.to(pictures, time);
                }
            });
            Readback read = Readback.of(Unfinished.of(file));
            // All but the last two seconds, as is promised.
            assertTrue(read.audio().end() > 10, "sound until " + read.audio().end());
            assertTrue(
                    read.video().end() > 9.9, "pictures until " + read.video().end());
        }
    }

    /** As with slides: where a part of the file ends, the next picture is not known yet. */
    @ParameterizedTest
    @ValueSource(ints = {31, 51, 70, 93})
    void pictures_that_are_rare_keep_their_own_times(int steps) throws Exception {
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(20, (n, time) -> {
                if (n % steps == 0) {
                    (n / steps % 2 == 0 ? dark : light).to(pictures, time);
                }
                tone.to(sound, time);
            });
            List<Double> flashes = Marks.flashes(rig.read().video());
            assertEquals((1999 / steps + 1) / 2, flashes.size(), flashes.toString());
            for (int i = 0; i < flashes.size(); i++) {
                assertEquals(0.01 + steps * (2 * i + 1) * 0.01, flashes.get(i), 0.002, flashes.toString());
            }
        }
    }

    @Test
    void sound_and_picture_stay_together_where_one_clock_jumps_by_hours() throws Exception {
        try (Rig rig = rig()) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(9, (n, time) -> {
                long jump = n < 300 ? 0 : n < 600 ? 7200 * Rig.SECOND : -3600 * Rig.SECOND;
                boolean marked = n % 300 >= 150 && n % 300 < 200;
                if (n % 4 == 0) {
                    (marked ? light : dark).to(pictures, time - jump / 2);
                }
                sound(sound, marked, time + jump);
            });
            Readback read = rig.read();
            List<Double> flashes = Marks.flashes(read.video());
            List<Double> beeps = Marks.beeps(read.audio(), 0, 9);
            assertEquals(3, flashes.size(), flashes.toString());
            assertEquals(3, beeps.size(), beeps.toString());
            for (int i = 0; i < 3; i++) {
                assertEquals(1.5 + 3 * i, flashes.get(i), APART + 0.01);
                assertEquals(flashes.get(i), beeps.get(i), APART);
            }
        }
    }
}
