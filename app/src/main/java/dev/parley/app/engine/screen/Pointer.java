package dev.parley.app.engine.screen;

import java.io.IOException;
import java.nio.IntBuffer;

/** What the pointer looks like, by XFixes. On the thread of the connection. */
final class Pointer {
    private static final int SELECT_CURSOR_INPUT = 3;
    private static final int GET_CURSOR_IMAGE = 4;
    private static final int CURSOR_NOTIFY = 1;

    /**
     * A pointer's look.
     *
     * @param hotX where in it its point is
     * @param hotY where in it its point is
     * @param argb one number a pixel, multiplied by its alpha
     */
    record Look(int width, int height, int hotX, int hotY, IntBuffer argb) {}

    private final XServer server;
    private Look look;

    Pointer(XServer server) {
        this.server = server;
        server.xcb()
                .request(server.xfixes().major(), SELECT_CURSOR_INPUT)
                .u32(server.root())
                .u32(1)
                .tell();
    }

    /** Takes note of an event. */
    void handle(Answer event) {
        if ((event.u8(0) & 0x7f) == server.xfixes().firstEvent() + CURSOR_NOTIFY) {
            look = null;
        }
    }

    /** The same object as long as the look is the same; null where the pointer has none. */
    Look look() throws IOException {
        if (look == null) {
            Answer answer = server.xcb()
                    .answer(server.xcb()
                            .request(server.xfixes().major(), GET_CURSOR_IMAGE)
                            .ask());
            if (answer == null) {
                return null;
            }
            int[] argb = new int[answer.u16(12) * answer.u16(14)];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = answer.i32(32 + 4 * i);
            }
            look = new Look(answer.u16(12), answer.u16(14), answer.u16(16), answer.u16(18), IntBuffer.wrap(argb));
        }
        return look;
    }
}
