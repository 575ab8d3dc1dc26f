package dev.parley.app.engine.screen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The X server of one display: its screen, its extensions, and the requests of the core protocol that are used. On the thread
 * of the connection.
 */
final class XServer implements AutoCloseable {
    // Of the core protocol: requests, events and event masks.
    private static final int CHANGE_WINDOW_ATTRIBUTES = 2;
    private static final int GET_WINDOW_ATTRIBUTES = 3;
    private static final int GET_GEOMETRY = 14;
    private static final int QUERY_TREE = 15;
    private static final int INTERN_ATOM = 16;
    private static final int GET_ATOM_NAME = 17;
    private static final int GET_PROPERTY = 20;
    private static final int QUERY_POINTER = 38;
    private static final int QUERY_EXTENSION = 98;
    private static final int EVENT_MASK = 0x800;
    static final int CREATE_NOTIFY = 16;
    static final int DESTROY_NOTIFY = 17;
    static final int UNMAP_NOTIFY = 18;
    static final int CIRCULATE_NOTIFY = 26;
    static final int MAP_NOTIFY = 19;
    static final int REPARENT_NOTIFY = 21;
    static final int CONFIGURE_NOTIFY = 22;
    static final int PROPERTY_NOTIFY = 28;
    static final int NO_EVENTS = 0;
    static final int STRUCTURE = 1 << 17;
    static final int SUBSTRUCTURE = 1 << 19;
    static final int PROPERTIES = 1 << 22;

    /** The state of a window in the reply to GetWindowAttributes. */
    static final int VIEWABLE = 2;

    private static final int ANY_TYPE = 0;
    private static final int INPUT_ONLY = 2;

    /** An extension of the protocol. */
    record Extension(int major, int firstEvent) {}

    private final Xcb xcb;
    private final XSetup setup;
    private final Map<String, Integer> atoms = new HashMap<>();
    private final Extension xfixes;
    private final Extension damage;
    private final Extension composite;
    private final Extension randr;
    private final Extension shm;
    private final Extension screenSaver;

    /**
     * Takes over the connection, also to close it.
     *
     * @throws DisplayException if the server lacks what capturing needs
     */
    XServer(Xcb xcb) throws DisplayException, IOException {
        this.xcb = xcb;
        setup = new XSetup(xcb.setup(), xcb.screen());
        if (!canBeRead(setup.rootVisual())) {
            throw new DisplayException("failed", "the screen must have 24 bits of colour, and its visual has not");
        }
        xfixes = extension("XFIXES", 5, 0);
        damage = extension("DAMAGE", 1, 1);
        composite = extension("Composite", 0, 4);
        randr = extension("RANDR", 1, 5);
        shm = extension("MIT-SHM", -1, 0);
        screenSaver = extension("MIT-SCREEN-SAVER", -1, 0);
        if (xfixes == null || damage == null) {
            throw new DisplayException("failed", "the X server lacks the extension XFIXES or DAMAGE");
        }
    }

    // A negative version means that this extension needs no negotiation.
    private Extension extension(String name, int majorVersion, int minorVersion) throws IOException {
        Answer answer = xcb.answer(xcb.request(QUERY_EXTENSION, 0)
                .u16(name.length())
                .u16(0)
                .text(name)
                .ask());
        if (answer == null || answer.u8(8) == 0) {
            return null;
        }
        Extension found = new Extension(answer.u8(9), answer.u8(10));
        if (majorVersion < 0) {
            return found;
        }
        Answer version = xcb.answer(xcb.request(found.major(), 0)
                .u32(majorVersion)
                .u32(minorVersion)
                .ask());
        boolean enough = version != null
                && (version.i32(8) > majorVersion
                        || (version.i32(8) == majorVersion && version.i32(12) >= minorVersion));
        return enough ? found : null;
    }

    Xcb xcb() {
        return xcb;
    }

    int root() {
        return setup.root();
    }

    /** All of the screen. */
    Area size() throws IOException {
        Answer geometry = xcb.answer(askGeometry(root()));
        return geometry == null ? new Area(0, 0, 1, 1) : new Area(0, 0, geometry.u16(16), geometry.u16(18));
    }

