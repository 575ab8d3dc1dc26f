package dev.parley.app.engine.recording;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Adds up the sound of all lines. What would be too loud is bent, not cut. Recorder thread. */
final class Mixer {
    private static final int BLOCK = SoundLine.RATE / 10;
    /** Up to here a sample stays as it is. */
    private static final float STRAIGHT = 0.8f;

    private final SoundLine.Sink sink;
    private final List<Inlet> inlets = new ArrayList<>();
    private final FloatBuffer sum = FloatBuffer.allocate(BLOCK);
    private long mixed;

    Mixer(SoundLine.Sink sink) {
        this.sink = sink;
    }

    /** Samples so far; a line that joins begins with the next one. */
    long mixed() {
        return mixed;
    }

    /** Where one more line puts its samples. */
    SoundLine.Sink join() {
        Inlet inlet = new Inlet();
        inlets.add(inlet);
        return inlet;
    }

    /** Gives on what all lines have. */
    void advance() throws IOException {
        if (inlets.isEmpty()) {
            return;
        }
        int ready = Integer.MAX_VALUE;
        for (Inlet inlet : inlets) {
            ready = Math.min(ready, inlet.count);
        }
        while (ready > 0) {
            int count = Math.min(ready, BLOCK);
            float[] out = sum.array();
            java.util.Arrays.fill(out, 0, count, 0);
            for (Inlet inlet : inlets) {
                inlet.addTo(out, count);
            }
            for (int i = 0; i < count; i++) {
                out[i] = bend(out[i]);
            }
            sink.samples(sum, count);
            mixed += count;
            ready -= count;
        }
    }

    /** The sample itself, or above {@link #STRAIGHT} nearer and nearer to 1. */
    static float bend(float sample) {
        float size = Math.abs(sample);
        if (size <= STRAIGHT) {
            return sample;
        }
        float over = (size - STRAIGHT) / (1 - STRAIGHT);
        return Math.copySign(STRAIGHT + (1 - STRAIGHT) * over / (1 + over), sample);
    }

    /** What a line gave and was not mixed yet: a ring that grows. */
    private static final class Inlet implements SoundLine.Sink {
        private float[] ring = new float[SoundLine.RATE];
        private int first;
        private int count;

        @Override
        public void samples(FloatBuffer samples, int n) {
            if (count + n > ring.length) {
                float[] larger = new float[2 * (count + n)];
                for (int i = 0; i < count; i++) {
                    larger[i] = ring[(first + i) % ring.length];
                }
                ring = larger;
                first = 0;
            }
            int at = (first + count) % ring.length;
            int head = Math.min(n, ring.length - at);
            samples.get(0, ring, at, head);
            samples.get(head, ring, 0, n - head);
            count += n;
        }

        private void addTo(float[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] += ring[first];
                first = first + 1 == ring.length ? 0 : first + 1;
            }
            count -= n;
        }
    }
}
