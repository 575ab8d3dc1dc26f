package dev.parley.app.engine.screen;

import java.io.IOException;

/** What was drawn in a window, or in all that are in it, since it was looked at last (DAMAGE 1.1). On the thread of the connection. */
final class Damage implements AutoCloseable {
    private static final int CREATE = 1;
    private static final int DESTROY = 2;
    private static final int SUBTRACT = 3;
    private static final int NON_EMPTY = 3;
    private static final int CREATE_REGION = 5;
    private static final int DESTROY_REGION = 10;
    private static final int FETCH_REGION = 19;

    private final XServer server;
    private final int damage;
    private final int region;

    Damage(XServer server, int window) {
        this.server = server;
        damage = server.xcb().newId();
        region = server.xcb().newId();
        server.xcb()
                .request(server.damage().major(), CREATE)
                .u32(damage)
                .u32(window)
                .u32(NON_EMPTY)
                .tell();
        server.xcb().request(server.xfixes().major(), CREATE_REGION).u32(region).tell();
    }

    /** Whether an event says that something was drawn. There is one, and no other until {@link #take}. */
    boolean concerns(Answer event) {
        return (event.u8(0) & 0x7f) == server.damage().firstEvent() && event.i32(8) == damage;
    }

    /** Around what was drawn since the last time, in the window's coordinates; may be empty. */
    Area take() throws IOException {
        server.xcb()
                .request(server.damage().major(), SUBTRACT)
                .u32(damage)
                .u32(0)
                .u32(region)
                .tell();
        Answer answer = server.xcb()
                .answer(server.xcb()
                        .request(server.xfixes().major(), FETCH_REGION)
                        .u32(region)
                        .ask());
        return answer == null ? new Area(0, 0, 0, 0) : answer.area(8);
    }

    @Override
    public void close() {
        server.xcb().request(server.damage().major(), DESTROY).u32(damage).tell();
        server.xcb()
                .request(server.xfixes().major(), DESTROY_REGION)
                .u32(region)
                .tell();
    }
}
