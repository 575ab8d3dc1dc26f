package dev.parley.app.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.Notice.Kind;
import dev.parley.app.desktop.Pixmap;
import dev.parley.app.desktop.TrayItem;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.ContactsView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.DesktopPreferences.OnClose;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.SimulatedDesktop;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.RingFor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/** What the desktop is told, and what comes of clicks there. */
class OutsideTest {
    private final SimulatedDesktop desktop = new SimulatedDesktop();
    private final SimulatedSession session = new SimulatedSession(State.with(s -> {}));
    private final SimpleBooleanProperty focused = new SimpleBooleanProperty();
    private final SimpleObjectProperty<DesktopPreferences> preferences =
            new SimpleObjectProperty<>(DesktopPreferences.FIRST.withOnClose(OnClose.BACKGROUND));
    private final List<String> wishes = new ArrayList<>();
    private final Outside outside;

    OutsideTest() {
        Fx.start();
        outside = Fx.get(() -> new Outside(desktop, session, focused, preferences, new Outside.Wishes() {
            @Override
            public void open() {
                wishes.add("open");
            }

            @Override
            public void raise() {
                wishes.add("raise");
            }

            @Override
            public void quit() {
                wishes.add("quit");
            }
        }));
        set(s -> {});
    }

    private void set(Consumer<State> change) {
        Fx.run(() -> outside.update(State.with(change)));
    }

    private static void incoming(State state) {
        state.phase = Phase.INCOMING;
        state.outgoing = false;
    }

    private static RecentCall missed(String username, long at) {
        return RecentCall.over("", username, "Name of " + username, false, at, 0, EndReason.NO_ANSWER);
    }

    private static ContactsView quiet() {
        return new ContactsView(List.of(), List.of(), RingFor.NOBODY);
    }

    private void awaitNotice(Kind kind) {
        Fx.until("a notification", () -> desktop.notice(kind) != null);
    }

    /** Waits until the focus is where it goes. */
    private static void settle() {
        long start = System.nanoTime();
        Fx.until("settled", () -> System.nanoTime() - start > 600_000_000L);
    }

    private List<String> actions(Kind kind) {
        return desktop.notice(kind).actions().stream().map(Notice.Action::id).toList();
    }

    @Test
    void a_call_is_told_of_until_it_stops_ringing() {
        set(OutsideTest::incoming);
        assertNull(desktop.notice(Kind.RINGING), "the window may have the focus in a moment");
        awaitNotice(Kind.RINGING);
        assertEquals(
                Texts.of("notify.ringing", "Grace Hopper"),
                desktop.notice(Kind.RINGING).title());
        assertEquals(List.of("answer", "decline"), actions(Kind.RINGING));
        Notice notice = desktop.notice(Kind.RINGING);
        desktop.act(notice, "decline");
        assertEquals("decline", session.intents().poll());
        desktop.act(notice, Notice.DEFAULT);
        desktop.act(notice, "answer");
        assertEquals("answer true", session.intents().poll());
        assertEquals(List.of("raise", "raise"), wishes);
        set(s -> s.phase = Phase.CONNECTED);
        assertNull(desktop.notice(Kind.RINGING));
        desktop.act(notice, "answer");
        desktop.act(notice, "decline");
        assertTrue(session.intents().isEmpty(), "it is too late");
    }

    @Test
    void whoever_looks_at_the_window_needs_no_notification() {
        Fx.run(() -> focused.set(true));
        set(OutsideTest::incoming);
        set(s -> {
            incoming(s);
            s.recents = List.of(missed("ada", 1));
        });
        settle();
        assertNull(desktop.notice(Kind.MISSED));
        assertNull(desktop.notice(Kind.RINGING));
        Fx.run(() -> focused.set(false));
        awaitNotice(Kind.RINGING);
        Fx.run(() -> focused.set(true));
        assertNull(desktop.notice(Kind.RINGING));
    }

    @Test
    void nothing_is_told_where_nothing_is_wanted() {
        Fx.run(() -> preferences.set(DesktopPreferences.FIRST.withNotifications(false)));
        set(OutsideTest::incoming);
        set(s -> s.recents = List.of(missed("ada", 1)));
        settle();
        assertNull(desktop.notice(Kind.MISSED));
        Fx.run(() -> preferences.set(DesktopPreferences.FIRST));
        set(s -> s.contacts = quiet());
        set(s -> {
            incoming(s);
            s.contacts = quiet();
        });
        set(s -> {
            s.recents = List.of(missed("bob", 2), missed("ada", 1));
            s.contacts = quiet();
        });
        settle();
        assertNull(desktop.notice(Kind.MISSED));
        assertNull(desktop.notice(Kind.RINGING));
        assertTrue(desktop.item().attention(), "the tray may say it: it disturbs nobody");
    }

