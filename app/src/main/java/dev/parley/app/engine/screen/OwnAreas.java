package dev.parley.app.engine.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where windows of this program are seen on the screen, so that they can be painted over: a shared screen would show itself
 * without end, and what others write. Worked out anew only after something moved. On the thread of the connection.
 */
final class OwnAreas {
    // A window is in a frame of the window manager, which may have frames of its own.
    private static final int DEEPEST_FRAME = 5;
    private static final int TRANSPARENT_DEPTH = 32;

    private final XServer server;
    private final Windows windows;
    private int users;
    private boolean stale = true;
    private List<Area> areas = List.of();

    OwnAreas(XServer server, Windows windows) {
        this.server = server;
        this.windows = windows;
    }

    /** Watches the screen from now on, until as many {@link #release}. */
    void acquire() {
        users++;
        if (users == 1) {
            stale = true;
            server.select(server.root(), XServer.SUBSTRUCTURE | XServer.PROPERTIES);
        }
    }

    void release() {
        users--;
        if (users == 0) {
            server.select(server.root(), XServer.NO_EVENTS);
        }
    }

    /** Takes note of an event. */
    void handle(Answer event) {
        int code = event.u8(0) & 0x7f;
        boolean ofTree = code >= XServer.CREATE_NOTIFY && code <= XServer.CIRCULATE_NOTIFY;
        if ((ofTree || code == XServer.PROPERTY_NOTIFY) && event.i32(4) == server.root()) {
            stale = true;
        }
    }

    /** In the coordinates of the screen, without overlap; the same list as long as nothing moved. */
    List<Area> get() throws IOException {
        if (stale) {
            stale = false;
            List<Area> now = find();
            if (!now.equals(areas)) {
                areas = now;
            }
        }
        return areas;
    }

    private List<Area> find() throws IOException {
        int[] all = XServer.children(server.xcb().answer(server.askTree(server.root())));
        int[] attributes = Arrays.stream(all).map(server::askAttributes).toArray();
        int[] geometries = Arrays.stream(all).map(server::askGeometry).toArray();
        boolean[] own = windows.areOwn(all);
        int[] managed = windows.stacking();
        int[] frames = frames(managed);
        boolean[] ownManaged = windows.areOwn(managed);
        Set<Integer> ours = new HashSet<>();
        Set<Integer> others = new HashSet<>();
        for (int i = 0; i < managed.length; i++) {
            (ownManaged[i] ? ours : others).add(frames[i]);
        }
        List<Area> found = new ArrayList<>();
        List<Area> covers = new ArrayList<>();
        for (int i = all.length - 1; i >= 0; i--) {
            Answer look = server.xcb().answer(attributes[i]);
            Answer place = server.xcb().answer(geometries[i]);
            if (look == null || place == null || !XServer.isViewable(look) || !XServer.hasPixels(look)) {
                continue;
            }
            if (own[i] || ours.contains(all[i])) {
                List<Area> seen = List.of(outer(place));
                for (Area cover : covers) {
                    seen = without(seen, cover);
                }
                found.addAll(seen);
                covers.add(outer(place));
            } else if (others.contains(all[i]) && place.u8(1) != TRANSPARENT_DEPTH) {
                // Only what a window manager knows counts as a cover: the layer that a compositor draws on is above
                // all.
                covers.add(outer(place));
            }
        }
        return List.copyOf(found);
    }

    private static Area outer(Answer geometry) {
        int borders = 2 * geometry.u16(20);
        return new Area(geometry.i16(12), geometry.i16(14), geometry.u16(16) + borders, geometry.u16(18) + borders);
    }

    private static List<Area> without(List<Area> areas, Area cover) {
        List<Area> rest = new ArrayList<>();
        for (Area area : areas) {
            rest.addAll(area.without(cover));
        }
        return rest;
    }

    /** For each window the one with it in it that is a child of the root; 0 where the window is gone. */
    int[] frames(int... inner) throws IOException {
        int[] frames = inner.clone();
        boolean more = true;
        for (int depth = 0; more && depth < DEEPEST_FRAME; depth++) {
            more = false;
            int[] asked = Arrays.stream(frames).map(server::askTree).toArray();
            for (int i = 0; i < frames.length; i++) {
                int parent = XServer.parent(server.xcb().answer(asked[i]));
                if (parent != server.root()) {
                    frames[i] = parent;
                    more |= parent != 0;
                }
            }
        }
        return frames;
    }
}
