package dev.parley.app.ui.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.ui.SharingScenes;
import dev.parley.app.ui.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharingWordsTest {
    private static final DisplaySource LETTER = SharingScenes.window("w1", "Invoice", "Firefox");

    private static DisplayState state(Status status, String why) {
        return SharingScenes.mine(status, LETTER, why).mine();
    }

    @ParameterizedTest
    @CsvSource({
        "Invoice,Firefox,Firefox — Invoice",
        "Invoice — Mozilla Firefox,firefox,Invoice — Mozilla Firefox",
        "' ',Firefox,Firefox",
        "HDMI-1,'',HDMI-1",
        "'','',a screen"
    })
    void a_source_is_called_by_its_program_and_title(String title, String application, String name) {
        assertEquals(name, SharingWords.name(SharingScenes.window("w", title, application)));
    }

    @Test
    void what_the_system_picked_has_no_name() {
        assertEquals(
                "You share a screen",
                SharingWords.mine(SharingScenes.mine(Status.LIVE, null, "").mine()));
    }

    @Test
    void the_bar_names_what_is_shared() {
        assertEquals("You share Firefox — Invoice", SharingWords.mine(state(Status.LIVE, "")));
        assertTrue(SharingWords.mine(state(Status.PAUSED, "")).startsWith("Paused"));
        assertFalse(SharingWords.mine(state(Status.OPENING, "")).isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimised", "locked", "resizing"})
    void every_reason_to_wait_has_words(String why) {
        assertTrue(Texts.has("share.waiting." + why));
        assertFalse(SharingWords.mine(state(Status.WAITING, why)).contains("{"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"window-closed", "monitor-gone"})
    void an_end_of_the_source_names_it(String why) {
        assertTrue(SharingWords.ended(state(Status.NONE, why)).contains("Firefox — Invoice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied", "no-portal", "no-pipewire", "no-x11", "failed", "engine-died"})
    void every_other_end_says_what_to_do(String why) {
        assertTrue(Texts.has("share.why." + why));
        DisplayState ended = new DisplayState(Status.NONE, null, null, why, "libfoo");
        assertEquals(SharingWords.why(why, "libfoo").line(), SharingWords.ended(ended));
        assertFalse(SharingWords.why(why, "libfoo").more().isBlank());
        assertEquals("", SharingWords.ended(state(Status.LIVE, why)), "it has not ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stopped", "cancelled"})
    void what_the_person_wanted_is_not_said(String why) {
        assertEquals("", SharingWords.ended(state(Status.NONE, why)));
    }

    @Test
    void a_reason_that_is_not_known_is_a_failure() {
        assertEquals(SharingWords.why("failed", "x"), SharingWords.why("new-one", "x"));
    }
}
