package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * A monitor or a window that can be shared.
 *
 * @param id the engine's name for it, valid while it is there
 * @param surface what it is (Screen Capture, section 6.1, {@code displaySurface})
 * @param title of the window, or the monitor's name
 * @param application the program's name; empty for a monitor
 * @param width pixels
 * @param height pixels
 * @param own whether it is a window of this program
 * @param hidden whether the window is minimised, so that it has no picture now
 * @param icon a PNG of at most 64 by 64 pixels in base64; empty where there is none
 */
public record DisplaySource(
        String id,
        Surface surface,
        String title,
        String application,
        int width,
        int height,
        boolean own,
        boolean hidden,
        String icon) {
    public DisplaySource {
        Objects.requireNonNull(id);
        Objects.requireNonNull(surface);
        Objects.requireNonNull(title);
        Objects.requireNonNull(application);
        Objects.requireNonNull(icon);
    }

    /** What can be shared. */
    public enum Surface {
        MONITOR,
        WINDOW
    }
}
