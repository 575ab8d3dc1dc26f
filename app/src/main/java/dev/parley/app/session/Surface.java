package dev.parley.app.session;

import dev.parley.app.engine.api.PictureMemory;

/** A view's end of the picture memory. Any thread. */
public interface Surface extends AutoCloseable {

    /** Where the pictures appear; look at its sequence on each pulse. */
    PictureMemory memory();

    /** The view's size in physical pixels; pictures are scaled to fit it from the next one on. */
    void resize(int width, int height);

    /** Ends the view. Don't read the memory afterwards. */
    @Override
    void close();
}
