package dev.parley.app.settings;

import java.io.IOException;

/**
 * Where {@link WindowBounds} are kept: {@code window.json}, apart from what a person chose, since it is written each time
 * that the window is closed. On a thread that may touch the disk.
 */
public final class KeptWindow {
    private final JsonFile<WindowBounds> file;

    /** That of the profile in {@code home}. */
    public KeptWindow(Home home) {
        file = new JsonFile<>(home.config().resolve("window.json"), WindowBounds.class, 1);
    }

    /** Where the window was. */
    public WindowBounds read() {
        return file.read(WindowBounds.FIRST);
    }

    /** Keeps it; the folders of the profile exist. */
    public void keep(WindowBounds bounds) throws IOException {
        file.write(bounds);
    }
}
