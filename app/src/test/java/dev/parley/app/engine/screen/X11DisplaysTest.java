package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplaySource.Surface;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a real X server and real windows, without a window manager. */
@Timeout(60)
class X11DisplaysTest {
    private static final int RED = 0xcc0000;
    private static final int GREEN = 0x00cc00;
    private static final int BLUE = 0x0000cc;
    private static final int HIDDEN = 0x202020;
    private static final int OWN_PROCESS = 4242;
    private static final Area SQUARE = new Area(100, 100, 200, 200);
    private static final DisplayOptions MOTION = new DisplayOptions(ContentHint.MOTION, false);
    private static final DisplayOptions WITH_POINTER = new DisplayOptions(ContentHint.MOTION, true);

    private TestScreen screen;
    private X11Displays displays;
    private final TestSink sink = new TestSink();

    @BeforeEach
    void start() throws Exception {
        screen = TestScreen.start();
        displays = X11Displays.connect(screen.display(), process -> process == OWN_PROCESS);
        screen.pointer(1900, 1000);
    }

    @AfterEach
    void stop() throws Exception {
        if (displays != null) {
            displays.close();
        }
        if (screen != null) {
            screen.close();
        }
    }

    private DisplaySource monitor() {
        return displays.list().getFirst();
    }

    private DisplaySource source(int window) {
        String id = X11Target.windowId(window);
        return displays.list().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_list_has_monitors_then_windows_from_the_top() throws Exception {
        int first = screen.window(SQUARE, RED);
        screen.text(first, "WM_NAME", "Plain");
        int second = screen.window(new Area(300, 300, 400, 300), GREEN);
        screen.text(second, "WM_NAME", "Old");
        screen.text(second, "_NET_WM_NAME", "Größe – 1");
        screen.text(second, "WM_CLASS", "run\0Editor\0");
        screen.numbers(second, "_NET_WM_PID", OWN_PROCESS);
        screen.numbers(second, "_NET_WM_ICON", icon(8, 0x80ff0000));
        List<DisplaySource> sources = displays.list();
        assertEquals(3, sources.size(), sources::toString);
        DisplaySource monitor = sources.get(0);
        assertEquals(Surface.MONITOR, monitor.surface());
        assertEquals(List.of(1920, 1080), List.of(monitor.width(), monitor.height()));
        DisplaySource top = sources.get(1);
        assertEquals(Surface.WINDOW, top.surface());
        assertEquals("Größe – 1", top.title());
        assertEquals("Editor", top.application());
        assertEquals(List.of(400, 300), List.of(top.width(), top.height()));
        assertTrue(top.own());
        assertFalse(top.hidden());
        byte[] png = Base64.getDecoder().decode(top.icon());
        assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
        DisplaySource bottom = sources.get(2);
        assertEquals("Plain", bottom.title());
        assertFalse(bottom.own());
        assertEquals("", bottom.icon());
    }

    private static int[] icon(int side, int argb) {
        int[] icon = new int[2 + side * side];
        Arrays.fill(icon, argb);
        icon[0] = side;
        icon[1] = side;
        return icon;
    }

    @Test
    void with_a_window_manager_its_order_counts_and_minimised_windows_are_there() throws Exception {
        int shown = screen.window(SQUARE, RED);
        int minimised = screen.unmapped(SQUARE, GREEN);
        int panel = screen.window(new Area(0, 0, 1920, 30), BLUE);
        screen.numbers(minimised, "WM_STATE", 3, 0);
        screen.numbers(panel, "_NET_WM_WINDOW_TYPE", screen.atom("_NET_WM_WINDOW_TYPE_DOCK"));
        screen.rootNumbers("_NET_CLIENT_LIST_STACKING", minimised, shown, panel);
        List<DisplaySource> windows = displays.list().subList(1, 3);
        assertEquals(X11Target.windowId(shown), windows.get(0).id());
        assertFalse(windows.get(0).hidden());
        assertEquals(X11Target.windowId(minimised), windows.get(1).id());
        assertTrue(windows.get(1).hidden());
        assertEquals(3, displays.list().size());
    }

    @Test
    void a_monitor_is_captured_as_it_changes() throws Exception {
        int window = screen.window(SQUARE, RED);
        displays.open(monitor(), MOTION, sink);
        TestSink.Picture picture = sink.await("red", one -> one.colour(150, 150) == RED);
        assertEquals(List.of(1920, 1080), List.of(picture.width(), picture.height()));
        assertEquals(0, picture.colour(50, 50));
        screen.colour(window, GREEN);
        sink.await("green", one -> one.colour(299, 299) == GREEN && one.colour(300, 300) == 0);
        screen.move(window, 1000, 500);
        sink.await("moved", one -> one.colour(1100, 600) == GREEN && one.colour(150, 150) == 0);
        assertEquals(List.of("live"), sink.said());
    }

    @Test
    void the_pointer_is_drawn_where_it_is_wanted_and_leaves_no_trace() throws Exception {
        screen.window(new Area(0, 0, 800, 800), GREEN);
        screen.pointer(400, 400);
        Capture capture = displays.open(monitor(), WITH_POINTER, sink);
        sink.await("pointer", one -> greens(one, 400, 400) < 400);
        screen.pointer(600, 600);
        sink.await("moved", one -> greens(one, 400, 400) == 400 && greens(one, 600, 600) < 400);
        capture.options(MOTION);
        sink.await("none", one -> greens(one, 600, 600) == 400);
    }

    // How many of 20 × 20 pixels around a place are green.
    private static long greens(TestSink.Picture picture, int atX, int atY) {
        long count = 0;
        for (int y = atY - 10; y < atY + 10; y++) {
            for (int x = atX - 10; x < atX + 10; x++) {
                count += picture.colour(x, y) == GREEN ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void the_pointer_is_in_a_window_only_while_it_is_over_it() throws Exception {
        int window = screen.window(SQUARE, GREEN);
        screen.pointer(200, 200);
        displays.open(source(window), WITH_POINTER, sink);
        sink.await("pointer", one -> greens(one, 100, 100) < 400);
        int cover = screen.window(SQUARE, RED);
        sink.await("covered", one -> greens(one, 100, 100) == 400);
        screen.destroy(cover);
        sink.await("uncovered", one -> greens(one, 100, 100) < 400);
        screen.pointer(500, 500);
        sink.await("outside", one -> greens(one, 100, 100) == 400);
    }

    @Test
    void a_covered_window_and_one_that_leaves_the_screen_are_whole() throws Exception {
        int window = screen.window(SQUARE, RED);
        int cover = screen.window(new Area(150, 150, 500, 500), BLUE);
        displays.open(source(window), MOTION, sink);
        sink.await("red", one -> isAll(one, RED));
        screen.colour(window, GREEN);
        sink.await("green", one -> isAll(one, GREEN));
        screen.move(window, 1850, -100);
        screen.raise(cover);
        screen.colour(window, RED);
        sink.await("red outside", one -> isAll(one, RED));
        assertEquals(List.of("live"), sink.said());
    }

    private static boolean isAll(TestSink.Picture picture, int colour) {
        return Arrays.stream(picture.pixels().array()).allMatch(pixel -> (pixel & 0xffffff) == colour);
    }

    @Test
    void a_window_that_changes_its_size_gives_pictures_of_that_size() throws Exception {
        int window = screen.window(SQUARE, RED);
        displays.open(source(window), MOTION, sink);
        sink.await("red", one -> isAll(one, RED));
        for (int side = 201; side <= 600; side += 3) {
            screen.resize(window, side, 700 - side);
        }
        sink.await("the last size", one -> one.width() == 600 && one.height() == 100 && isAll(one, RED));
        assertEquals(List.of("live"), sink.said());
    }

    @Test
    void a_window_without_its_shadow() throws Exception {
        int window = screen.window(SQUARE, RED);
        screen.numbers(window, "_GTK_FRAME_EXTENTS", 10, 20, 30, 40);
        displays.open(source(window), MOTION, sink);
        sink.await("inner part", one -> one.width() == 170 && one.height() == 130);
    }

    @Test
    void a_minimised_window_waits_and_a_closed_one_ends() throws Exception {
        int window = screen.window(SQUARE, RED);
        displays.open(source(window), MOTION, sink);
        sink.awaitSaid("live");
        screen.unmap(window);
        sink.awaitSaid("waiting minimised");
        screen.colour(window, GREEN);
        screen.map(window);
        sink.awaitSaid("live");
        sink.await("green", one -> isAll(one, GREEN));
        screen.destroy(window);
        sink.awaitSaid("ended window-closed");
        assertEquals(List.of("live", "waiting minimised", "live", "ended window-closed"), sink.said());
    }

    @Test
    void while_paused_or_closed_there_are_no_pictures() throws Exception {
        int window = screen.window(SQUARE, RED);
        Capture capture = displays.open(source(window), MOTION, sink);
        sink.await("red", one -> isAll(one, RED));
        capture.pause(true);
        assertEquals(2, displays.list().size());
        int before = sink.count();
        screen.colour(window, GREEN);
        thumbnail(source(window), GREEN);
        assertEquals(before, sink.count());
        capture.pause(false);
        sink.await("green", one -> isAll(one, GREEN));
        capture.close();
        before = sink.count();
        screen.colour(window, BLUE);
        thumbnail(source(window), BLUE);
        assertEquals(before, sink.count());
        assertEquals(List.of("live"), sink.said());
    }

    private void thumbnail(DisplaySource source, int colour) throws InterruptedException {
        TestSink small = new TestSink();
        displays.thumbnail(source.id(), 50, 100, small);
        TestSink.Picture picture = small.await("thumbnail", one -> true);
        assertEquals(List.of(50, 50), List.of(picture.width(), picture.height()));
        assertEquals(0xff000000 | colour, picture.pixels().get(50 * 25 + 25));
    }

    @Test
    void thumbnails_of_what_has_none_say_so() throws Exception {
        int window = screen.window(SQUARE, RED);
        DisplaySource source = source(window);
        thumbnail(source, RED);
        screen.unmap(window);
        TestSink unmapped = new TestSink();
        displays.thumbnail(source.id(), 50, 50, unmapped);
        unmapped.awaitSaid("waiting minimised");
        screen.destroy(window);
        TestSink gone = new TestSink();
        displays.thumbnail(source.id(), 50, 50, gone);
        gone.awaitSaid("ended window-closed");
    }

    @Test
    void a_still_screen_gives_a_picture_a_second_and_costs_little() throws Exception {
        screen.window(SQUARE, RED);
        displays.open(monitor(), WITH_POINTER, sink);
        sink.awaitCount(2);
        long before = screenThreadTime();
        long start = System.nanoTime();
        sink.awaitCount(5);
        double seconds = (System.nanoTime() - start) / 1e9;
        double share = (screenThreadTime() - before) / 1e9 / seconds;
        assertTrue(seconds > 2.5 && seconds < 10, () -> seconds + " s for 3 pictures");
        assertTrue(share < 0.1, () -> share + " of a core");
    }

    private static long screenThreadTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(one -> one != null && one.getThreadName().equals("screen"))
                .mapToLong(one -> threads.getThreadCpuTime(one.getThreadId()))
                .sum();
    }

    @Test
    void never_more_pictures_than_wanted() throws Exception {
        int window = screen.window(SQUARE, RED);
        displays.open(monitor(), new DisplayOptions(ContentHint.TEXT, false), sink);
        sink.awaitCount(1);
        long start = System.nanoTime();
        int before = sink.count();
        int changes = 0;
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2)) {
            changes++;
            screen.colour(window, RED + changes % 50);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int pictures = sink.count() - before;
        assertTrue(pictures <= seconds * 15 + 2, pictures + " pictures in " + seconds + " s");
        assertTrue(pictures > 2, pictures + " pictures in " + seconds + " s");
    }

    @Test
    void own_windows_are_painted_over_where_they_are_seen() throws Exception {
        int own = screen.window(new Area(100, 100, 400, 400), RED);
        screen.numbers(own, "_NET_WM_PID", OWN_PROCESS);
        int other = screen.window(new Area(300, 300, 400, 400), GREEN);
        displays.open(monitor(), MOTION, sink);
        sink.await("painted over", one -> one.colour(150, 150) == HIDDEN && one.colour(299, 299) == HIDDEN);
        sink.await("cover seen", one -> one.colour(350, 350) == GREEN && one.colour(500, 500) == GREEN);
        screen.move(own, 900, 100);
        sink.await("moved", one -> one.colour(1000, 200) == HIDDEN && one.colour(150, 150) == 0);
        screen.destroy(other);
        screen.unmap(own);
        sink.await("gone", one -> one.colour(1000, 200) == 0 && one.colour(350, 350) == 0);
        int again = screen.unmapped(SQUARE, BLUE);
        screen.numbers(again, "_NET_WM_PID", OWN_PROCESS);
        screen.map(again);
        TestSink.Picture seen = sink.await("new one", one -> one.colour(150, 150) != 0);
        assertEquals(HIDDEN, seen.colour(150, 150));
    }

    @Test
    void frames_of_a_window_manager_belong_to_their_windows() throws Exception {
        int own = screen.window(new Area(0, 0, 180, 160), RED);
        screen.numbers(own, "_NET_WM_PID", OWN_PROCESS);
        int ownFrame = screen.window(SQUARE, BLUE);
        screen.frame(own, ownFrame, 10, 30);
        int other = screen.window(new Area(0, 0, 180, 160), GREEN);
        int otherFrame = screen.window(new Area(200, 200, 200, 200), BLUE);
        screen.frame(other, otherFrame, 10, 30);
        screen.rootNumbers("_NET_CLIENT_LIST_STACKING", own, other);
        assertEquals(3, displays.list().size());
        displays.open(monitor(), WITH_POINTER, sink);
        sink.await(
                "frame and window",
                one -> one.colour(105, 105) == HIDDEN
                        && one.colour(150, 150) == HIDDEN
                        && one.colour(205, 205) == BLUE);
        screen.pointer(300, 300);
        TestSink inside = new TestSink();
        displays.open(source(other), WITH_POINTER, inside);
        inside.await("pointer", one -> one.width() == 180 && greens(one, 90, 70) < 400);
    }

    @Test
    void what_is_drawn_in_own_windows_costs_no_picture() throws Exception {
        int own = screen.window(SQUARE, RED);
        screen.numbers(own, "_NET_WM_PID", OWN_PROCESS);
        displays.open(monitor(), MOTION, sink);
        sink.await("painted over", one -> one.colour(150, 150) == HIDDEN);
        int before = sink.count();
        long start = System.nanoTime();
        for (int changes = 0; System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1); changes++) {
            screen.colour(own, changes);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(sink.count() - before <= seconds + 2, () -> sink.count() - before + " pictures");
    }

    @Test
    void an_own_window_that_is_chosen_is_shown() throws Exception {
        int own = screen.window(SQUARE, RED);
        screen.numbers(own, "_NET_WM_PID", OWN_PROCESS);
        displays.open(source(own), MOTION, sink);
        sink.await("red", one -> isAll(one, RED));
    }

    @Test
    void a_monitor_that_is_unplugged_ends() throws Exception {
        screen.window(SQUARE, RED);
        screen.addMonitor("left", new Area(50, 50, 300, 200));
        DisplaySource left = displays.list().stream()
                .filter(one -> one.title().equals("left"))
                .findFirst()
                .orElseThrow();
        displays.open(left, MOTION, sink);
        TestSink.Picture picture = sink.await("red", one -> one.colour(60, 60) == RED);
        assertEquals(List.of(300, 200), List.of(picture.width(), picture.height()));
        screen.removeMonitor("left");
        sink.awaitSaid("ended monitor-gone");
    }

    @Test
    void a_locked_screen_waits() throws Exception {
        displays.open(monitor(), MOTION, sink);
        sink.awaitSaid("live");
        screen.lock(true);
        sink.awaitSaid("waiting locked");
        screen.lock(false);
        sink.awaitSaid("live");
    }

    @Test
    void a_server_that_is_killed_ends_the_capture_and_nothing_else() throws Exception {
        DisplaySource source = monitor();
        displays.open(source, MOTION, sink);
        sink.awaitSaid("live");
        screen.process().destroyForcibly();
        sink.awaitSaid("ended failed");
        assertEquals(List.of(), displays.list());
        TestSink later = new TestSink();
        displays.open(source, MOTION, later);
        later.awaitSaid("ended failed");
        TestSink small = new TestSink();
        displays.thumbnail(source.id(), 50, 50, small);
        small.awaitSaid("ended failed");
    }

    @Test
    void a_sink_that_throws_ends_its_own_capture_and_nothing_else() throws Exception {
        int window = screen.window(SQUARE, RED);
        TestSink told = new TestSink();
        Sink broken = new Sink() {
            @Override
            public void picture(ByteBuffer bgra, int width, int height, long timeNs) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void waiting(String why) {
                told.waiting(why);
            }

            @Override
            public void live() {
                told.live();
            }

            @Override
            public void ended(String why, String detail) {
                told.ended(why, detail);
            }
        };
        displays.open(source(window), MOTION, sink);
        displays.open(source(window), MOTION, broken);
        displays.thumbnail(source(window).id(), 50, 50, broken);
        told.awaitSaid("ended failed");
        screen.colour(window, GREEN);
        sink.await("green", one -> isAll(one, GREEN));
        thumbnail(source(window), GREEN);
        assertEquals(List.of("live", "ended failed"), told.said());
    }

    @Test
    void no_server_is_said() {
        DisplayException none =
                assertThrows(DisplayException.class, () -> X11Displays.connect(":4711", process -> false));
        assertEquals("no-x11", none.code());
        assertNotEquals("", none.getMessage());
    }

    @Test
    void after_the_end_all_is_silent() throws Exception {
        Capture capture = displays.open(monitor(), MOTION, sink);
        sink.awaitSaid("live");
        displays.close();
        capture.pause(true);
        capture.close();
        assertEquals(List.of(), displays.list());
        assertEquals(List.of("live"), sink.said());
    }
}
