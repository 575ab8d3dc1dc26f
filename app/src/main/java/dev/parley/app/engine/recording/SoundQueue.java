package dev.parley.app.engine.recording;

import java.util.ArrayDeque;

/**
 * The sound of one track on its way to the recorder thread, in blocks whose memory is used again and again. Bounded:
 * a block that finds no room is dropped and counted, and the gap becomes silence. The sound thread puts, the recorder
 * thread takes; the lock is held only to move a reference.
 */
final class SoundQueue {
    /** Blocks; two seconds of the usual 10 ms. */
    private static final int MOST = 200;

    private final Object lock = new Object();
    /** Guarded by lock, as all below. */
    private final ArrayDeque<Block> waiting = new ArrayDeque<>();

    private final ArrayDeque<Block> free = new ArrayDeque<>();
    private int made;
    private long droppedNs;
    /** The sound thread's own. */
    private final SourceClock clock = new SourceClock();

    /** Some milliseconds of sound in one channel. */
    static final class Block {
        private short[] samples = new short[480];
        private int frames;
        private int rate;
        private long end;

        short[] samples() {
            return samples;
        }

        int frames() {
            return frames;
        }

        /** Samples a second, as its source counts them. */
        int rate() {
            return rate;
        }

        /** When its last sample arrived, ns of the recorder's clock. */
        long end() {
            return end;
        }
    }

    /** Copies a block as one channel and queues it; see {@link AudioInput#samples}. */
    void put(short[] interleaved, int frames, int channels, int rate, long time, long arrival) {
        long end = clock.map(time, arrival);
        Block block;
        synchronized (lock) {
            block = free.poll();
            if (block == null) {
                if (made == MOST) {
                    droppedNs += frames * 1_000_000_000L / rate;
                    return;
                }
                block = new Block();
                made++;
            }
        }
        if (block.samples.length < frames) {
            block.samples = new short[frames];
        }
        if (channels == 1) {
            System.arraycopy(interleaved, 0, block.samples, 0, frames);
        } else {
            for (int i = 0; i < frames; i++) {
                int sum = 0;
                for (int c = 0; c < channels; c++) {
                    sum += interleaved[i * channels + c];
                }
                block.samples[i] = (short) (sum / channels);
            }
        }
        block.frames = frames;
        block.rate = rate;
        block.end = end;
        synchronized (lock) {
            waiting.add(block);
        }
    }

    /** The oldest block, the caller's until it is given {@linkplain #recycle back}; or null. */
    Block poll() {
        synchronized (lock) {
            return waiting.poll();
        }
    }

    void recycle(Block block) {
        synchronized (lock) {
            free.add(block);
        }
    }

    long droppedNs() {
        synchronized (lock) {
            return droppedNs;
        }
    }
}
