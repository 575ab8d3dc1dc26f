package dev.parley.app.engine.devices;

import dev.parley.app.engine.api.Device;
import java.io.IOException;

/** A microphone that is open for us alone, apart from any call: 16 bit, mono, little-endian. One thread. */
public interface SoundInput extends AutoCloseable {
    /** Samples a second. */
    int RATE = 48_000;

    /** Waits for as many bytes as {@code samples} takes. */
    void read(byte[] samples) throws IOException;

    @Override
    void close();

    /**
     * Opens a stream.
     *
     * @param microphone null for the system's own choice
     */
    static SoundInput open(Device microphone) throws IOException {
        if (!Systems.LINUX) {
            return new JavaInput();
        }
        PulseSimple stream = PulseSimple.record(microphone, RATE, 1);
        return new SoundInput() {
            @Override
            public void read(byte[] samples) throws IOException {
                stream.read(samples);
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
