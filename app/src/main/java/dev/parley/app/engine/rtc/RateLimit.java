package dev.parley.app.engine.rtc;

/** Says which pictures of a camera go on, so that they come at a lower rate and as evenly as can be. One thread. */
final class RateLimit {
    private final double rate;
    private final double periodNs;
    /** When the next picture is due, ns; NaN before the first. */
    private double due = Double.NaN;

    /** @param rate pictures a second; 0 lets none pass but the first */
    RateLimit(double rate) {
        this.rate = rate;
        this.periodNs = 1e9 / rate;
    }

    double rate() {
        return rate;
    }

    /** Whether the picture of this time goes on. */
    boolean takes(long timestampNs) {
        // One that comes a little early is the one that was meant.
        if (Double.isNaN(due) || timestampNs - due > 2 * periodNs) {
            due = timestampNs + periodNs;
            return true;
        }
        if (timestampNs < due - periodNs / 4) {
            return false;
        }
        due += periodNs;
        return true;
    }
}
