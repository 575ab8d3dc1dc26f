package dev.parley.app.engine.rtc;

import java.io.IOException;

/** Where a {@linkplain Cues cue} is played. One thread. */
interface CueOutput extends AutoCloseable {
    /** Plays some samples; waits while there is no room for them. */
    void write(byte[] samples, int from, int length) throws IOException;

    /** Waits until all is heard. */
    void drain() throws IOException;

    /** Stops at once. */
    @Override
    void close();
}
