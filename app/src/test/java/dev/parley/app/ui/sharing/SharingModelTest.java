package dev.parley.app.ui.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.session.SharingView;
import dev.parley.app.ui.SharingScenes;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingModelTest {
    private static final DisplaySource SCREEN = SharingScenes.monitor("m1", "HDMI-1");
    private static final DisplaySource LETTER = SharingScenes.window("w1", "Letter", "Writer");
    private static final DisplaySource OWN = SharingScenes.own("w9");

    private final SimulatedSession session = new SimulatedSession(State.with(s -> {}));
    private final SharingModel model = new SharingModel(session);

    private void show(DisplaySource... sources) {
        show(SharingScenes.list(List.of(sources)));
    }

    private void show(SharingView view) {
        model.update(State.with(s -> s.sharing = view));
    }

    private List<String> intents() {
        List<String> all = new ArrayList<>();
        session.intents().drainTo(all);
        return all;
    }

    private List<String> ids() {
        return model.sourcesProperty().get().stream().map(DisplaySource::id).toList();
    }

    @Test
    void what_is_selected_is_shared_as_it_was_chosen_and_the_choosing_ends() {
        model.choose();
        model.choose();
        show(SCREEN, LETTER);
        assertFalse(model.possibleProperty().get(), "nothing is selected by itself");
        model.select("w1");
        model.contentHintProperty().set(ContentHint.MOTION);
        model.cursorProperty().set(false);
        model.share();
        assertEquals(
                List.of(
                        "sharing choosing true",
                        "sharing share w1 DisplayOptions[contentHint=MOTION, cursor=false]",
                        "sharing choosing false"),
                intents());
        assertFalse(model.choosingProperty().get());
        model.leave();
        assertEquals(List.of(), intents(), "it is left already");
    }

    @Test
    void our_own_window_is_shared_only_when_asked_twice_in_a_row() {
        model.choose();
        show(OWN, SCREEN, LETTER);
        model.select("w9");
        model.share();
        assertEquals(List.of("sharing choosing true"), intents());
        assertTrue(model.warnedProperty().get());
        model.select("w1");
        assertFalse(model.warnedProperty().get());
        model.select("w9");
        model.share();
        assertEquals(List.of(), intents(), "the warning was for another time");
        model.share();
        assertEquals("sharing share w9 " + SharingScenes.TEXT, intents().getFirst());
    }

    @Test
    void own_windows_come_last_and_nothing_moves_when_windows_are_stacked_anew() {
        DisplaySource other = SharingScenes.window("w2", "Other", "Writer");
        model.choose();
        show(OWN, LETTER, SCREEN);
        assertEquals(List.of("m1", "w1", "w9"), ids());
        show(other, SCREEN, LETTER, OWN);
        assertEquals(List.of("m1", "w1", "w2", "w9"), ids());
    }

    @Test
    void what_is_gone_or_minimised_is_not_shared() {
        model.choose();
        show(SCREEN, LETTER);
        model.select("w1");
        show(SCREEN, SharingScenes.hidden(LETTER));
        assertEquals("", model.selectedProperty().get());
        assertFalse(model.possibleProperty().get());
        model.select("m1");
        show(LETTER);
        assertFalse(model.possibleProperty().get());
        model.share();
        assertEquals(List.of("sharing choosing true"), intents());
    }

    @Test
    void where_the_system_picks_the_choice_is_left_to_it() {
        show(new SharingView(SharingView.NONE.mine(), true, List.of(), "", "", false));
        model.choose();
        assertTrue(model.possibleProperty().get());
        model.share();
        assertEquals("sharing share  " + SharingScenes.TEXT, intents().get(1));
    }

    @Test
    void where_nothing_can_be_shared_nothing_is() {
        model.choose();
        show(SharingScenes.impossible("no-x11", "libxcb1"));
        assertFalse(model.possibleProperty().get());
    }

    @Test
    void pause_and_stop_do_what_they_say() {
        show(SharingScenes.mine(Status.LIVE, LETTER, ""));
        assertTrue(SharingModel.isMine(model.viewProperty().get()));
        model.togglePause();
        show(SharingScenes.mine(Status.PAUSED, LETTER, ""));
        model.togglePause();
        model.stop();
        assertEquals(List.of("sharing pause true", "sharing pause false", "sharing stop"), intents());
    }
}
