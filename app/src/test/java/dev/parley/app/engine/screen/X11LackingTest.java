package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplaySource.Surface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With X servers that lack something. */
@Timeout(60)
class X11LackingTest {
    private static final int RED = 0xcc0000;
    private static final int GREEN = 0x00cc00;
    private static final DisplayOptions OPTIONS = new DisplayOptions(ContentHint.MOTION, true);

    private final TestSink sink = new TestSink();

    private static X11Displays connect(TestScreen screen) throws DisplayException {
        return X11Displays.connect(screen.display(), process -> false);
    }

    @Test
    void without_shared_memory_pictures_come_through_the_socket() throws Exception {
        try (TestScreen screen = TestScreen.start("-extension", "MIT-SHM");
                X11Displays displays = connect(screen)) {
            int window = screen.window(new Area(100, 100, 300, 200), RED);
            displays.open(displays.list().getFirst(), OPTIONS, sink);
            sink.await("red", one -> one.colour(399, 299) == RED && one.colour(400, 300) == 0);
            screen.colour(window, GREEN);
            TestSink.Picture picture = sink.await("green", one -> one.colour(399, 299) == GREEN);
            assertEquals(0, picture.colour(99, 99));
        }
    }

    @Test
    void without_composite_there_are_no_windows() throws Exception {
        try (TestScreen screen = TestScreen.start("-extension", "Composite");
                X11Displays displays = connect(screen)) {
            int window = screen.window(new Area(100, 100, 300, 200), RED);
            List<DisplaySource> sources = displays.list();
            assertEquals(1, sources.size());
            assertEquals(Surface.MONITOR, sources.getFirst().surface());
            displays.thumbnail(X11Target.windowId(window), 10, 10, sink);
            sink.awaitSaid("ended failed");
        }
    }

    @Test
    void without_randr_the_whole_screen_is_the_monitor() throws Exception {
        try (TestScreen screen = TestScreen.start("-extension", "RANDR", "-extension", "MIT-SCREEN-SAVER");
                X11Displays displays = connect(screen)) {
            DisplaySource only = displays.list().getFirst();
            assertEquals(List.of("screen", 1920, 1080), List.of(only.title(), only.width(), only.height()));
            displays.open(only, OPTIONS, sink);
            sink.await("picture", one -> one.width() == 1920);
        }
    }

    @Test
    void a_screen_of_sixteen_bits_is_refused() {
        // Already by what the test's own windows are made with.
        DisplayException no = assertThrows(DisplayException.class, () -> TestScreen.start("-screen", "0", "640x480x16")
                .close());
        assertEquals("failed", no.code());
        assertTrue(no.getMessage().contains("24 bits"), no.getMessage());
    }
}
