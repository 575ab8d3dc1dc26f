package dev.parley.app.engine.screen.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.screen.DisplayException;
import dev.parley.app.engine.screen.portal.FakePortal.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.errors.AccessDenied;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The conversation with a portal, over a real message bus. */
@Timeout(60)
class ScreenCastTest {
    private static final List<String> PACKAGES = List.of("xdg-desktop-portal", "xdg-desktop-portal-gnome");

    @TempDir
    Path directory;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private FakePortal portal;

    @BeforeEach
    void open() throws Exception {
        portal = FakePortal.open(directory);
    }

    @AfterEach
    void close() throws Exception {
        thread.shutdown();
        assertTrue(thread.awaitTermination(30, TimeUnit.SECONDS));
        if (portal != null) {
            portal.close();
        }
    }

    private ScreenCast cast() {
        return new ScreenCast(portal.address(), PACKAGES, (why, detail) -> ends.add(why));
    }

    private Future<ScreenCast.Picked> pick(ScreenCast cast, boolean cursor, String token) {
        return thread.submit(() -> cast.pick(cursor, token));
    }

    private ScreenCast.Picked picked(boolean cursor, String token) throws Exception {
        try (ScreenCast cast = cast()) {
            return pick(cast, cursor, token).get();
        }
    }

    private DisplayException refusal(ScreenCast cast, String token) {
        Throwable cause = assertThrows(
                        ExecutionException.class, () -> pick(cast, true, token).get())
                .getCause();
        cast.close();
        assertEquals(DisplayException.class, cause.getClass(), () -> cause.toString());
        return (DisplayException) cause;
    }

    private static Object option(Map<String, Variant<?>> options, String name) {
        return options.containsKey(name) ? options.get(name).getValue() : null;
    }

    @Test
    void what_was_picked_has_a_node_and_a_token_for_the_next_time() throws Exception {
        portal.sourceType = 2;
        assertEquals(
                new ScreenCast.Picked(new PipeWireStream.Node(42, ""), Surface.WINDOW, "first"), picked(true, null));
        Map<String, Variant<?>> selection = portal.selections.remove();
        assertEquals(3L, ((Number) option(selection, "types")).longValue());
        assertEquals(2L, ((Number) option(selection, "cursor_mode")).longValue());
        assertEquals(2L, ((Number) option(selection, "persist_mode")).longValue());
        assertEquals(false, option(selection, "multiple"));
        assertNull(option(selection, "restore_token"));

        portal.next = "second";
        assertEquals(
                new ScreenCast.Picked(new PipeWireStream.Node(42, ""), Surface.WINDOW, "second"),
                picked(false, "first"));
        selection = portal.selections.remove();
        assertEquals("first", option(selection, "restore_token"));
        assertEquals(1L, ((Number) option(selection, "cursor_mode")).longValue());
    }

    @Test
    void a_token_that_is_stale_costs_one_picker() throws Exception {
        portal.good = "another";
        assertEquals("first", picked(true, "stale").restoreToken());
        assertEquals("stale", option(portal.selections.remove(), "restore_token"));
        assertNull(option(portal.selections.remove(), "restore_token"));
        assertEquals(1, portal.pickers.size());
    }

    @Test
    void a_newer_portal_gives_a_number_that_no_other_node_gets() throws Exception {
        portal.serial = 5_000_000_000L;
        assertEquals(
                new PipeWireStream.Node(42, "5000000000"), picked(true, null).node());
    }

    @Test
    void a_portal_without_memory_gives_no_token() throws Exception {
        portal.next = null;
        assertNull(picked(true, null).restoreToken());
    }

    @Test
    void only_what_the_desktop_can_share_is_asked_for() throws Exception {
        portal.sourceTypes = 1 | 4;
        assertEquals(Surface.MONITOR, picked(true, null).surface());
        assertEquals(1L, ((Number) option(portal.selections.remove(), "types")).longValue());
    }

    @Test
    void a_portal_without_its_part_for_the_desktop_is_none() {
        portal.sourceTypes = 0;
        DisplayException refusal = refusal(cast(), null);
        assertEquals("no-portal", refusal.code());
        assertEquals("xdg-desktop-portal xdg-desktop-portal-gnome", refusal.getMessage());
    }

