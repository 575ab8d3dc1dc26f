package dev.parley.app.engine.devices;

import dev.parley.app.engine.api.Device;
import java.io.IOException;

/** Where the program's own sounds are played. One thread. */
public interface SoundOutput extends AutoCloseable {
    /** Plays some samples, a second's at most; waits while there is no room for them. */
    void write(byte[] samples, int from, int length) throws IOException;

    /** Waits until all is heard. */
    void drain() throws IOException;

    /** Stops at once. */
    @Override
    void close();

    /**
     * Opens a stream in the format of {@code wave}.
     *
     * @param speaker null for the system's own choice
     */
    static SoundOutput open(Wave wave, Device speaker) throws IOException {
        return Systems.LINUX ? new PulseOutput(wave, speaker) : new JavaOutput(wave);
    }
}
