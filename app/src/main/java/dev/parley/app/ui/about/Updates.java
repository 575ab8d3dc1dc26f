package dev.parley.app.ui.about;

import dev.parley.app.updates.Answer;
import java.io.IOException;

/** Asking for a newer version. Everything blocks: not on the JavaFX thread. */
public interface Updates {
    /** Where is asked; empty for nowhere. */
    String address();

    /** Keeps another address; empty for none. */
    void keep(String address) throws IOException;

    /**
     * Asks the address.
     *
     * @param mine the version that runs
     */
    Answer ask(String address, String mine);
}