    /** Whether pictures of this visual have the bytes blue, green, red and one more. */
    boolean canBeRead(int visual) {
        return setup.canBeRead(visual);
    }

    Extension xfixes() {
        return xfixes;
    }

    Extension damage() {
        return damage;
    }

    /** Null where the server has none: windows can't be captured. */
    Extension composite() {
        return composite;
    }

    /** Null where the server has none, or an old one: the whole screen is the one monitor. */
    Extension randr() {
        return randr;
    }

    /** Null where the server has none: pictures come through the socket. */
    Extension shm() {
        return shm;
    }

    /** Null where the server has none: a locked screen isn't noticed. */
    Extension screenSaver() {
        return screenSaver;
    }

    int atom(String name) throws IOException {
        Integer known = atoms.get(name);
        if (known != null) {
            return known;
        }
        Answer answer = xcb.answer(
                xcb.request(INTERN_ATOM, 0).u16(name.length()).u16(0).text(name).ask());
        int atom = answer == null ? 0 : answer.i32(8);
        atoms.put(name, atom);
        return atom;
    }

    String atomName(int atom) throws IOException {
        Answer answer = xcb.answer(xcb.request(GET_ATOM_NAME, 0).u32(atom).ask());
        return answer == null ? "" : answer.text(32, answer.u16(8), StandardCharsets.ISO_8859_1);
    }

    /** Asks for a property; at most {@code words} of 32 bits of it. */
    int askProperty(int window, String name, int words) throws IOException {
        int atom = atom(name);
        return xcb.request(GET_PROPERTY, 0)
                .u32(window)
                .u32(atom)
                .u32(ANY_TYPE)
                .u32(0)
                .u32(words)
                .ask();
    }

    /** The numbers of 32 bits in the reply to {@link #askProperty}; none where there is no such property. */
    int[] numbers(int asked) throws IOException {
        Answer answer = xcb.answer(asked);
        if (answer == null || answer.u8(1) != 32) {
            return new int[0];
        }
        int[] numbers = new int[answer.i32(16)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = answer.i32(32 + 4 * i);
        }
        return numbers;
    }

    /** The bytes in the reply to {@link #askProperty}; none where there is no such property. */
    byte[] bytes(int asked) throws IOException {
        Answer answer = xcb.answer(asked);
        return answer == null || answer.u8(1) != 8 ? new byte[0] : answer.bytes(32, answer.i32(16));
    }

    int[] numbers(int window, String property) throws IOException {
        return numbers(askProperty(window, property, 1024));
    }

    int askAttributes(int window) {
        return xcb.request(GET_WINDOW_ATTRIBUTES, 0).u32(window).ask();
    }

    /** Whether a window of these attributes has pixels. */
    static boolean hasPixels(Answer attributes) {
        return attributes.u16(12) != INPUT_ONLY;
    }

    static boolean isViewable(Answer attributes) {
        return attributes.u8(26) == VIEWABLE;
    }

    int askGeometry(int drawable) {
        return xcb.request(GET_GEOMETRY, 0).u32(drawable).ask();
    }

    int askTree(int window) {
        return xcb.request(QUERY_TREE, 0).u32(window).ask();
    }

    /** The children in the reply to {@link #askTree}, the bottom-most first; none where the window is gone. */
    static int[] children(Answer tree) {
        if (tree == null) {
            return new int[0];
        }
        int[] children = new int[tree.u16(16)];
        for (int i = 0; i < children.length; i++) {
            children[i] = tree.i32(32 + 4 * i);
        }
        return children;
    }

    static int parent(Answer tree) {
        return tree == null ? 0 : tree.i32(12);
    }

    int askPointer(int window) {
        return xcb.request(QUERY_POINTER, 0).u32(window).ask();
    }

    /** Which events of a window this connection gets. */
    void select(int window, int mask) {
        xcb.request(CHANGE_WINDOW_ATTRIBUTES, 0)
                .u32(window)
                .u32(EVENT_MASK)
                .u32(mask)
                .tell();
    }

    @Override
    public void close() {
        xcb.close();
    }
}
