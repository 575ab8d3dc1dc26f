package dev.parley.app.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineEvent.HearingYourself;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.SoundView;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.signaling.protocol.EndReason;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** My microphone in a call: talking by a held key, the warning, and what is done to the sound. */
class TalkTest {
    private static void on(State s) {
        s.phase = Phase.CONNECTED;
        s.connectedAt = 1_000_000;
    }

    private static void muted(State s) {
        on(s);
        s.microphone = false;
    }

    @Test
    void space_unmutes_as_long_as_it_is_held() {
        try (Desk desk = new Desk(TalkTest::muted)) {
            assertEquals(Texts.of("call.talk.hint"), desk.text("talk-hint"));
            desk.hold(KeyCode.SPACE);
            assertEquals("microphone true", desk.intent());
            desk.set(TalkTest::on);
            assertEquals(Texts.of("call.talk.now"), desk.text("talk-hint"));
            desk.hold(KeyCode.SPACE);
            assertTrue(desk.quiet(), "a held key repeats");
            desk.letGo(KeyCode.SPACE);
            assertEquals("microphone false", desk.intent());
            // At once again, before the session has said that the microphone is off.
            desk.hold(KeyCode.SPACE);
            assertEquals("microphone true", desk.intent());
            desk.letGo(KeyCode.SPACE);
            assertEquals("microphone false", desk.intent());
        }
    }

    @Test
    void space_means_nothing_while_the_microphone_is_on() {
        try (Desk desk = new Desk(TalkTest::on)) {
            assertFalse(desk.shows("talk-hint"));
            desk.hold(KeyCode.SPACE);
            desk.letGo(KeyCode.SPACE);
            assertTrue(desk.quiet());
        }
    }

    @Test
    void m_while_talking_keeps_the_microphone_on() {
        try (Desk desk = new Desk(TalkTest::muted)) {
            desk.hold(KeyCode.SPACE);
            assertEquals("microphone true", desk.intent());
            desk.set(TalkTest::on);
            desk.press(KeyCode.M);
            desk.letGo(KeyCode.SPACE);
            assertTrue(desk.quiet());
            desk.press(KeyCode.M);
            assertEquals("microphone false", desk.intent());
        }
    }

    /** The headless platform tells of no lost focus, so the window's word for it is said here. */
    @Test
    void talking_ends_with_the_focus_of_the_window() {
        SimulatedSession session = new SimulatedSession(State.with(TalkTest::muted));
        TalkModel talk = new TalkModel(session);
        talk.update(session.snapshot().call());
        talk.press();
        talk.focusLost();
        talk.release();
        assertEquals(List.of("microphone true", "microphone false"), List.copyOf(session.intents()));
    }

    @Test
    void talking_ends_where_the_window_asks_something() {
        try (Desk desk = new Desk(TalkTest::muted)) {
            desk.hold(KeyCode.SPACE);
            assertEquals("microphone true", desk.intent());
            desk.cross();
            assertEquals("microphone false", desk.intent());
            desk.letGo(KeyCode.SPACE);
            assertTrue(desk.shows("closing"), "the key is let go over no button");
        }
    }

    @Test
    void talking_ends_with_the_call() {
        try (Desk desk = new Desk(TalkTest::muted)) {
            desk.hold(KeyCode.SPACE);
            assertEquals("microphone true", desk.intent());
            desk.set(s -> {
                s.phase = Phase.ENDED;
                s.endReason = EndReason.BUSY;
            });
            assertEquals("microphone false", desk.intent());
            desk.letGo(KeyCode.SPACE);
            assertTrue(desk.quiet());
        }
    }

    @Test
    void space_presses_a_button_that_was_reached_by_keys_and_not_one_that_was_clicked() {
        try (Desk desk = new Desk(TalkTest::muted)) {
            desk.click("camera");
            assertEquals("camera false", desk.intent());
            desk.hold(KeyCode.SPACE);
            assertEquals("microphone true", desk.intent(), "a click leaves the focus with the page");
            desk.letGo(KeyCode.SPACE);
            assertEquals("microphone false", desk.intent());
            Fx.run(() -> desk.find("hang-up").requestFocus());
            desk.press(KeyCode.SPACE);
            assertEquals("hang-up", desk.intent());
        }
    }

    @Test
    void who_talks_while_muted_is_told_and_unmutes_by_one_click() {
        try (Desk desk = new Desk(TalkTest::muted)) {
            Object focused = Fx.get(() -> desk.stage.getScene().getFocusOwner());
            desk.set(s -> {
                muted(s);
                s.sound = new SoundView(SoundProcessing.DEFAULT, true, true, HearingYourself.Phase.IDLE);
            });
            Label line = Fx.get(() -> (Label) desk.find("notes").lookup(".call-note > .label"));
            assertEquals(Texts.of("call.talking"), line.getAccessibleText());
            assertEquals(focused, Fx.get(() -> desk.stage.getScene().getFocusOwner()), "the focus stays");
            desk.click(Fx.get(() -> desk.find("notes").lookup(".button")));
            assertEquals("microphone true", desk.intent());
            desk.set(s -> {
                on(s);
                s.sound = new SoundView(SoundProcessing.DEFAULT, true, true, HearingYourself.Phase.IDLE);
            });
            assertTrue(Fx.get(() -> desk.find("notes").lookup(".call-note") == null), "it is on now");
        }
    }

    @Test
    void the_sound_is_changed_in_the_call() {
        try (Desk desk = new Desk(TalkTest::on)) {
            assertFalse(desk.shows("call-sound"));
            MenuButton caret = (MenuButton) desk.node("choose-microphone");
            Fx.run(() -> caret.getItems().getLast().fire());
            desk.pulses(2);
            assertTrue(desk.shows("call-sound"));
            desk.press(KeyCode.SPACE);
            assertEquals(
                    "process " + new SoundProcessing(false, NoiseSuppression.HIGH, false, false),
                    desk.intent(),
                    "the first switch has the focus");
            desk.press(KeyCode.ESCAPE);
            assertFalse(desk.shows("call-sound"));
        }
    }
}
