package dev.parley.app.desktop.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.bus.Peer;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.bus.Values;
import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.Pixmap;
import dev.parley.app.desktop.TrayItem;
import dev.parley.app.desktop.host.FakeDesktop.Notification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The desktop of freedesktop.org over a real message bus. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class BusDesktopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pixmap PICTURE = new Pixmap(2, 0xff102030, 0x00ffffff);
    private static final TrayItem ITEM = new TrayItem(
            "Parley",
            List.of(PICTURE),
            false,
            List.of(
                    TrayItem.Choice.command("open", "Open my_Parley"),
                    TrayItem.Choice.toggle("quiet", "Do not disturb", true, true),
                    TrayItem.Choice.toggle("away", "Away", false, false)));
    private static final Notice RINGS = new Notice(
            Notice.Kind.RINGING,
            "c1",
            "Ada <b>",
            "Ada <b> & co. calls",
            List.of(new Notice.Action("answer", "Answer"), new Notice.Action("decline", "Decline")));

    @TempDir
    Path directory;

    private final Heard heard = new Heard();
    private FakeDesktop fake;
    private Desktop desktop;

    @BeforeEach
    void open() throws Exception {
        fake = FakeDesktop.open(directory);
        desktop = HostDesktop.of(Map.of("DBUS_SESSION_BUS_ADDRESS", fake.address()), "Linux");
    }

    @AfterEach
    void close() {
        desktop.close();
        fake.close();
    }

    private void start() {
        desktop.start(heard);
    }

    private String register() throws Exception {
        return fake.next().replace("RegisterStatusNotifierItem ", "");
    }

    @Test
    void the_item_is_shown_by_a_tray_that_comes_and_goes() throws Exception {
        start();
        desktop.show(ITEM);
        assertTrue(heard.nothing());
        fake.panel();
        String name = register();
        assertTrue(name.matches("org.kde.StatusNotifierItem-\\d+-1"), name);
        assertEquals("tray true", heard.next());
        fake.leave(FakeDesktop.WATCHER);
        assertEquals("tray false", heard.next());
        fake.panel();
        assertEquals(name, register());
        assertEquals("tray true", heard.next());
    }

    @Test
    void a_watcher_that_nobody_draws_for_is_no_tray() throws Exception {
        fake.hasHost = false;
        fake.panel();
        start();
        desktop.show(ITEM);
        register();
        assertTrue(heard.nothing());
        fake.host();
        assertEquals("tray true", heard.next());
        assertTrue(fake.asked.isEmpty(), "once is enough");
    }

    @Test
    void the_tray_reads_item_and_menu_and_works_them() throws Exception {
        fake.panel();
        start();
        desktop.show(ITEM);
        String name = register();
        assertEquals("tray true", heard.next());
        Peer item = new Peer(name, "/StatusNotifierItem", "org.kde.StatusNotifierItem");
        Peer menu = new Peer(name, "/MenuBar", "com.canonical.dbusmenu");
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (SessionBus host = SessionBus.connect(fake.address(), PATIENCE)) {
            assertEquals("Parley", host.property(item, "Title"));
            assertEquals("Active", host.property(item, "Status"));
            assertEquals("/MenuBar", String.valueOf(host.property(item, "Menu")));
            Object[] picture =
                    (Object[]) Values.list(host.property(item, "IconPixmap")).getFirst();
            assertArrayEquals(new Object[] {2, 1}, new Object[] {picture[0], picture[1]});
            assertArrayEquals(new byte[] {-1, 16, 32, 48, 0, -1, -1, -1}, Values.bytes(picture[2]));

            Object[] layout = host.call(menu, "GetLayout", "iias", 0, -1, new String[0]);
            assertEquals(new UInt32(1), layout[0]);
            List<?> items = Values.list(((Object[]) layout[1])[2]);
            assertEquals(3, items.size());
            assertEquals("Open my__Parley", property(items.get(0), "label"));
            assertEquals(1, property(items.get(1), "toggle-state"));
            assertEquals("checkmark", property(items.get(2), "toggle-type"));
            assertEquals(false, property(items.get(2), "enabled"));

            host.send(menu, "Event", "isvu", 2, "clicked", new Variant<>(0), new UInt32(0));
            assertEquals("chosen quiet", heard.next());
            host.send(menu, "Event", "isvu", 1, "hovered", new Variant<>(0), new UInt32(0));
            host.send(item, "Activate", "ii", 10, 20);
            assertEquals("chosen open", heard.next());

            host.listen(menu, "LayoutUpdated", values -> told.add("menu " + values[0]));
            host.listen(item, "NewStatus", values -> told.add("status " + values[0]));
            host.listen(item, "NewTitle", _ -> told.add("title"));
            desktop.show(new TrayItem(
                    "Parley – 1 missed", ITEM.icon(), true, ITEM.menu().subList(0, 2)));
            assertEquals("menu 2", told.poll(20, TimeUnit.SECONDS));
            assertEquals("title", told.poll(20, TimeUnit.SECONDS));
            assertEquals("status NeedsAttention", told.poll(20, TimeUnit.SECONDS));
            assertEquals("NeedsAttention", host.property(item, "Status"));
        }
    }

    private static Object property(Object item, String name) {
        return Values.get(((Object[]) Values.plain(item))[1], name);
    }

    @Test
    void a_call_is_notified_of_with_answers_and_taken_away() throws Exception {
        fake.notifications();
        start();
        desktop.show(RINGS);
        Notification shown = fake.notice();
        assertEquals("Ada <b>", shown.title());
        assertEquals("Ada &lt;b&gt; &amp; co. calls", shown.body());
        assertEquals(List.of("default", "Ada <b>", "answer", "Answer", "decline", "Decline"), shown.actions());
        assertEquals((byte) 2, shown.hint("urgency"));
        assertEquals("call.incoming", shown.hint("category"));
        assertEquals(0, shown.expires());
        fake.click(99, "answer"); // of another program
        try (SessionBus stranger = SessionBus.connect(fake.address(), PATIENCE)) {
            stranger.signal(
                    "/org/freedesktop/Notifications",
                    FakeDesktop.NOTIFICATIONS,
                    "ActionInvoked",
                    "us",
                    new UInt32(1),
                    "decline");
            stranger.flush();
        }
        fake.click(1, "answer");
        assertEquals("c1 answer", heard.next());
        desktop.withdraw(Notice.Kind.RINGING);
        assertEquals("CloseNotification 1", fake.next());
        fake.click(1, "decline"); // too late
        desktop.withdraw(Notice.Kind.RINGING);
        assertTrue(heard.nothing());
        assertTrue(fake.asked.isEmpty());
    }

    @Test
    void one_of_each_kind_is_shown_and_a_new_server_knows_none() throws Exception {
        fake.capabilities = List.of("body");
        fake.notifications();
        start();
        Notice missed = new Notice(Notice.Kind.MISSED, "ada", "Missed", "a & b", List.of());
        desktop.show(missed);
        Notification first = fake.notice();
        assertEquals(0, first.replaces());
        assertEquals("a & b", first.body());
        assertEquals(List.of(), first.actions());
        assertEquals(-1, first.expires());
        assertNull(first.hint("suppress-sound"));
        desktop.show(missed);
        assertEquals(1, fake.notice().replaces());
        desktop.show(RINGS);
        assertEquals(0, fake.notice().replaces());
        fake.leave(FakeDesktop.NOTIFICATIONS);
        fake.capabilities = List.of("actions");
        fake.notifications();
        Notification again;
        do { // it hears of the other server by and by
            desktop.show(missed);
            again = fake.notice();
        } while (again.replaces() != 0);
        assertEquals(2, again.actions().size());
    }

    @Test
    void the_screen_saver_is_held_off_and_let_go() throws Exception {
        fake.screenSaver();
        start();
        desktop.inhibitIdle("a call");
        desktop.inhibitIdle("a call");
        assertEquals("Inhibit Parley: a call", fake.next());
        desktop.allowIdle();
        assertEquals("UnInhibit 7", fake.next());
        desktop.allowIdle();
        desktop.inhibitIdle("another");
        assertEquals("Inhibit Parley: another", fake.next());
    }

    @Test
    void without_a_screen_saver_the_portal_holds_it_off() throws Exception {
        fake.portal();
        start();
        desktop.inhibitIdle("a call");
        assertEquals("Inhibit 8: a call", fake.next());
        desktop.allowIdle();
        assertEquals("Close", fake.next());
    }

    @Test
    void a_screen_saver_that_starts_again_in_a_call_is_asked_again() throws Exception {
        fake.screenSaver();
        start();
        desktop.inhibitIdle("a call");
        assertEquals("Inhibit Parley: a call", fake.next());
        fake.leave(FakeDesktop.SAVER);
        fake.screenSaver();
        assertEquals("Inhibit Parley: a call", fake.next());
        desktop.allowIdle();
        assertEquals("UnInhibit 7", fake.next());
    }

    @Test
    void the_end_takes_the_ringing_away_and_leaves_the_tray() throws Exception {
        fake.notifications();
        start();
        desktop.show(RINGS);
        fake.notice();
        desktop.close();
        assertEquals("CloseNotification 1", fake.next());
        desktop.show(RINGS);
        assertTrue(fake.notified.isEmpty());
    }

    @Test
    void a_bus_with_nothing_on_it_is_no_obstacle() throws Exception {
        start();
        desktop.show(ITEM);
        desktop.show(RINGS);
        desktop.withdraw(Notice.Kind.RINGING);
        desktop.inhibitIdle("a call");
        desktop.allowIdle();
        desktop.close();
        assertTrue(heard.nothing());
    }

    @Test
    void without_a_bus_all_goes_on_and_ends_soon() throws Exception {
        for (Map<String, String> environment : List.of(
                Map.<String, String>of(),
                Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"),
                Map.of("DBUS_SESSION_BUS_ADDRESS", "nonsense"))) {
            Desktop none = HostDesktop.of(environment, "Linux");
            long start = System.nanoTime();
            none.start(heard);
            none.show(ITEM);
            none.show(RINGS);
            none.inhibitIdle("a call");
            none.close();
            long ms = (System.nanoTime() - start) / 1_000_000;
            assertTrue(ms < 1900, () -> environment + " took " + ms + " ms");
            assertTrue(heard.nothing());
        }
    }
}
