package dev.parley.app.engine.devices;

import dev.parley.app.engine.api.MicrophoneLevel;

/** Measures a microphone in blocks of 20 ms. Pure; one thread. */
public final class LevelMeter {
    private static final int BLOCKS = 3;
    /** Two seconds. */
    private static final int SILENT_BLOCKS = 100;
    /** A converter that is alive gives more than its last two bits. */
    private static final int SILENCE = 4;

    private double squares;
    private long count;
    private int peak;
    private int blocks;
    private int silent;

    /** The level of the last three blocks, with every third one; else null. */
    public MicrophoneLevel add(short[] block) {
        int blockPeak = 0;
        for (short sample : block) {
            squares += (double) sample * sample;
            blockPeak = Math.max(blockPeak, Math.abs((int) sample));
        }
        count += block.length;
        peak = Math.max(peak, blockPeak);
        silent = blockPeak <= SILENCE ? silent + 1 : 0;
        if (++blocks < BLOCKS) {
            return null;
        }
        MicrophoneLevel level =
                new MicrophoneLevel(Math.sqrt(squares / count) / 32768, peak / 32768.0, silent < SILENT_BLOCKS);
        squares = 0;
        count = 0;
        peak = 0;
        blocks = 0;
        return level;
    }

    /** Root mean square of a block, 0 to 1. */
    public static double rms(short[] block) {
        double sum = 0;
        for (short sample : block) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / block.length) / 32768;
    }
}
