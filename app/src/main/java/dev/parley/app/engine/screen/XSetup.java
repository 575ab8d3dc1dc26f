package dev.parley.app.engine.screen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an X server tells of its screen when it is connected to (X Window System Protocol, section 8). Immutable. */
final class XSetup {
    private static final int TRUE_COLOR = 4;
    private static final int RED = 0xff0000;
    private static final int LITTLE_ENDIAN = 0;
    private static final int BITS = 32;

    private static final int VENDOR_LENGTH = 24;
    private static final int SCREENS = 28;
    private static final int FORMATS = 29;
    private static final int IMAGE_BYTE_ORDER = 30;
    private static final int VENDOR = 40;
    private static final int FORMAT_SIZE = 8;
    private static final int SCREEN_SIZE = 40;
    private static final int ROOT_VISUAL = 32;
    private static final int DEPTHS = 39;
    private static final int DEPTH_SIZE = 8;
    private static final int VISUAL_SIZE = 24;

    private final Answer setup;
    private final Set<Integer> readableVisuals = new HashSet<>();
    private int root;
    private int rootVisual;

    /**
     * Reads it.
     *
     * @param screen the number of the screen that is meant
     */
    XSetup(Answer setup, int screen) {
        this.setup = setup;
        Map<Integer, Integer> bitsOfDepth = new HashMap<>();
        int at = VENDOR + (setup.u16(VENDOR_LENGTH) + 3) / 4 * 4;
        for (int i = 0; i < setup.u8(FORMATS); i++) {
            bitsOfDepth.put(setup.u8(at), setup.u8(at + 1));
            at += FORMAT_SIZE;
        }
        for (int i = 0; i < setup.u8(SCREENS); i++) {
            if (i == screen) {
                root = setup.i32(at);
                rootVisual = setup.i32(at + ROOT_VISUAL);
            }
            int depths = setup.u8(at + DEPTHS);
            at += SCREEN_SIZE;
            for (int d = 0; d < depths; d++) {
                at = readDepth(at, bitsOfDepth);
            }
        }
    }

    private int readDepth(int start, Map<Integer, Integer> bitsOfDepth) {
        int depth = setup.u8(start);
        int visuals = setup.u16(start + 2);
        int at = start + DEPTH_SIZE;
        boolean fits = setup.u8(IMAGE_BYTE_ORDER) == LITTLE_ENDIAN
                && (depth == 24 || depth == 32)
                && bitsOfDepth.getOrDefault(depth, 0) == BITS;
        for (int v = 0; v < visuals; v++) {
            if (fits && setup.u8(at + 4) == TRUE_COLOR && setup.i32(at + 8) == RED) {
                readableVisuals.add(setup.i32(at));
            }
            at += VISUAL_SIZE;
        }
        return at;
    }

    int root() {
        return root;
    }

    int rootVisual() {
        return rootVisual;
    }

    /** Whether pictures of this visual have the bytes blue, green, red and one more. */
    boolean canBeRead(int visual) {
        return readableVisuals.contains(visual);
    }
}
