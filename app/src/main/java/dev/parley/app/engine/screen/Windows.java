package dev.parley.app.engine.screen;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplaySource.Surface;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * The windows of a screen, by what window managers and programs say of them (Extended Window Manager Hints 1.5, ICCCM section
 * 4). On the thread of the connection.
 */
final class Windows {
    private static final int ICONIC = 3;
    private static final int ICON_SIDE = 64;
    // Several sizes of one icon, at most 512 kB.
    private static final int ICON_WORDS = 128 * 1024;
    private static final int TEXT_WORDS = 256;
    private static final int NAMES = 64;

    private final XServer server;
    private final LongPredicate own;

    /**
     * Windows.
     *
     * @param own whether a process is one of this program
     */
    Windows(XServer server, LongPredicate own) {
        this.server = server;
        this.own = own;
    }

    /** The windows that a person sees as such, the bottom-most first; minimised ones too where a window manager runs. */
    int[] stacking() throws IOException {
        int[] managed = server.numbers(server.root(), "_NET_CLIENT_LIST_STACKING");
        return managed.length > 0 ? managed : unmanaged();
    }

    private int[] unmanaged() throws IOException {
        int[] all = XServer.children(server.xcb().answer(server.askTree(server.root())));
        int[] attributes = Arrays.stream(all).map(server::askAttributes).toArray();
        List<Integer> windows = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            Answer one = server.xcb().answer(attributes[i]);
            if (one != null && XServer.isViewable(one) && XServer.hasPixels(one)) {
                windows.add(all[i]);
            }
        }
        return windows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The ones that can be captured, the top-most first. */
    List<DisplaySource> list() throws IOException {
        int[] windows = stacking();
        List<Asked> asked = new ArrayList<>();
        for (int window : windows) {
            asked.add(ask(window));
        }
        List<DisplaySource> sources = new ArrayList<>();
        for (Asked one : asked) {
            DisplaySource source = source(one);
            if (source != null) {
                sources.addFirst(source);
            }
        }
        return sources;
    }

    /** The numbers of requests under way for one window, so that many windows cost the time of one. */
    private record Asked(
            int window,
            int attributes,
            int geometry,
            int name,
            int oldName,
            int program,
            int process,
            int icon,
            int state,
            int states,
            int types,
            int shadow) {}

    private Asked ask(int window) throws IOException {
        return new Asked(
                window,
                server.askAttributes(window),
                server.askGeometry(window),
                server.askProperty(window, "_NET_WM_NAME", TEXT_WORDS),
                server.askProperty(window, "WM_NAME", TEXT_WORDS),
                server.askProperty(window, "WM_CLASS", TEXT_WORDS),
                server.askProperty(window, "_NET_WM_PID", 1),
                server.askProperty(window, "_NET_WM_ICON", ICON_WORDS),
                server.askProperty(window, "WM_STATE", 1),
                server.askProperty(window, "_NET_WM_STATE", NAMES),
                server.askProperty(window, "_NET_WM_WINDOW_TYPE", NAMES),
                server.askProperty(window, "_GTK_FRAME_EXTENTS", 4));
    }

