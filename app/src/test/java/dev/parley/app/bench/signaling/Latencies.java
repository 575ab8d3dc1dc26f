package dev.parley.app.bench.signaling;

import java.util.Arrays;

/** Many times that something took, in nanoseconds. One thread at a time. */
public final class Latencies {
    private long[] nanos = new long[1 << 12];
    private int count;

    void add(long one) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = one;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The smallest that is no less than this share of them, in ms; NaN if there are none. */
    public double percentileMs(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(nanos, 0, count);
        return nanos[Math.max(0, (int) Math.ceil(percent / 100 * count) - 1)] / 1e6;
    }
}
