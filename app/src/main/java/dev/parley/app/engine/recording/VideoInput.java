package dev.parley.app.engine.recording;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/** Where the pictures of a track go in. It is the same object for as long as the recorder lives. */
public final class VideoInput {
    private final LongSupplier clock;
    /** Null while nothing is recorded. Written under the recorder's lock. */
    private volatile FrameQueue queue;

    VideoInput(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Takes a picture in I420. Copies it and returns; never waits for the encoder. If that is behind, the picture is dropped
     * and counted. Called on one thread at a time; while nothing is recorded, does nothing.
     *
     * @param y luma, direct or not, from index 0; unchanged
     * @param strideY bytes from row to row
     * @param rotation how far it must be turned clockwise to be upright: 0, 90, 180 or 270
     * @param timeNs when it was made; of the recorder's clock, or of any other that is steady; it may jump
     */
    public void frame(
            ByteBuffer y,
            int strideY,
            ByteBuffer u,
            int strideU,
            ByteBuffer v,
            int strideV,
            int width,
            int height,
            int rotation,
            long timeNs) {
        FrameQueue to = queue;
        if (to != null) {
            to.put(y, strideY, u, strideU, v, strideV, width, height, rotation, timeNs, clock.getAsLong());
        }
    }

    void connect(FrameQueue newQueue) {
        queue = newQueue;
    }
}
