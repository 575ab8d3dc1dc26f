package dev.parley.app.engine.recording;

/**
 * Turns the times that a source gives to its frames into times of the recorder's clock. Three kinds of sources:
 *
 * <ul>
 *   <li>times of the same clock, at most a second off the arrival: they are taken as they are, so jitter of the delivery
 *       does not matter;
 *   <li>times of another clock: the smallest delay that was seen ties the two together, followed slowly, since clocks drift;
 *   <li>a clock that jumps: tied anew by the first frame after the jump.
 * </ul>
 *
 * <p>Not thread-safe.
 */
final class SourceClock {
    private static final long FAR_NS = 1_000_000_000;
    /** How fast a clock may drift that we follow: 1000 ppm. */
    private static final long DRIFT = 1000;

    private boolean tied;
    private boolean foreign;
    private long offset;
    private long lastArrival;

    /**
     * When a frame was made, on the recorder's clock.
     *
     * @param time by the source, ns
     * @param arrival by the recorder's clock, ns
     */
    long map(long time, long arrival) {
        long late = arrival - time - offset;
        if (!tied || Math.abs(late) > FAR_NS) {
            tied = true;
            foreign = Math.abs(arrival - time) > FAR_NS;
            offset = foreign ? arrival - time : 0;
        } else if (foreign) {
            offset += late < 0 ? late : Math.min(late, (arrival - lastArrival) / DRIFT);
        }
        lastArrival = arrival;
        return time + offset;
    }
}
