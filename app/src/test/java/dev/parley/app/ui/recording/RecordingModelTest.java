package dev.parley.app.ui.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.recording.RecorderProblem;
import dev.parley.app.session.CallView;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.ui.RecordingScenes;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import dev.parley.app.ui.recording.RecordingForm.FileType;
import dev.parley.app.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingModelTest {
    private final SimulatedSession session = new SimulatedSession(State.with(s -> {}));
    private long now = 1_000_000;
    private final RecordingModel model = new RecordingModel(session, () -> now);

    private void show(RecorderView view) {
        model.update(State.with(s -> s.recorder = view));
    }

    private List<String> intents() {
        List<String> all = new ArrayList<>();
        session.intents().drainTo(all);
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "SIDE, MP4, false, video/mp4, 1280, 720, false",
        "SPEAKER, WEBM, true, video/webm, 1280, 720, true",
        "SIDE, SOUND, true, audio/mp4, 1280, 720, true",
        "TRACKS, WEBM, true, video/x-matroska, 0, 0, true",
        "TRACKS, MP4, false, video/x-matroska, 0, 0, false",
        "FILES, MP4, true, video/mp4, 0, 0, false"
    })
    void what_is_chosen_is_what_is_asked_for(
            RecordingLayout layout,
            FileType type,
            boolean mixed,
            String mime,
            int width,
            int height,
            boolean oneSound) {
        model.form().layout().set(layout);
        model.form().type().set(type);
        model.form().mixed().set(mixed);
        RecorderOptions wanted = new RecorderOptions(mime, 0, 0, width, height, 30, layout, oneSound);
        assertEquals(wanted, model.form().options());
        model.ask();
        assertEquals(List.of("recorder record-call " + wanted), intents());
    }

    @ParameterizedTest
    @EnumSource(Mine.class)
    void there_is_one_recording_at_a_time(Mine mine) {
        show(RecordingScenes.mine(mine));
        model.ask();
        assertEquals(model.isFree() ? 1 : 0, intents().size());
        boolean says = mine != Mine.OFF;
        assertEquals(says, !RecordingWords.mine(model.viewProperty().get()).isBlank());
    }

    @Test
    void pause_go_on_stop_and_dismiss_do_what_they_say() {
        show(RecordingScenes.mine(Mine.RECORDING));
        model.togglePause();
        show(RecordingScenes.mine(Mine.PAUSED));
        model.togglePause();
        model.stop();
        model.dismiss();
        assertEquals(List.of("recorder pause", "recorder resume", "recorder stop", "recorder dismiss"), intents());
    }

    @Test
    void an_answer_is_not_taken_in_the_first_moment() {
        show(RecordingScenes.theirs(Theirs.ASKING));
        now += RecordingModel.DEAF_MS - 1;
        model.answer(true);
        assertEquals(List.of(), intents());
        now += 1;
        model.answer(false);
        assertEquals(List.of("recorder allow false"), intents());
        show(RecordingScenes.theirs(Theirs.RECORDING));
        now += RecordingModel.DEAF_MS;
        model.answer(true);
        assertEquals(List.of(), intents(), "nobody asks any more");
    }

    @Test
    void that_they_record_is_said_as_long_as_they_do_and_their_end_for_some_seconds() {
        show(RecordingScenes.theirs(Theirs.RECORDING));
        now += 3_600_000;
        model.tick();
        assertTrue(model.saidOfThemProperty().get());
        show(RecordingScenes.theirs(Theirs.PAUSED));
        assertTrue(model.saidOfThemProperty().get());
        show(RecordingScenes.theirs(Theirs.STOPPED));
        now += RecordingModel.STAY_MS - 1;
        model.tick();
        assertTrue(model.saidOfThemProperty().get());
        now += 1;
        model.tick();
        assertFalse(model.saidOfThemProperty().get());
    }

    @Test
    void a_file_is_shown_where_somebody_can() {
        show(RecordingScenes.mine(Mine.SAVED));
        assertFalse(model.canOpen());
        List<String> opened = new ArrayList<>();
        model.setOnOpen(opened::add);
        assertTrue(model.canOpen());
        model.open();
        assertEquals(List.of(model.viewProperty().get().file()), opened);
    }

    /** Those of the engine and those of {@link RecorderView}. */
    private static Stream<String> codes() {
        return Stream.concat(
                Stream.of(RecorderProblem.values()).map(RecorderProblem::code),
                Stream.of("not-supported", "failed", "engine-died", "not-asked", "no-engine", "nothing-came"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_failure_says_what_to_do_and_what_is_left(String code) {
        assertTrue(Texts.has("record.failed." + code));
        RecorderView view = RecordingScenes.failed(code);
        assertFalse(RecordingWords.failed(view).more().isBlank());
        assertTrue(RecordingWords.mine(view).contains(view.file()));
    }

    private void show(CallView.Phase phase, RecorderView view) {
        model.update(State.with(s -> {
            s.phase = phase;
            s.recorder = view;
        }));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mine.class,
            names = {"RECORDING", "STOPPING", "SAVED"})
    void a_call_has_nothing_to_tell_of_what_was_recorded_before_it(Mine mine) {
        show(CallView.Phase.IDLE, RecordingScenes.mine(mine));
        show(CallView.Phase.INCOMING, RecordingScenes.mine(mine));
        show(CallView.Phase.CONNECTED, RecordingScenes.mine(Mine.SAVED));
        assertTrue(intents().contains("recorder dismiss"));
        show(CallView.Phase.CONNECTED, RecorderView.NONE);
        show(CallView.Phase.CONNECTED, RecordingScenes.mine(Mine.RECORDING));
        show(CallView.Phase.CONNECTED, RecordingScenes.mine(Mine.SAVED));
        show(CallView.Phase.CONNECTED, RecordingScenes.failed("disk-full"));
        assertEquals("", model.takeFailure(true));
        assertEquals(List.of(), intents(), "that one is its own");
    }

    @Test
    void a_failure_that_no_page_tells_is_told_once() {
        show(CallView.Phase.IDLE, RecordingScenes.mine(Mine.STOPPING));
        assertEquals("", model.takeFailure(false));
        show(CallView.Phase.IDLE, RecordingScenes.failed("disk-full"));
        assertEquals("", model.takeFailure(true), "the page tells");
        assertTrue(model.takeFailure(false).contains("the disk is full"));
        assertEquals(List.of("recorder dismiss"), intents());
        assertEquals("", model.takeFailure(false));
    }

    @Test
    void a_failure_of_what_was_recorded_before_a_call_is_told_in_it() {
        show(CallView.Phase.IDLE, RecordingScenes.mine(Mine.STOPPING));
        show(CallView.Phase.INCOMING, RecordingScenes.failed("disk-full"));
        assertTrue(model.takeFailure(true).contains("the disk is full"));
    }

    @Test
    void a_recording_with_trouble_says_so() {
        String words = RecordingWords.mine(RecordingScenes.troubled());
        assertEquals("Recording 12:34, 12 pictures left out: this computer is too slow, 4 min left on the disk", words);
        assertEquals("Recording 12:34", RecordingWords.mine(RecordingScenes.mine(Mine.RECORDING)));
    }
}
