package dev.parley.app.engine.screen;

import dev.parley.app.engine.api.DisplayOptions;

/**
 * One share that is under way. Any thread calls; each call returns at once and holds for the pictures after it. After {@link
 * Sink#ended} all are without effect.
 *
 * <pre>
 *  open ──▶ LIVE ◀─────────▶ WAITING          (pause: either, silent)
 *             │                 │
 *             └──▶  ended  ◀────┘
 * </pre>
 */
public interface Capture extends AutoCloseable {
    /** Other pictures of the same source from now on; where the system picks itself, the pointer stays as it is. */
    void options(DisplayOptions options);

    /** While paused no pictures come and next to nothing is done; at its end there is one at once. */
    void pause(boolean paused);

    /** Stops. The sink isn't told, and hears nothing any more once this returned, unless its own thread called. */
    @Override
    void close();
}