    @Test
    void a_person_who_cancels_is_not_asked_again() {
        portal.person = Person.CANCELS;
        assertEquals("cancelled", refusal(cast(), null).code());
        assertEquals(1, portal.pickers.size());
    }

    @Test
    void a_picker_that_fails_is_not_shown_again() {
        portal.code = 2;
        assertEquals("failed", refusal(cast(), null).code());
        assertEquals(1, portal.pickers.size());
    }

    @Test
    void a_desktop_that_forbids_says_so() {
        portal.refusal = new AccessDenied("sharing is locked");
        assertEquals("denied", refusal(cast(), null).code());
    }

    @Test
    void without_a_portal_the_packages_are_named() {
        portal.leave();
        DisplayException refusal = refusal(cast(), null);
        assertEquals("no-portal", refusal.code());
        assertEquals("xdg-desktop-portal xdg-desktop-portal-gnome", refusal.getMessage());
    }

    @Test
    void without_a_message_bus_there_is_no_portal() {
        for (String address : new String[] {null, "unix:path=" + directory.resolve("nothing"), "what?"}) {
            ScreenCast cast = new ScreenCast(address, PACKAGES, (why, detail) -> ends.add(why));
            assertEquals("no-portal", refusal(cast, null).code());
        }
    }

    @Test
    void closing_takes_the_picker_away() throws Exception {
        portal.person = Person.THINKS;
        ScreenCast cast = cast();
        Future<ScreenCast.Picked> pick = pick(cast, true, null);
        assertNotNull(portal.pickers.poll(30, TimeUnit.SECONDS));
        assertFalse(pick.isDone());
        cast.close();
        Throwable cause = assertThrows(ExecutionException.class, pick::get).getCause();
        assertEquals("cancelled", ((DisplayException) cause).code());
        assertTrue(ends.isEmpty());
    }

    @Test
    void closing_does_not_wait_for_a_portal_that_hangs_nor_for_another_picker() throws Exception {
        portal.hangs = true;
        ScreenCast cast = cast();
        Future<ScreenCast.Picked> pick = pick(cast, true, null);
        ScreenCast behind = cast();
        Future<ScreenCast.Picked> next = pick(behind, true, null);
        assertTrue(portal.asked.tryAcquire(30, TimeUnit.SECONDS));
        behind.close();
        cast.close();
        for (Future<ScreenCast.Picked> one : List.of(pick, next)) {
            Throwable cause = assertThrows(ExecutionException.class, () -> one.get(10, TimeUnit.SECONDS))
                    .getCause();
            assertEquals("cancelled", ((DisplayException) cause).code());
        }
        assertFalse(portal.asked.tryAcquire());
    }

    @Test
    void a_session_that_the_system_ends_is_told_once() throws Exception {
        try (ScreenCast cast = cast()) {
            pick(cast, true, null).get();
            portal.endSession();
            assertEquals("stopped", ends.poll(30, TimeUnit.SECONDS));
            portal.leave();
        }
        assertTrue(ends.isEmpty());
    }

    @Test
    void a_portal_that_dies_ends_the_session() throws Exception {
        try (ScreenCast cast = cast()) {
            pick(cast, true, null).get();
            portal.leave();
            assertEquals("failed", ends.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_portal_that_dies_under_its_picker_fails() throws Exception {
        portal.person = Person.THINKS;
        try (ScreenCast cast = cast()) {
            Future<ScreenCast.Picked> pick = pick(cast, true, null);
            assertNotNull(portal.pickers.poll(30, TimeUnit.SECONDS));
            portal.leave();
            Throwable cause = assertThrows(ExecutionException.class, pick::get).getCause();
            assertEquals("failed", ((DisplayException) cause).code());
        }
        assertTrue(ends.isEmpty());
    }

    @Test
    void a_message_bus_that_dies_ends_the_session() throws Exception {
        try (ScreenCast cast = cast()) {
            pick(cast, true, null).get();
            portal.close();
            assertEquals("failed", ends.poll(30, TimeUnit.SECONDS));
        }
    }
}
