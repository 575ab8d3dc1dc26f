package dev.parley.app.engine.rtc;

/**
 * By how much a moving screen is made smaller, so that its pictures stay as many as they are: the library leaves the size
 * of pictures to who makes them. Smaller after some seconds of too little bandwidth or processor, larger again after a
 * longer time of plenty, and after ever longer ones where larger was wrong before. One sample a second; pure but for what
 * it remembers.
 */
final class ScreenScale {
    /**
     * One second.
     *
     * @param targetBitrate what the encoder may use, bit/s
     * @param width of the source, pixels
     * @param height of the source, pixels
     * @param sourceFps pictures a second that came from the source
     * @param sentFps pictures a second that were sent
     */
    record Sample(long targetBitrate, int width, int height, double sourceFps, double sentFps) {}

    private static final double[] FACTORS = {1, 1.5, 2, 3, 4};
    /** Below so many bits a pixel moving pictures fall to pieces. */
    private static final double FEW_BITS = 0.035;
    /** So many are plenty. */
    private static final double MANY_BITS = 0.05;
    /** A share of pictures left out above which they stutter. */
    private static final double FEW_SENT = 0.7;

    private static final double MOST_SENT = 0.9;
    /** Slower is no motion, and tells nothing. */
    private static final double STILL_FPS = 5;

    private static final int DOWN_AFTER = 3;
    private static final int UP_AFTER = 8;
    private static final int UP_AFTER_MOST = 64;
    /** So soon after going up, going down says that it was wrong. */
    private static final int RELAPSE = 20;

    private int step;
    private int poor;
    private int good;
    private int patience = UP_AFTER;
    private int sinceUp = RELAPSE + 1;

    /** What width and height are divided by; at least 1. */
    double factor() {
        return FACTORS[step];
    }

    /** Another picture, or another line: from the beginning. */
    void restart() {
        step = 0;
        poor = 0;
        good = 0;
        patience = UP_AFTER;
        sinceUp = RELAPSE + 1;
    }

    /** Takes a sample; true where {@link #factor} changed. */
    boolean next(Sample sample) {
        sinceUp++;
        if (sample.sourceFps() < STILL_FPS || sample.targetBitrate() <= 0) {
            return false;
        }
        boolean few = bits(sample, step) < FEW_BITS || sample.sentFps() < FEW_SENT * sample.sourceFps();
        boolean many =
                step > 0 && bits(sample, step - 1) > MANY_BITS && sample.sentFps() > MOST_SENT * sample.sourceFps();
        poor = few ? poor + 1 : 0;
        good = many ? good + 1 : 0;
        if (poor >= DOWN_AFTER && step < FACTORS.length - 1) {
            patience = sinceUp <= RELAPSE ? Math.min(2 * patience, UP_AFTER_MOST) : patience;
            go(1);
            return true;
        }
        if (good >= patience) {
            sinceUp = 0;
            go(-1);
            return true;
        }
        return false;
    }

    private void go(int by) {
        step += by;
        poor = 0;
        good = 0;
    }

    private static double bits(Sample sample, int step) {
        double pixels = sample.width() * (double) sample.height() / (FACTORS[step] * FACTORS[step]);
        return sample.targetBitrate() / (pixels * sample.sourceFps());
    }
}
