package dev.parley.app.engine.recording;

import dev.parley.app.engine.libav.LibavException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * The pictures of one track on their way to the recorder thread, and the memory for them, which is used again and again.
 * Bounded: a picture that finds no room is dropped and counted. A frame thread puts, the recorder thread takes; the lock
 * is held only to move a reference.
 */
final class FrameQueue {
    /** Of memory for the pictures of a track. */
    private static final long BUDGET = 48 << 20;

    private static final int LEAST = 4;
    private static final int MOST = 30;

    private final Object lock = new Object();
    private final Runnable arrived;
    /** Guarded by lock, as all below. */
    private final ArrayDeque<Picture> waiting = new ArrayDeque<>();

    private final ArrayDeque<Picture> free = new ArrayDeque<>();
    private int made;
    private long dropped;
    private boolean closed;
    /** The frame thread's own. */
    private final SourceClock clock = new SourceClock();

    /**
     * @param arrived called on the frame thread after each picture
     */
    FrameQueue(Runnable arrived) {
        this.arrived = arrived;
    }

    /** Copies a picture and queues it; see {@link VideoInput#frame}. */
    void put(
            ByteBuffer y,
            int strideY,
            ByteBuffer u,
            int strideU,
            ByteBuffer v,
            int strideV,
            int width,
            int height,
            int rotation,
            long time,
            long arrival) {
        Picture picture = take(width, height);
        if (picture == null) {
            return;
        }
        picture.fill(0, y, strideY);
        picture.fill(1, u, strideU);
        picture.fill(2, v, strideV);
        picture.stamp(clock.map(time, arrival), rotation);
        synchronized (lock) {
            if (closed) {
                picture.close();
                return;
            }
            waiting.add(picture);
        }
        arrived.run();
    }

    /** Memory for a picture, or null if there is none; then it is counted. */
    private Picture take(int width, int height) {
        synchronized (lock) {
            if (closed) {
                return null;
            }
            Picture picture = free.poll();
            if (picture != null && picture.width() == width && picture.height() == height) {
                return picture;
            }
            if (picture != null) {
                picture.close();
                made--;
            }
            long most = Math.clamp(BUDGET / (width * (long) height * 3 / 2), LEAST, MOST);
            if (made >= most) {
                dropped++;
                return null;
            }
            try {
                picture = new Picture(width, height);
                made++;
                return picture;
            } catch (LibavException e) {
                // No memory now: as a full queue.
                dropped++;
                return null;
            }
        }
    }

    /** The time of the oldest picture, ns of the recorder's clock; the largest long if there is none. */
    long nextTime() {
        synchronized (lock) {
            Picture next = waiting.peek();
            return next == null ? Long.MAX_VALUE : next.time();
        }
    }

    /** The oldest picture, now the caller's until it is given {@linkplain #recycle back}; or null. */
    Picture poll() {
        synchronized (lock) {
            return waiting.poll();
        }
    }

    /** Gives a picture back; null is none. */
    void recycle(Picture picture) {
        if (picture == null) {
            return;
        }
        synchronized (lock) {
            if (closed) {
                picture.close();
            } else {
                free.add(picture);
            }
        }
    }

    long dropped() {
        synchronized (lock) {
            return dropped;
        }
    }

    /** Frees the memory; what is being copied or used now is freed when it comes back. */
    void close() {
        synchronized (lock) {
            closed = true;
            waiting.forEach(Picture::close);
            free.forEach(Picture::close);
            waiting.clear();
            free.clear();
        }
    }
}