    // Null for what is gone or not a person's window.
    private DisplaySource source(Asked asked) throws IOException {
        Answer attributes = server.xcb().answer(asked.attributes);
        Answer geometry = server.xcb().answer(asked.geometry);
        String name = text(server.bytes(asked.name));
        String oldName = text(server.bytes(asked.oldName));
        String program = program(server.bytes(asked.program));
        int[] process = server.numbers(asked.process);
        int[] icon = server.numbers(asked.icon);
        int[] state = server.numbers(asked.state);
        Set<Integer> states = set(server.numbers(asked.states));
        Set<Integer> types = set(server.numbers(asked.types));
        int[] shadow = server.numbers(asked.shadow);
        if (attributes == null
                || geometry == null
                || !XServer.hasPixels(attributes)
                || !server.canBeRead(attributes.i32(8))
                || types.contains(server.atom("_NET_WM_WINDOW_TYPE_DOCK"))
                || types.contains(server.atom("_NET_WM_WINDOW_TYPE_DESKTOP"))) {
            return null;
        }
        boolean hidden = !XServer.isViewable(attributes)
                || (state.length > 0 && state[0] == ICONIC)
                || states.contains(server.atom("_NET_WM_STATE_HIDDEN"));
        Area inner = inner(new Area(0, 0, geometry.u16(16), geometry.u16(18)), shadow);
        String title = !name.isEmpty() ? name : oldName;
        return new DisplaySource(
                X11Target.windowId(asked.window),
                Surface.WINDOW,
                title.isEmpty() ? program : title,
                program,
                inner.width(),
                inner.height(),
                process.length > 0 && own.test(process[0]),
                hidden,
                icon(icon));
    }

    /** A window without the shadow that its program draws around it ({@code _GTK_FRAME_EXTENTS}). */
    static Area inner(Area window, int[] shadow) {
        if (shadow.length < 4) {
            return window;
        }
        Area inner = new Area(
                window.x() + shadow[0],
                window.y() + shadow[2],
                window.width() - shadow[0] - shadow[1],
                window.height() - shadow[2] - shadow[3]);
        return inner.isEmpty() || !window.and(inner).equals(inner) ? window : inner;
    }

    /** Whether each of these windows says that it is one of this program. */
    boolean[] areOwn(int[] windows) throws IOException {
        int[] asked = new int[windows.length];
        for (int i = 0; i < windows.length; i++) {
            asked[i] = server.askProperty(windows[i], "_NET_WM_PID", 1);
        }
        boolean[] answers = new boolean[windows.length];
        for (int i = 0; i < windows.length; i++) {
            int[] process = server.numbers(asked[i]);
            answers[i] = process.length > 0 && own.test(process[0]);
        }
        return answers;
    }

    private static Set<Integer> set(int[] numbers) {
        return Arrays.stream(numbers).boxed().collect(Collectors.toSet());
    }

    // Old properties are Latin 1 by the standard and UTF-8 by custom.
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace('\0', ' ')
                    .strip();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip();
        }
    }

    // Two texts that end with 0: the name of this run of the program, and of the program.
    private static String program(byte[] both) {
        String[] parts = new String(both, StandardCharsets.UTF_8).split("\0", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    // Width, height and pixels, several times. The largest that is small enough, else the smallest, made smaller.
    static String icon(int[] icons) {
        int best = -1;
        int at = 0;
        while (at + 2 < icons.length) {
            int width = icons[at];
            int height = icons[at + 1];
            if (width <= 0 || height <= 0 || (long) width * height > icons.length - at - 2) {
                break;
            }
            if (best < 0 || isBetter(Math.max(width, height), Math.max(icons[best], icons[best + 1]))) {
                best = at;
            }
            at += 2 + width * height;
        }
        if (best < 0) {
            return "";
        }
        int width = icons[best];
        int height = icons[best + 1];
        int[] pixels = Arrays.copyOfRange(icons, best + 2, best + 2 + width * height);
        int[] size = Downscale.fit(width, height, ICON_SIDE, ICON_SIDE);
        if (size[0] != width || size[1] != height) {
            ByteBuffer large = ByteBuffer.allocate(4 * pixels.length).order(ByteOrder.nativeOrder());
            large.asIntBuffer().put(pixels);
            pixels = new int[size[0] * size[1]];
            Downscale.scale(large, width, height, size[0], size[1])
                    .asIntBuffer()
                    .get(pixels);
        }
        return Base64.getEncoder().encodeToString(Png.write(pixels, size[0], size[1]));
    }

    private static boolean isBetter(int side, int than) {
        return side <= ICON_SIDE ? than > ICON_SIDE || side > than : than > ICON_SIDE && side < than;
    }
}
