package dev.parley.app.ui.video;

import java.nio.ByteBuffer;

/** Hears of each picture that a {@link VideoView} draws; for measuring. JavaFX thread. */
@FunctionalInterface
public interface FrameListener {
    /**
     * A picture was handed to the renderer in this pulse.
     *
     * @param sequence its number in the picture memory
     * @param width pixels
     * @param height pixels
     * @param pixels BGRA, rows without gaps; read it only inside this call, by absolute index
     */
    void drawn(long sequence, int width, int height, ByteBuffer pixels);
}
