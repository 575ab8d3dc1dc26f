package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How far sound and picture get apart in a long recording, whose time is made so that it goes as fast as it can be encoded.
 * Once a minute there is a flash and, at the same moment, a beep; the sound card counts too fast or too slow, and blocks and
 * pictures arrive with jitter.
 */
public final class Drift {
    private static final int RATE = 48_000;
    private static final int HZ = 500;
    private static final int LOUDNESS = 9000;
    private static final double MINUTE_MS = 60_000;
    /** Where in each minute the mark begins and ends, ms: late, so that the last one is near the end. */
    private static final double MARK_FROM_MS = 55_000;

    private static final double MARK_TO_MS = 55_500;
    /** How late blocks of sound come at most, ns. */
    private static final int SOUND_JITTER = 25_000_000;
    /** How many steps late pictures come at most. */
    private static final int PICTURE_JITTER = 3;
    /** Steps from picture to picture. */
    private static final int PICTURE_STEPS = 10;

    private final Random random = new Random(1);
    private final Rig.Drawn dark = new Rig.Drawn(32, 32).colour(40, 128, 128);
    private final Rig.Drawn light = new Rig.Drawn(32, 32).colour(220, 128, 128);
    private final short[] block = new short[RATE / 100];
    /** Samples that the card gives in a second of the monotonic clock. */
    private final double really;

    private long sent;
    private long soundArrives;
    private long pictureTime;
    private long pictureStep = Long.MAX_VALUE;

    private Drift(double ppm) {
        this.really = RATE * (1 + ppm * 1e-6);
        // The first block is whole only when all of its samples are there.
        this.soundArrives = blockEnd();
    }

    /**
     * Records, reads again, and compares.
     *
     * @param minutes how long
     * @param ppm how much the sound card is too fast, parts in a million
     * @return how much later the beep is than the flash, ms, once a minute
     * @throws AssertionError if the recording failed, or a mark is not there
     */
    public static List<Double> measure(Path file, int minutes, double ppm) throws IOException, InterruptedException {
        Drift drift = new Drift(ppm);
        RecorderOptions options = Rig.options(RecorderOptions.MP4, RecordingLayout.SIDE);
        try (Rig rig = new Rig(file, options, Rig.CAMERA, Rig.VOICE)) {
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(minutes * 60.0, (n, time) -> {
                drift.picture(pictures, n, time);
                drift.sound(sound, rig.start, time);
            });
            Path made = rig.stop().getFirst();
            if (!rig.problems.isEmpty()) {
                throw new AssertionError("the recording failed: " + rig.problems);
            }
            return compare(Readback.of(made), minutes);
        }
    }

    private static List<Double> compare(Readback read, int minutes) {
        List<Double> flashes = Marks.flashes(read.video());
        List<Double> beeps = Marks.beeps(read.audio(), 0, minutes * 60.0);
        if (flashes.size() != minutes || beeps.size() != minutes) {
            throw new AssertionError(minutes + " marks are expected, flashes " + flashes + ", beeps " + beeps);
        }
        List<Double> apart = new ArrayList<>();
        for (int i = 0; i < minutes; i++) {
            apart.add((beeps.get(i) - flashes.get(i)) * 1000);
        }
        return apart;
    }

    /** Makes a picture now and then, and gives it a little later with the time when it was made. */
    private void picture(VideoInput pictures, long n, long time) {
        if ((n + 1) % PICTURE_STEPS == 0) {
            pictureTime = time;
            pictureStep = n + random.nextInt(PICTURE_JITTER + 1);
        }
        if (n == pictureStep) {
            long madeMs = (n + 1) / PICTURE_STEPS * PICTURE_STEPS * (Rig.BLOCK / 1_000_000);
            (marked((double) madeMs) ? light : dark).to(pictures, pictureTime);
        }
    }

    /** Gives the blocks that have arrived, with the time of that. */
    private void sound(AudioInput sound, long start, long time) {
        while (start + soundArrives <= time) {
            for (int i = 0; i < block.length; i++) {
                double second = (sent + i) / really;
                block[i] = marked(second * 1000) ? (short) (LOUDNESS * Math.sin(2 * Math.PI * HZ * second)) : 0;
            }
            sent += block.length;
            sound.samples(block, block.length, 1, RATE, start + soundArrives);
            soundArrives = Math.max(soundArrives, blockEnd() + random.nextInt(SOUND_JITTER));
        }
    }

    /** When the next block has all its samples, ns since the start. */
    private long blockEnd() {
        return (long) ((sent + block.length) / really * Rig.SECOND);
    }

    private static boolean marked(double ms) {
        double in = ms % MINUTE_MS;
        return in >= MARK_FROM_MS && in < MARK_TO_MS;
    }
}
