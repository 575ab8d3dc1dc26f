package dev.parley.app.engine.screen;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import java.util.List;

/**
 * Where screens and windows come from on this system (Screen Capture, section 5). Any thread calls; what a {@link Sink}
 * is told comes on the one thread named {@code screen}, and so must not wait.
 */
public interface Displays extends AutoCloseable {
    /** Whether the person chooses in the system's own picker, so that {@link #list} is empty. */
    boolean picksItself();

    /**
     * What can be shared now: monitors first, the primary one before the others, then windows, the top-most first. Windows
     * of this program are in it, marked. Asks the system and waits for it, some milliseconds; empty where it doesn't
     * answer.
     */
    List<DisplaySource> list();

    /**
     * Starts to capture. Returns at once: whatever happens, the sink is told, also where nothing could be started.
     *
     * @param sourceOrNull of {@link #list}; null where the system {@link #picksItself}
     */
    Capture open(DisplaySource sourceOrNull, DisplayOptions options, Sink sink);

    /**
     * One picture of a source as it is now, without the pointer, scaled to fit into a box and keeping its shape. Returns at
     * once. The sink gets that one picture, opaque, or {@link Sink#waiting} if there is none now, or {@link Sink#ended} if
     * the source is gone; and nothing after that.
     *
     * @param id of a source
     * @param width of the box, pixels
     * @param height of the box, pixels
     */
    void thumbnail(String id, int width, int height, Sink sink);

    /** Ends every capture, without telling their sinks, and leaves the system. Waits for a call of a sink under way. */
    @Override
    void close();
}