    @Test
    void missed_calls_are_one_notification_until_they_are_seen() {
        set(s -> s.recents = List.of(missed("ada", 1)));
        awaitNotice(Kind.MISSED);
        assertEquals(
                Texts.of("notify.missed", "Name of ada"),
                desktop.notice(Kind.MISSED).title());
        desktop.act(desktop.notice(Kind.MISSED), "call-back");
        assertEquals("place ada", session.intents().poll());
        set(s -> s.recents = List.of(missed("ada", 2), missed("ada", 1)));
        settle();
        assertEquals(List.of("call-back"), actions(Kind.MISSED));
        set(s -> s.recents = List.of(missed("bob", 3), missed("ada", 2), missed("ada", 1)));
        settle();
        assertEquals(Texts.count("tray.missed", 3), desktop.notice(Kind.MISSED).title());
        assertEquals("Name of bob, Name of ada", desktop.notice(Kind.MISSED).body());
        assertEquals(List.of(), actions(Kind.MISSED));
        assertEquals(Texts.count("tray.missed", 3), desktop.item().title());
        set(s -> s.recents = List.of(missed("bob", 3).withoutUnseen()));
        assertNull(desktop.notice(Kind.MISSED));
        assertFalse(desktop.item().attention());
    }

    /** The ringing window may have had it, and nobody looked at it. */
    @Test
    void a_call_is_missed_also_where_the_window_had_the_focus_and_goes() {
        Fx.run(() -> focused.set(true));
        set(s -> s.recents = List.of(missed("ada", 1)));
        Fx.run(() -> focused.set(false));
        awaitNotice(Kind.MISSED);
    }

    @Test
    void what_was_missed_before_the_start_is_no_news() {
        SimulatedDesktop other = new SimulatedDesktop();
        Outside late = Fx.get(() -> new Outside(other, session, focused, preferences, new Outside.Wishes() {
            @Override
            public void open() {}

            @Override
            public void raise() {}

            @Override
            public void quit() {}
        }));
        Fx.run(() -> late.update(State.with(s -> s.recents = List.of(missed("ada", 1)))));
        settle();
        assertNull(other.notice(Kind.MISSED));
        assertTrue(other.item().attention());
    }

    @Test
    void the_screen_stays_on_while_people_talk() {
        set(OutsideTest::incoming);
        assertEquals("", desktop.awake());
        set(s -> s.phase = Phase.CONNECTED);
        assertEquals(Texts.of("idle.reason"), desktop.awake());
        set(s -> s.phase = Phase.RECONNECTING);
        assertEquals(Texts.of("idle.reason"), desktop.awake());
        set(s -> {
            s.phase = Phase.ENDED;
            s.endReason = EndReason.HUNG_UP;
        });
        assertEquals("", desktop.awake());
    }

    @Test
    void the_tray_has_what_one_wants_without_a_window() {
        desktop.choose("open");
        desktop.choose("quit");
        assertEquals(List.of("open", "quit"), wishes);
        desktop.choose("do-not-disturb");
        assertEquals("do-not-disturb true", session.intents().poll());
        desktop.choose("away");
        assertEquals("away true", session.intents().poll());
        set(s -> {
            s.contacts = quiet();
            s.away = true;
        });
        List<TrayItem.Choice> menu = desktop.item().menu();
        assertEquals(TrayItem.Toggle.ON, menu.get(1).toggle());
        assertEquals(TrayItem.Toggle.ON, menu.get(2).toggle());
        desktop.choose("do-not-disturb");
        assertEquals("do-not-disturb false", session.intents().poll());
        set(s -> s.server = new ServerStatus.NotChosen());
        assertFalse(desktop.item().menu().get(1).enabled());
        desktop.tray(true);
        assertTrue(Fx.get(() -> outside.trayProperty().get()));
    }

    @Test
    void the_icon_is_ours_and_has_a_dot_when_there_is_news() {
        Pixmap plain = desktop.item().icon().getFirst();
        assertNotNull(plain);
        assertEquals(16, plain.width());
        assertEquals(16, plain.height());
        set(s -> s.recents = List.of(missed("ada", 1)));
        Pixmap dotted = desktop.item().icon().getFirst();
        assertEquals(0xffe5484d, dotted.argb()[16 * 12 + 12]);
        assertEquals(plain.argb()[3], dotted.argb()[3]);
    }
}
