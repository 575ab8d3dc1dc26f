package dev.parley.app.engine.screen;

import java.nio.ByteBuffer;

/** Who gets the pictures of a screen or window. All on the thread named {@code screen}; must not throw and must not wait. */
public interface Sink {
    /**
     * A picture. Comes at most as often as {@link dev.parley.app.engine.api.DisplayOptions#contentHint} says, and once a
     * second while nothing changes. The size may be another one each time.
     *
     * @param bgra direct, position 0, limit 4 × width × height: rows from the top without gaps, each pixel blue, green, red
     *     and a byte without meaning; valid during the call only
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @param timeNs when it was taken, by {@link System#nanoTime}; always later than the one before
     */
    void picture(ByteBuffer bgra, int width, int height, long timeNs);

    /**
     * There are no pictures for now.
     *
     * @param why {@code minimised}, {@code locked} or {@code resizing}
     */
    void waiting(String why);

    /** There are pictures: the first one comes next, or they go on after {@link #waiting}. */
    void live();

    /**
     * There will be no picture any more. The last call.
     *
     * @param why {@code window-closed}, {@code monitor-gone}, {@code cancelled}, {@code denied}, {@code stopped} (by the
     *     desktop), {@code no-portal}, {@code no-pipewire}, {@code no-x11} or {@code failed}
     * @param detail for the words and the log, such as what package to install; may be empty
     */
    void ended(String why, String detail);
}
