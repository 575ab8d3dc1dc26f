package dev.parley.app.engine.screen;

import java.io.IOException;
import java.util.List;

/**
 * A window with all of its pixels, whatever covers them. They are in a pixmap that stays as it is when the window gets another
 * size or is shown again: then the new one is named.
 */
final class WindowTarget extends X11Target {
    private static final int NAME_WINDOW_PIXMAP = 6;
    private static final int FREE_PIXMAP = 54;
    private static final int ICONIC = 3;

    // A window that just got memory of its own starts with what was on the screen, covers included, until it is
    // redrawn.
    private static final long SETTLE_NS = 100_000_000L;

    private final int window;
    private final X11Session session;
    private int pixmap;
    private Area area = new Area(0, 0, 0, 0);
    private int border;
    private int frame;
    private boolean stale = true;
    private boolean unsettled;
    private long settled;

    WindowTarget(int window, X11Session session) {
        this.window = window;
        this.session = session;
        unsettled = session.redirects().acquire(window);
    }

    @Override
    State check(long now) throws IOException {
        XServer server = session.server();
        int askedState = server.askProperty(window, "WM_STATE", 1);
        Answer attributes = server.xcb().answer(server.askAttributes(window));
        int[] state = server.numbers(askedState);
        if (attributes == null) {
            return State.GONE;
        }
        if (!XServer.isViewable(attributes) || (state.length > 0 && state[0] == ICONIC)) {
            forgetPixmap();
            unsettled = true;
            return State.MINIMISED;
        }
        if (unsettled) {
            unsettled = false;
            settled = now + SETTLE_NS;
        }
        if (now < settled) {
            return State.SETTLING;
        }
        return !stale || name() ? State.READY : State.SETTLING;
    }

    // Fails where the window was hidden or got another size meanwhile, of which an event comes.
    private boolean name() throws IOException {
        forgetPixmap();
        XServer server = session.server();
        int fresh = server.xcb().newId();
        if (!server.xcb()
                .request(server.composite().major(), NAME_WINDOW_PIXMAP)
                .u32(window)
                .u32(fresh)
                .done()) {
            return false;
        }
        pixmap = fresh;
        int askedSize = server.askGeometry(pixmap);
        int askedWindow = server.askGeometry(window);
        int askedShadow = server.askProperty(window, "_GTK_FRAME_EXTENTS", 4);
        Answer size = server.xcb().answer(askedSize);
        Answer geometry = server.xcb().answer(askedWindow);
        int[] shadow = server.numbers(askedShadow);
        if (size == null || geometry == null) {
            return false;
        }
        border = geometry.u16(20);
        area = Windows.inner(new Area(border, border, size.u16(16) - 2 * border, size.u16(18) - 2 * border), shadow);
        frame = session.ownAreas().frames(window)[0];
        stale = false;
        return true;
    }

    private void forgetPixmap() {
        stale = true;
        if (pixmap != 0) {
            session.server().xcb().request(FREE_PIXMAP, 0).u32(pixmap).tell();
            pixmap = 0;
        }
    }

    @Override
    boolean handle(Answer event) {
        int code = event.u8(0) & 0x7f;
        switch (code) {
            case XServer.MAP_NOTIFY, XServer.CONFIGURE_NOTIFY, XServer.REPARENT_NOTIFY -> {
                boolean ours = event.i32(8) == window;
                stale |= ours;
                return ours;
            }
            case XServer.UNMAP_NOTIFY, XServer.DESTROY_NOTIFY -> {
                return event.i32(8) == window;
            }
            case XServer.PROPERTY_NOTIFY -> {
                return event.i32(4) == window;
            }
            default -> {
                return false;
            }
        }
    }

    @Override
    String goneWhy() {
        return "window-closed";
    }

    @Override
    int drawable() {
        return pixmap;
    }

    @Override
    Area area() {
        return area;
    }

    @Override
    int window() {
        return window;
    }

    @Override
    int originX() {
        return area.x() - border;
    }

    @Override
    int originY() {
        return area.y() - border;
    }

    @Override
    int[] pointer() throws IOException {
        XServer server = session.server();
        int askedRoot = server.askPointer(server.root());
        Answer pointer = server.xcb().answer(server.askPointer(window));
        Answer onScreen = server.xcb().answer(askedRoot);
        return onScreen != null && onScreen.i32(12) == frame ? inPicture(pointer) : null;
    }

    @Override
    List<Area> hidden() {
        return List.of();
    }

    @Override
    public void close() {
        forgetPixmap();
        session.redirects().release(window);
    }
}
