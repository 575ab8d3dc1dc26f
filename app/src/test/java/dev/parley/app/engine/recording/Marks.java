package dev.parley.app.engine.recording;

import java.util.ArrayList;
import java.util.List;

/** Finds in a file what was put into it to be found again: beeps after silence and flashes after darkness. */
final class Marks {
    private static final int RATE = 48_000;
    /** So long it must have been quiet before a beep, samples. */
    private static final int QUIET = RATE / 10;

    private static final double LOUD = 0.05;
    private static final int LIGHT = 150;

    private Marks() {}

    /** When sound begins after each silence, s. */
    static List<Double> beeps(Readback.Stream sound, double from, double to) {
        List<Double> found = new ArrayList<>();
        float[] samples = sound.sound(from, Math.min(to, sound.end()));
        int quiet = QUIET;
        for (int i = 0; i < samples.length; i++) {
            boolean loud = Math.abs(samples[i]) > LOUD;
            if (loud && quiet >= QUIET) {
                found.add(from + (double) i / RATE);
            }
            quiet = loud ? 0 : quiet + 1;
        }
        return found;
    }

    /** When the picture becomes light after it was dark, s. */
    static List<Double> flashes(Readback.Stream video) {
        List<Double> found = new ArrayList<>();
        boolean before = false;
        for (Readback.Shot shot : video.shots()) {
            boolean light = shot.colour(8, 8)[0] > LIGHT;
            if (light && !before) {
                found.add(shot.time());
            }
            before = light;
        }
        return found;
    }
}
