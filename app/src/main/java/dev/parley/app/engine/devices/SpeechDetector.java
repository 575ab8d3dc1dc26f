package dev.parley.app.engine.devices;

/**
 * Says whether somebody talks into a microphone, in blocks of 20 ms. Pure; one thread.
 *
 * <p>A block is speech where it is well above the noise that is always there, and nobody is heard from the speaker, which
 * the microphone hears as well. Speech fills a glass, and what isn't speech drains it half as fast, so that the gaps
 * between words don't count: who talks for a second has filled it.
 */
public final class SpeechDetector {
    private static final int BLOCK_MS = 20;
    private static final int TALKS_MS = 1000;
    private static final int MOST_MS = 1600;
    /** How far above the noise, dB. */
    private static final double ABOVE = 10;
    /** What is softer than this is no speech, dB of full scale. */
    private static final double SOFTEST = -50;
    /** The noise that is looked for rises this much in a block, dB: 4 a second. */
    private static final double RISE = 0.08;
    /** How long an echo lasts in a room. */
    private static final int ECHO_MS = 300;

    private double noise = Double.NaN;
    private int filled;
    private int echo;
    private boolean talking;

    /**
     * Takes one block.
     *
     * @param rms its root mean square, 0 to 1
     * @param farTalks whether the speaker plays somebody's voice
     */
    public boolean hear(double rms, boolean farTalks) {
        double level = 20 * Math.log10(Math.max(rms, 1e-5));
        echo = farTalks ? ECHO_MS : Math.max(0, echo - BLOCK_MS);
        noise = Double.isNaN(noise) || level < noise ? level : noise + RISE;
        boolean speech = echo == 0 && level > SOFTEST && level > noise + ABOVE;
        filled = speech ? Math.min(MOST_MS, filled + BLOCK_MS) : Math.max(0, filled - BLOCK_MS / 2);
        if (filled >= TALKS_MS) {
            talking = true;
        } else if (filled == 0) {
            talking = false;
        }
        return talking;
    }
}
