package dev.parley.app.settings;

import java.io.IOException;

/** Where {@link DesktopPreferences} are kept: {@code desktop.json}. On a thread that may touch the disk. */
public final class KeptDesktop {
    private final JsonFile<DesktopPreferences> file;

    /** That of the profile in {@code home}. */
    public KeptDesktop(Home home) {
        file = new JsonFile<>(home.config().resolve("desktop.json"), DesktopPreferences.class, 1);
    }

    /** What was chosen. */
    public DesktopPreferences read() {
        return file.read(DesktopPreferences.FIRST);
    }

    /** Keeps it; the folders of the profile exist. */
    public void keep(DesktopPreferences preferences) throws IOException {
        file.write(preferences);
    }
}
