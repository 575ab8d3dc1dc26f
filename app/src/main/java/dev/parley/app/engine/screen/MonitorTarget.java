package dev.parley.app.engine.screen;

import java.io.IOException;
import java.util.List;

/** A monitor: a part of the root window, without the windows of this program. */
final class MonitorTarget extends X11Target {
    private final String name;
    private final X11Session session;
    private Area area = new Area(0, 0, 0, 0);

    MonitorTarget(String name, X11Session session) {
        this.name = name;
        this.session = session;
        session.ownAreas().acquire();
    }

    @Override
    State check(long now) throws IOException {
        Area found = session.monitors().find(name);
        if (found == null) {
            return State.GONE;
        }
        area = found;
        return State.READY;
    }

    @Override
    boolean handle(Answer event) {
        return session.monitors().concerns(event);
    }

    @Override
    String goneWhy() {
        return "monitor-gone";
    }

    @Override
    int drawable() {
        return session.server().root();
    }

    @Override
    Area area() {
        return area;
    }

    @Override
    int window() {
        return session.server().root();
    }

    @Override
    int originX() {
        return area.x();
    }

    @Override
    int originY() {
        return area.y();
    }

    @Override
    int[] pointer() throws IOException {
        XServer server = session.server();
        return inPicture(server.xcb().answer(server.askPointer(server.root())));
    }

    @Override
    List<Area> hidden() throws IOException {
        return session.ownAreas().get();
    }

    @Override
    public void close() {
        session.ownAreas().release();
    }
}
