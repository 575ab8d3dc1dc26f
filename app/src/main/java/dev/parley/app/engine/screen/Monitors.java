package dev.parley.app.engine.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The monitors of a screen, by RandR. On the thread of the connection. */
final class Monitors {
    private static final int SELECT_INPUT = 4;
    private static final int GET_MONITORS = 42;
    private static final int SCREEN_CRTC_AND_OUTPUT_CHANGES = 7;
    private static final int MONITORS = 32;
    private static final int MONITOR_SIZE = 24;

    /** A monitor and where it is. */
    record Monitor(String name, boolean primary, Area area) {}

    private final XServer server;

    Monitors(XServer server) throws IOException {
        this.server = server;
        if (server.randr() != null) {
            server.xcb()
                    .request(server.randr().major(), SELECT_INPUT)
                    .u32(server.root())
                    .u16(SCREEN_CRTC_AND_OUTPUT_CHANGES)
                    .u16(0)
                    .tell();
        }
    }

    /** The primary one first; the whole screen where the server doesn't know of monitors. */
    List<Monitor> list() throws IOException {
        List<Monitor> monitors = new ArrayList<>();
        Answer answer = server.randr() == null
                ? null
                : server.xcb()
                        .answer(server.xcb()
                                .request(server.randr().major(), GET_MONITORS)
                                .u32(server.root())
                                .u32(1)
                                .ask());
        int at = MONITORS;
        for (int i = 0; answer != null && i < answer.i32(12); i++) {
            monitors.add(new Monitor(server.atomName(answer.i32(at)), answer.u8(at + 4) != 0, answer.area(at + 8)));
            at += MONITOR_SIZE + 4 * answer.u16(at + 6);
        }
        monitors.removeIf(monitor -> monitor.area().isEmpty());
        if (monitors.isEmpty()) {
            monitors.add(new Monitor("screen", true, server.size()));
        }
        monitors.sort(Comparator.comparing(monitor -> !monitor.primary()));
        return monitors;
    }

    /** Where a monitor is; null where it is gone. */
    Area find(String name) throws IOException {
        for (Monitor monitor : list()) {
            if (monitor.name().equals(name)) {
                return monitor.area();
            }
        }
        return null;
    }

    /** Whether an event says that monitors changed. */
    boolean concerns(Answer event) {
        int code = event.u8(0) & 0x7f;
        return server.randr() != null
                && (code == server.randr().firstEvent()
                        || code == server.randr().firstEvent() + 1);
    }
}
