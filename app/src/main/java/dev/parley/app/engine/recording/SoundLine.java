package dev.parley.app.engine.recording;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/**
 * The sound of one track, laid along the time of the file without a hole: 48 kHz, one channel, from the file's beginning.
 *
 * <p>A block is known only by when it arrived, which is late by a delay that varies. So blocks wait a little for those that
 * follow: the least delay of all of them tells when each was really spoken. Then
 *
 * <pre>
 *   off by             what is done
 *   up to 80 ms        it is played faster or slower by at most 0.5 %, so that it is right in ten seconds: a drifting clock
 *   more, too late     silence between: sound was lost, or the microphone was muted
 *   more, too early    it is left out until it is right
 *   nothing comes      silence, half a second behind the clock, so that the file never waits
 * </pre>
 *
 * Recorder thread.
 */
final class SoundLine implements AutoCloseable {
    /** Samples a second of all sound in files. */
    static final int RATE = 48_000;

    /** Who takes the samples on. */
    interface Sink {
        void samples(FloatBuffer samples, int count) throws IOException;
    }

    private static final long SECOND = 1_000_000_000;
    /** How long a block waits for those that follow. */
    private static final long LOOK_AHEAD = 300_000_000;
    /** How far behind the clock silence is written. */
    private static final long HOLD = 500_000_000;
    /** What is not put right by playing faster or slower, samples. */
    private static final long GAP = RATE * 80L / 1000;
    /** In how many samples a fault is put right. */
    private static final int WITHIN = 10 * RATE;

    private static final int MOST_CORRECTION = WITHIN / 200;
    private static final FloatBuffer SILENCE = FloatBuffer.allocate(RATE / 10);
    private static final double LEVEL_DECAY = 0.95;

    private final SoundQueue queue;
    private final Timeline timeline;
    private final List<Sink> sinks;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private Resampler resampler;
    /** How much sound the source gave so far, ns by its own count. */
    private double counted;
    /** Samples in the file. */
    private long written;
    /** Whether the last that was written was silence of ours. */
    private boolean silent = true;

    private long correctedAt;
    private double level;

    /**
     * A block and how its arrival compares with the count of samples before it, ns: the sum of the moment when counting
     * began and its delay.
     */
    private record Waiting(SoundQueue.Block block, double startCount, double delay) {}

    /**
     * @param written samples that are taken as written already
     */
    SoundLine(SoundQueue queue, Timeline timeline, long written, List<Sink> sinks) {
        this.queue = queue;
        this.timeline = timeline;
        this.written = written;
        this.sinks = List.copyOf(sinks);
    }

    /** Takes on what came, up to now on the recorder's clock, ns. */
    void advance(long now) throws IOException {
        take();
        while (!waiting.isEmpty() && now - waiting.peek().block.end() >= LOOK_AHEAD) {
            place();
        }
        if (waiting.isEmpty()) {
            silenceTo(samplesAt(now - HOLD));
        }
    }

    /** Takes on all that came, and silence until the end of the recording. */
    void finish(long end) throws IOException {
        take();
        while (!waiting.isEmpty()) {
            place();
        }
        silenceTo(samplesAt(end));
    }

    long written() {
        return written;
    }

    /** How loud it was lately: root mean square, 0 to 1, fading within half a second. */
    double level() {
        return Math.sqrt(level);
    }

    private void take() {
        for (SoundQueue.Block block = queue.poll(); block != null; block = queue.poll()) {
            double start = counted;
            counted += block.frames() * (double) SECOND / block.rate();
            waiting.add(new Waiting(block, start, block.end() - counted));
        }
    }

    private void place() throws IOException {
        double delay = Double.MAX_VALUE;
        for (Iterator<Waiting> i = waiting.iterator(); i.hasNext(); ) {
            delay = Math.min(delay, i.next().delay);
        }
        Waiting first = waiting.poll();
        long start = (long) (first.startCount + delay);
        if (timeline.runs(start)) {
            place(first.block, samplesAt(start));
        }
        level = Math.max(level * LEVEL_DECAY, power(first.block));
        queue.recycle(first.block);
    }

    private void place(SoundQueue.Block block, long at) throws IOException {
        if (resampler != null && resampler.rate() != block.rate()) {
            pause();
            resampler.close();
            resampler = null;
        }
        if (resampler == null) {
            resampler = new Resampler(block.rate());
        }
        long off = at - written - resampler.delay();
        int skip = 0;
        if (off > GAP || (silent && off > 0)) {
            silenceTo(at);
            silent = false;
        } else if (off < -GAP || (silent && off < 0)) {
            skip = (int) Math.min(block.frames(), -off * block.rate() / RATE);
            silent = skip == block.frames();
        } else if (written - correctedAt >= RATE) {
            correctedAt = written;
            resampler.correct(Math.clamp(off, -MOST_CORRECTION, MOST_CORRECTION), WITHIN);
        }
        if (skip < block.frames()) {
            silent = false;
            int count = resampler.convert(block.samples(), skip, block.frames());
            give(resampler.output(), count);
        }
    }

    /** Gives out what the resampler holds; what follows is silence. */
    private void pause() throws IOException {
        if (resampler != null && !silent) {
            int count = resampler.flush();
            give(resampler.output(), count);
            correctedAt = written;
        }
        silent = true;
    }

    private void silenceTo(long to) throws IOException {
        if (to <= written) {
            return;
        }
        level = 0;
        pause();
        while (written < to) {
            give(SILENCE, (int) Math.min(SILENCE.capacity(), to - written));
        }
    }

    private void give(FloatBuffer samples, int count) throws IOException {
        for (Sink sink : sinks) {
            sink.samples(samples, count);
        }
        written += count;
    }

    private long samplesAt(long time) {
        return Math.round(timeline.at(time) * (double) RATE / SECOND);
    }

    private static double power(SoundQueue.Block block) {
        double sum = 0;
        for (int i = 0; i < block.frames(); i++) {
            double sample = block.samples()[i] / 32768.0;
            sum += sample * sample;
        }
        return sum / Math.max(1, block.frames());
    }

    @Override
    public void close() {
        if (resampler != null) {
            resampler.close();
        }
    }
}
