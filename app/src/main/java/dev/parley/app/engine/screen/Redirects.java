package dev.parley.app.engine.screen;

import java.util.HashMap;
import java.util.Map;

/**
 * Which windows are drawn into memory of their own, whatever covers them (Composite 0.4), and watched; each as long as
 * anybody here wants it. On the thread of the connection.
 */
final class Redirects {
    private static final int REDIRECT = 1;
    private static final int UNREDIRECT = 3;
    private static final int AUTOMATIC = 0;

    private final XServer server;
    private final Map<Integer, Integer> users = new HashMap<>();

    Redirects(XServer server) {
        this.server = server;
    }

    /** Says that a window is wanted; whether it wasn't before. */
    boolean acquire(int window) {
        boolean first = users.merge(window, 1, Integer::sum) == 1;
        if (first) {
            server.select(window, XServer.STRUCTURE | XServer.PROPERTIES);
            tell(REDIRECT, window);
        }
        return first;
    }

    void release(int window) {
        int left = users.merge(window, -1, Integer::sum);
        if (left == 0) {
            users.remove(window);
            tell(UNREDIRECT, window);
            server.select(window, XServer.NO_EVENTS);
        }
    }

    private void tell(int request, int window) {
        server.xcb()
                .request(server.composite().major(), request)
                .u32(window)
                .u32(AUTOMATIC)
                .tell();
    }
}
