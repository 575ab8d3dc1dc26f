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
     * @param pinned whether it is to be heard there and nowhere else; if not, it follows the chosen speaker where the system
     *     can do that, and the system's own choice stands in for one that can't be had
     */
    static SoundOutput open(Wave wave, Device speaker, boolean pinned) throws IOException {
        return Systems.LINUX ? new PulseOutput(wave, speaker, pinned) : new JavaOutput(wave, speaker, pinned);
    }
}
