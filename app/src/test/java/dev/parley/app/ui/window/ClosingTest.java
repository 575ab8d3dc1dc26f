package dev.parley.app.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.CallView.Phase;
import dev.parley.app.settings.DesktopPreferences.OnClose;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.State;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Closing the window, with a tray and without. */
class ClosingTest {
    private static boolean shows(Desk desk) {
        return Fx.get(desk.stage::isShowing);
    }

    private static void call(State state) {
        state.phase = Phase.CONNECTED;
        state.connectedAt = 1;
    }

    private static void choose(Desk desk, OnClose onClose) {
        desk.desktop.tray(true);
        desk.cross();
        desk.click(onClose == OnClose.BACKGROUND ? "background-keep" : "background-end");
    }

    @Test
    void without_a_tray_the_program_ends_and_nothing_is_asked() {
        try (Desk desk = new Desk(s -> {})) {
            desk.cross();
            assertTrue(desk.closed());
        }
    }

    @Test
    void with_a_tray_it_is_asked_once() {
        try (Desk desk = new Desk(s -> {})) {
            desk.desktop.tray(true);
            desk.cross();
            assertTrue(desk.shows("background"));
            desk.press(KeyCode.ESCAPE);
            assertFalse(desk.shows("background"));
            assertTrue(shows(desk));
            choose(desk, OnClose.BACKGROUND);
            assertFalse(shows(desk));
            assertFalse(desk.closed());
            assertEquals(OnClose.BACKGROUND, desk.kept.get().onClose());
            desk.desktop.choose(OutsideWords.OPEN);
            assertTrue(shows(desk));
            desk.cross();
            assertFalse(shows(desk), "it is known now");
            assertFalse(desk.closed());
        }
    }

    @Test
    void the_question_gives_way_to_a_call() {
        try (Desk desk = new Desk(s -> {})) {
            desk.desktop.tray(true);
            desk.cross();
            desk.set(s -> {
                s.phase = Phase.INCOMING;
                s.outgoing = false;
            });
            assertFalse(desk.shows("background"));
        }
    }

    @Test
    void whoever_wants_an_end_has_it() {
        try (Desk desk = new Desk(s -> {})) {
            choose(desk, OnClose.END);
            assertTrue(desk.closed());
            assertEquals(OnClose.END, desk.kept.get().onClose());
        }
    }

    @Test
    void whoever_is_in_a_call_hangs_up_first_and_the_program_goes_on() {
        try (Desk desk = new Desk(s -> {})) {
            choose(desk, OnClose.BACKGROUND);
            desk.desktop.choose(OutsideWords.OPEN);
            desk.set(ClosingTest::call);
            desk.cross();
            desk.click("close-anyway");
            assertEquals("hang-up", desk.intent());
            assertFalse(shows(desk));
            assertFalse(desk.closed());
        }
    }

    @Test
    void quit_ends_it_and_asks_whoever_is_in_a_call() {
        try (Desk desk = new Desk(s -> {})) {
            choose(desk, OnClose.BACKGROUND);
            desk.set(ClosingTest::call);
            desk.desktop.choose(OutsideWords.QUIT);
            assertTrue(shows(desk));
            assertTrue(desk.shows("closing"));
            assertFalse(desk.closed());
            desk.click("stay");
            assertFalse(desk.shows("closing"));
            desk.desktop.choose(OutsideWords.QUIT);
            desk.click("close-anyway");
            assertTrue(desk.closed());
        }
        try (Desk desk = new Desk(s -> {})) {
            desk.desktop.choose(OutsideWords.QUIT);
            assertTrue(desk.closed());
        }
    }
}
