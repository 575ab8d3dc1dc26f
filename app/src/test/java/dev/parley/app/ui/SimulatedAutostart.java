package dev.parley.app.ui;

import dev.parley.app.desktop.Autostart;
import java.io.IOException;

/** A system that starts what it is told to, unless the test says that it doesn't. */
public final class SimulatedAutostart implements Autostart {
    private volatile boolean on;

    /** Why it refuses; empty where it doesn't. */
    public volatile String refusal = "";

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public void set(boolean now) throws IOException {
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
        on = now;
    }
}
