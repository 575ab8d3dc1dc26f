package dev.parley.app.engine.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** What the captures of one connection share, and the events that they get. On the thread of the connection. */
final class X11Session implements AutoCloseable {
    private static final int SAVER_QUERY_INFO = 1;
    private static final int SAVER_SELECT_INPUT = 2;
    private static final int SAVER_ON = 1;

    private final XServer server;
    private final Posix posix;
    private final Monitors monitors;
    private final Windows windows;
    private final OwnAreas ownAreas;
    private final Redirects redirects;
    private final Pointer pointer;
    private final List<X11Capture> captures = new ArrayList<>();
    private final Thumbnails thumbnails = new Thumbnails(this);
    private boolean locked;

    X11Session(XServer server, Posix posix, LongPredicate own) throws IOException {
        this.server = server;
        this.posix = posix;
        monitors = new Monitors(server);
        windows = new Windows(server, own);
        ownAreas = new OwnAreas(server, windows);
        redirects = new Redirects(server);
        pointer = new Pointer(server);
        watchLock();
    }

    private void watchLock() throws IOException {
        if (server.screenSaver() == null) {
            return;
        }
        int major = server.screenSaver().major();
        server.xcb()
                .request(major, SAVER_SELECT_INPUT)
                .u32(server.root())
                .u32(1)
                .tell();
        Answer info = server.xcb()
                .answer(server.xcb()
                        .request(major, SAVER_QUERY_INFO)
                        .u32(server.root())
                        .ask());
        locked = info != null && info.u8(1) == SAVER_ON;
    }

    XServer server() {
        return server;
    }

    Monitors monitors() {
        return monitors;
    }

    Windows windows() {
        return windows;
    }

    OwnAreas ownAreas() {
        return ownAreas;
    }

    Redirects redirects() {
        return redirects;
    }

    Pointer pointer() {
        return pointer;
    }

    Frame newFrame() {
        return new Frame(server, posix);
    }

    /** Whether the screen is locked or dark. */
    boolean isLocked() {
        return locked;
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    /** The captures that run; who has it may change it. */
    List<X11Capture> captures() {
        return captures;
    }

    /** Hands on the events that came; whether there were any. */
    boolean drain() {
        boolean any = false;
        for (Answer event = server.xcb().event();
                event != null;
                event = server.xcb().event()) {
            any = true;
            if (server.screenSaver() != null
                    && (event.u8(0) & 0x7f) == server.screenSaver().firstEvent()) {
                locked = event.u8(1) == SAVER_ON;
            }
            ownAreas.handle(event);
            pointer.handle(event);
            thumbnails.handle(event);
            for (X11Capture capture : captures) {
                capture.handle(event);
            }
        }
        return any;
    }

    @Override
    public void close() {
        server.close();
    }
}
