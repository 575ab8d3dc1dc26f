package dev.parley.app.engine.screen;

import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** Which way to screens and windows this Linux offers. Immutable. */
public final class DisplaySystem {
    private final Supplier<Displays> portal;

    /** @param portal the way of Wayland, where programs don't see each other's windows: the system's own picker */
    public DisplaySystem(Supplier<Displays> portal) {
        this.portal = portal;
    }

    /**
     * The displays of this session. Waits for the system.
     *
     * @param environment as of {@link System#getenv()}
     * @param own whether a process, by its number, is one of this program
     * @throws DisplayException with what is missing
     */
    public Displays open(Map<String, String> environment, LongPredicate own) throws DisplayException {
        if (!environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) {
            // There may be an X server beside it (XWayland), whose pictures are black.
            return portal.get();
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            throw new DisplayException("no-x11", "there is no screen: neither WAYLAND_DISPLAY nor DISPLAY is set");
        }
        return X11Displays.connect(display, own);
    }
}
