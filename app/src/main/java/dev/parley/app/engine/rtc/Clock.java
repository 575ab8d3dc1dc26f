package dev.parley.app.engine.rtc;

/** The monotonic clock that the desk and the engine share. */
final class Clock {
    private Clock() {}

    /** Now, in milliseconds. */
    static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
