package dev.parley.app.desktop;

import java.io.IOException;

/** Whether the program starts with the session. What the system has is what counts: it may be changed there. Blocks. */
public interface Autostart {
    /** Where it can't be. */
    Autostart NONE = new Autostart() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public void set(boolean on) throws IOException {
            throw new IOException("this system has no place for it");
        }
    };

    /** Whether it does. */
    boolean isOn();

    /**
     * Has it start, or no more.
     *
     * @throws IOException if the system doesn't take it
     */
    void set(boolean on) throws IOException;
}
