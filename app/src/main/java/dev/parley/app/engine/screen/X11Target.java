package dev.parley.app.engine.screen;

import java.io.IOException;
import java.util.List;

/** A monitor or window whose pictures are wanted. On the thread of the connection. */
abstract sealed class X11Target implements AutoCloseable permits MonitorTarget, WindowTarget {
    /** Why there is no target of a source. */
    static final String UNKNOWN = "there is no such source, or the X server lacks the extension Composite";

    private static final String MONITOR = "monitor:";
    private static final String WINDOW = "window:";

    /** How it stands with a target. */
    enum State {
        READY,
        /** There will be a picture in a moment. */
        SETTLING,
        /** It has no picture now. */
        MINIMISED,
        GONE
    }

    /** The id of a source. */
    static String monitorId(String name) {
        return MONITOR + name;
    }

    /** The id of a source. */
    static String windowId(int window) {
        return WINDOW + Integer.toHexString(window);
    }

    /** The target of a source; null for an id that is none of ours, or where this server can't capture such. */
    static X11Target of(String id, X11Session session) {
        if (id.startsWith(MONITOR)) {
            return new MonitorTarget(id.substring(MONITOR.length()), session);
        }
        if (!id.startsWith(WINDOW) || session.server().composite() == null) {
            return null;
        }
        try {
            return new WindowTarget(Integer.parseUnsignedInt(id.substring(WINDOW.length()), 16), session);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Looks again at whether and where it is; what follows holds only after READY. */
    abstract State check(long now) throws IOException;

    /** Takes note of an event; whether {@link #check} is wanted. */
    abstract boolean handle(Answer event);

    /** What {@link Sink#ended} says of GONE. */
    abstract String goneWhy();

    /** What the pixels are fetched from. */
    abstract int drawable();

    /** Which part of the drawable is the picture. */
    abstract Area area();

    /** The window whose drawing changes the picture. */
    abstract int window();

    /** Where the picture's corner is in the coordinates of the window. */
    abstract int originX();

    abstract int originY();

    /** The pointer's place in the picture; null where it is elsewhere. */
    abstract int[] pointer() throws IOException;

    /** The parts of the screen that are never shown, in the coordinates of the window. */
    abstract List<Area> hidden() throws IOException;

    @Override
    public abstract void close();

    /** The parts of the picture that are never shown. */
    final List<Area> hiddenInPicture() throws IOException {
        return hidden().stream().map(one -> one.movedBy(-originX(), -originY())).toList();
    }

    /** The pointer's place from the reply to a query for the window; null where it is outside of the picture. */
    final int[] inPicture(Answer pointer) {
        if (pointer == null || pointer.u8(1) == 0) {
            return null;
        }
        int x = pointer.i16(20) - originX();
        int y = pointer.i16(22) - originY();
        boolean inside = x >= 0 && y >= 0 && x < area().width() && y < area().height();
        return inside ? new int[] {x, y} : null;
    }
}
