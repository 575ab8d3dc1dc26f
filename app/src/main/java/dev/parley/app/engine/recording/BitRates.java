package dev.parley.app.engine.recording;

/** Bits a second where nobody said how many (MediaStream Recording, section 2.3 leaves it to the recorder). */
final class BitRates {
    /** For speech and music in one channel. */
    static final int SOUND = 64_000;

    private static final double BITS_PER_PIXEL = 0.08;
    private static final int LEAST = 150_000;
    private static final int MOST = 10_000_000;

    private BitRates() {}

    /** For pictures of this size and rate. */
    static int video(int width, int height, int framesPerSecond) {
        return (int) Math.clamp(BITS_PER_PIXEL * width * height * framesPerSecond, LEAST, MOST);
    }
}
