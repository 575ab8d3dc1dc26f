package dev.parley.app.engine.recording;

import java.util.function.LongSupplier;

/** Where the sound of a track goes in. It is the same object for as long as the recorder lives. */
public final class AudioInput {
    private final LongSupplier clock;
    /** Null while nothing is recorded. Written under the recorder's lock. */
    private volatile SoundQueue queue;

    AudioInput(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Takes a block of sound, usually 10 ms. Copies it and returns; never waits. Called on one thread at a time; while
     * nothing is recorded, does nothing. What is missing between two blocks becomes silence.
     *
     * @param interleaved samples, 16 bits; unchanged
     * @param frames samples in each channel
     * @param channels they are recorded as one
     * @param rate samples a second, as the source counts; its clock may drift
     * @param timeNs when the block was complete: the moment of its arrival, with jitter; of the recorder's clock, or of any
     *     other that is steady; it may jump
     */
    public void samples(short[] interleaved, int frames, int channels, int rate, long timeNs) {
        SoundQueue to = queue;
        if (to != null) {
            to.put(interleaved, frames, channels, rate, timeNs, clock.getAsLong());
        }
    }

    void connect(SoundQueue newQueue) {
        queue = newQueue;
    }
}
