package dev.parley.app.engine.recording;

/** When to tell that the disk gets full. Not thread-safe. */
final class DiskSpace {
    /** From so many minutes on it is told. */
    private static final long LOW_MINUTES = 5;

    private final long reserve;
    private long told = LOW_MINUTES;

    /**
     * @param reserve bytes that are left free
     */
    DiskSpace(long reserve) {
        this.reserve = reserve;
    }

    /** Whether there is no more room. */
    boolean isFull(long usable) {
        return usable <= reserve;
    }

    /**
     * How many minutes are left, if that is to be told.
     *
     * @param usable bytes
     * @param bytesPerSecond that are written
     * @return whole minutes, fewer than 5, when they have changed; else -1
     */
    long low(long usable, double bytesPerSecond) {
        long minutes = (long) Math.min(LOW_MINUTES, Math.max(0, usable - reserve) / Math.max(1, bytesPerSecond) / 60);
        boolean changed = minutes != told;
        told = minutes;
        return changed && minutes < LOW_MINUTES ? minutes : -1;
    }
}
