package dev.parley.app.engine.screen.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.screen.Capture;
import dev.parley.app.engine.screen.Sink;
import dev.parley.app.engine.screen.portal.FakePortal.Person;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: a portal that is played, over a real message bus, and pictures over a real PipeWire. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class PortalDisplaysTest {
    private static final long DEADLINE_SECONDS = 30;
    private static final DisplayOptions MOTION = new DisplayOptions(ContentHint.MOTION, true);
    private static final DisplayOptions TEXT = new DisplayOptions(ContentHint.TEXT, true);
    private static final int RED = 0xffcc1010;
    private static final int BLUE = 0xff1010cc;

    /** A picture of one colour, as {@code 64x48 #cc1010}, or what else was told. */
    private record Told(String what, long timeNs, String thread) {}

    private static final class Watch implements Sink {
        final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

        @Override
        public void picture(ByteBuffer bgra, int width, int height, long timeNs) {
            int pixel = bgra.order(ByteOrder.LITTLE_ENDIAN).getInt(bgra.limit() / 2) & 0xffffff;
            add(width + "x" + height + " #" + Integer.toHexString(pixel), timeNs);
        }

        @Override
        public void waiting(String why) {
            add("waiting " + why, 0);
        }

        @Override
        public void live() {
            add("live", 0);
        }

        @Override
        public void ended(String why, String detail) {
            add("ended " + why + (detail.isEmpty() ? "" : ": " + detail), 0);
        }

        private void add(String what, long timeNs) {
            told.add(new Told(what, timeNs, Thread.currentThread().getName()));
        }

        Told next() throws InterruptedException {
            Told now = told.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(now, "nothing was told");
            return now;
        }

        /** Passes over what comes before it, and says what that was. */
        List<String> until(String what) throws InterruptedException {
            List<String> before = new ArrayList<>();
            String now = next().what();
            while (!now.startsWith(what)) {
                before.add(now);
                now = next().what();
            }
            return before;
        }
    }

    @TempDir
    Path directory;

    private final Watch sink = new Watch();
    private PipeWire library;
    private RealPipeWire server;
    private FakePortal portal;
    private PortalDisplays displays;
    private Producer producer;

    @BeforeEach
    void open() throws Exception {
        library = PipeWireStreamTest.library();
        portal = FakePortal.open(directory);
        server = RealPipeWire.open(directory);
        producer = producer("screen", RED);
        displays = displays();
    }

    @AfterEach
    void close() {
        for (AutoCloseable part : new AutoCloseable[] {displays, producer, server, portal}) {
            if (part != null) {
                try {
                    part.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private Producer producer(String name, int colour) {
        Producer made = new Producer(library, server.remote(), name, VideoFormat.BGRX, 64, 48, 0);
        made.start(60, colour);
        portal.node = made.node();
        return made;
    }

    private PortalDisplays displays() {
        Map<String, String> environment = new HashMap<>(portal.environment());
        environment.put("PIPEWIRE_REMOTE", server.remote());
        return new PortalDisplays(environment, directory.resolve("token"), Duration.ofSeconds(2));
    }

    private Capture share(DisplayOptions options) throws Exception {
        Capture capture = displays.open(null, options, sink);
        server.link(producer);
        assertEquals("live", sink.next().what());
        assertEquals("64x48 #cc1010", sink.next().what());
        return capture;
    }

    @Test
    void what_was_picked_is_shown_and_the_next_time_without_a_picker() throws Exception {
        assertTrue(displays.picksItself());
        assertEquals(List.of(), displays.list());
        Capture capture = share(MOTION);
        Told before = sink.next();
        for (int i = 0; i < 20; i++) {
            Told now = sink.next();
            assertEquals("64x48 #cc1010", now.what());
            assertEquals("screen", now.thread());
            assertTrue(now.timeNs() > before.timeNs());
            before = now;
        }
        capture.close();
        sink.told.clear();
        displays.close();

        displays = displays();
        portal.selections.clear();
        share(MOTION);
        assertEquals("first", portal.selections.remove().get("restore_token").getValue());
    }

    @Test
    void closing_is_not_told_and_ends_the_pictures() throws Exception {
        share(MOTION).close();
        sink.told.clear();
        assertNull(sink.told.poll(300, TimeUnit.MILLISECONDS));
    }

    @Test
    void a_still_screen_is_repeated_once_a_second_and_its_last_change_is_never_lost() throws Exception {
        share(TEXT);
        producer.pixel = 0xff10cc10;
        sink.until("64x48 #10cc10");
        // It comes right after another one, so that its time hasn't come yet.
        producer.last(BLUE);
        Told last = sink.next();
        while (!last.what().equals("64x48 #1010cc")) {
            last = sink.next();
        }
        Told repeated = sink.next();
        assertEquals("64x48 #1010cc", repeated.what());
        assertTrue(repeated.timeNs() - last.timeNs() >= TimeUnit.MILLISECONDS.toNanos(990));
    }

    @Test
    void no_more_pictures_come_than_the_hint_says() throws Exception {
        Capture capture = share(TEXT);
        Told first = sink.next();
        for (int i = 0; i < 29; i++) {
            sink.next();
        }
        Told last = sink.next();
        double rate = 30 / ((last.timeNs() - first.timeNs()) / 1e9);
        assertTrue(rate < 15.6, () -> rate + " a second");

        capture.options(MOTION);
        for (int i = 0; i < 30; i++) {
            sink.next();
        }
        first = sink.next();
        for (int i = 0; i < 59; i++) {
            sink.next();
        }
        last = sink.next();
        double more = 60 / ((last.timeNs() - first.timeNs()) / 1e9);
        assertTrue(more < 31, () -> more + " a second");
    }

    @Test
    void a_pause_is_silent_and_ends_with_a_picture() throws Exception {
        Capture capture = share(MOTION);
        capture.pause(true);
        // One may have been on its way.
        Told late = sink.told.poll(300, TimeUnit.MILLISECONDS);
        while (late != null) {
            late = sink.told.poll(300, TimeUnit.MILLISECONDS);
        }
        assertNull(sink.told.poll(1500, TimeUnit.MILLISECONDS));
        capture.pause(false);
        assertEquals("64x48 #cc1010", sink.next().what());
    }

    @Test
    void who_shares_already_is_asked_again_while_it_goes_on() throws Exception {
        share(MOTION);
        portal.selections.clear();
        portal.pickers.clear();
        portal.person = Person.THINKS;
        try (Producer other = producer("window", BLUE)) {
            Watch another = new Watch();
            Capture capture = displays.open(null, MOTION, another);
            Map<String, Variant<?>> selection = portal.selections.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(selection);
            assertNull(selection.get("restore_token"));
            portal.awaitPicker();
            sink.told.clear();
            assertEquals("64x48 #cc1010", sink.next().what());
            portal.decide(Person.PICKS);
            server.link(other);
            assertEquals("live", another.next().what());
            assertEquals("64x48 #1010cc", another.next().what());
            capture.close();
        }
    }

    @Test
    void who_cancels_another_pick_keeps_the_old_source_and_the_permission() throws Exception {
        share(MOTION);
        portal.person = Person.CANCELS;
        Watch another = new Watch();
        displays.open(null, MOTION, another);
        assertEquals("ended cancelled", another.next().what());
        sink.told.clear();
        for (int i = 0; i < 30; i++) {
            assertEquals("64x48 #cc1010", sink.next().what());
        }
        assertEquals("first", new RestoreToken(directory.resolve("token")).get());
    }

    @Test
    void who_stopped_has_the_same_again_also_without_the_pointer() throws Exception {
        share(MOTION).close();
        portal.selections.clear();
        displays.open(null, new DisplayOptions(ContentHint.MOTION, false), sink);
        Map<String, Variant<?>> selection = portal.selections.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertEquals("first", selection.get("restore_token").getValue());
        assertEquals(1, ((Number) selection.get("cursor_mode").getValue()).intValue());
    }

    @Test
    void a_permission_that_comes_to_nothing_is_forgotten_and_one_that_was_not_used_is_kept() throws Exception {
        RestoreToken kept = new RestoreToken(directory.resolve("token"));
        share(MOTION);
        portal.code = 2;
        Watch another = new Watch();
        displays.open(null, MOTION, another);
        another.until("ended failed");
        assertEquals("first", kept.get());
        displays.close();

        displays = displays();
        Watch again = new Watch();
        displays.open(null, MOTION, again);
        again.until("ended failed");
        assertNull(kept.get());
    }

    @Test
    void a_window_that_closes_ends_it() throws Exception {
        portal.sourceType = 2;
        share(MOTION);
        producer.end();
        sink.until("ended window-closed");
        assertNull(sink.told.poll(300, TimeUnit.MILLISECONDS));
    }

    @Test
    void a_window_that_is_not_drawn_waits_from_the_start() throws Exception {
        portal.sourceType = 2;
        producer.stop();
        displays.open(null, MOTION, sink);
        server.link(producer);
        assertEquals("waiting minimised", sink.next().what());
        producer.start(60, RED);
        assertEquals("live", sink.next().what());
        assertEquals("64x48 #cc1010", sink.next().what());
    }

    @Test
    void a_source_that_stopped_during_a_pause_is_not_live_after_it() throws Exception {
        Capture capture = share(MOTION);
        capture.pause(true);
        producer.setActive(false);
        sink.told.clear();
        capture.pause(false);
        sink.until("waiting locked");
        producer.setActive(true);
        sink.until("live");
    }

    @Test
    void pictures_that_cannot_be_read_are_no_share() throws Exception {
        try (Producer broken = new Producer(library, server.remote(), "broken", VideoFormat.BGRX, 64, 48, -4)) {
            broken.start(60, RED);
            portal.node = broken.node();
            displays.open(null, MOTION, sink);
            server.link(broken);
            assertEquals("ended failed: its pictures can't be read", sink.next().what());
        }
    }

    @Test
    void who_connects_the_nodes_is_named_where_nobody_does() throws Exception {
        displays.open(null, MOTION, sink);
        assertEquals("ended no-pipewire: pipewire wireplumber", sink.next().what());
    }

    @Test
    void a_source_that_is_not_there_is_gone() throws Exception {
        portal.node = 4711;
        displays.open(null, MOTION, sink);
        assertEquals("ended failed: the source is gone", sink.next().what());
    }

    @Test
    void a_session_that_the_desktop_ends_is_stopped() throws Exception {
        share(MOTION);
        portal.endSession();
        sink.until("ended stopped");
    }

    @Test
    void a_pipewire_that_dies_ends_it() throws Exception {
        share(MOTION);
        server.kill();
        sink.until("ended failed");
    }

    @Test
    void who_cancels_the_picker_shares_nothing() throws Exception {
        portal.person = Person.CANCELS;
        Capture capture = displays.open(null, MOTION, sink);
        assertEquals("ended cancelled", sink.next().what());
        capture.close();
        capture.pause(true);
        assertNull(sink.told.poll(100, TimeUnit.MILLISECONDS));
    }

    @Test
    void without_a_portal_the_packages_are_named() throws Exception {
        portal.leave();
        displays.open(null, MOTION, sink);
        assertEquals(
                "ended no-portal: xdg-desktop-portal xdg-desktop-portal-gnome",
                sink.next().what());
    }

    @Test
    void without_a_server_of_pictures_the_packages_are_named() throws Exception {
        server.kill();
        displays.open(null, MOTION, sink);
        assertEquals("ended no-pipewire: pipewire wireplumber", sink.next().what());
    }

    @Test
    void leaving_takes_the_picker_away() throws Exception {
        portal.person = Person.THINKS;
        Capture capture = displays.open(null, MOTION, sink);
        portal.awaitPicker();
        displays.close();
        capture.pause(true);
        capture.close();
        assertNull(sink.told.poll(100, TimeUnit.MILLISECONDS));
    }
}
