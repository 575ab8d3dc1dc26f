package dev.parley.app.engine.devices;

import dev.parley.app.engine.api.Device;
import java.io.IOException;

/** Plays on PulseAudio, or PipeWire in its place. */
final class PulseOutput implements SoundOutput {
    private final PulseSimple stream;
    private boolean drained;

    PulseOutput(Wave wave, Device speaker, boolean pinned) throws IOException {
        String name = pinned ? PulseSimple.PINNED : PulseSimple.PROGRAM;
        stream = PulseSimple.playback(speaker, name, wave.rate(), wave.channels());
    }

    @Override
    public void write(byte[] samples, int from, int length) throws IOException {
        stream.write(samples, from, length);
    }

    @Override
    public void drain() throws IOException {
        stream.drain();
        drained = true;
    }

    @Override
    public void close() {
        try {
            if (!drained) {
                stream.flush();
            }
        } catch (IOException e) {
            // Then nothing is heard of it anyway.
            drained = true;
        } finally {
            stream.close();
        }
    }
}
