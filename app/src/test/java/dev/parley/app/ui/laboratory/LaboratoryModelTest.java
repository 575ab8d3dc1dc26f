package dev.parley.app.ui.laboratory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.MediaError;
import dev.parley.app.engine.api.TrackState;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.session.LaboratoryView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.LaboratoryScenes;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaboratoryModelTest {
    private static final TrackState CAMERA = LaboratoryScenes.camera("Front", MediaTrackConstraints.NONE);
    private static final TrackState MICROPHONE = LaboratoryScenes.microphone("Desk");

    private final SimulatedSession session = new SimulatedSession(State.with(s -> {}));
    private final LaboratoryModel model = new LaboratoryModel(session);

    @BeforeEach
    void open() {
        model.update(State.with(s -> {}));
        model.setShowing(true);
    }

    private void see(TrackState camera, TrackState microphone, boolean asking, MediaError error) {
        model.update(State.with(s -> s.laboratory = new LaboratoryView(camera, microphone, asking, error)));
    }

    private List<String> intents() {
        List<String> all = new ArrayList<>();
        session.intents().drainTo(all);
        return all;
    }

    private void type(VideoProperty property, Member member, String text) {
        model.video().text(property, member).set(text);
    }

    /** Which actions are possible: engine (starting, ready), tracks (c, m), what is typed, and what is chosen. */
    @ParameterizedTest
    @CsvSource({
        "starting,   ,     ,     ,      ''",
        "starting,   ,     1280, yes,   RESET_CAMERA RESET_MICROPHONE",
        "ready,      ,     ,     ,      SHARE_BOTH SHARE_CAMERA SHARE_MICROPHONE",
        "ready,      ,     1280, ,      RESET_CAMERA SHARE_BOTH SHARE_CAMERA SHARE_MICROPHONE",
        "ready,      ,     wide, ,      RESET_CAMERA SHARE_MICROPHONE",
        "ready,      ,     ,     yes,   RESET_MICROPHONE SHARE_BOTH SHARE_CAMERA SHARE_MICROPHONE",
        "ready,      c,    ,     ," + " APPLY_CAMERA SHARE_BOTH SHARE_CAMERA SHARE_MICROPHONE SHOW_PICTURE STOP_CAMERA",
        "ready,      c,    -1,   ,      RESET_CAMERA SHARE_MICROPHONE SHOW_PICTURE STOP_CAMERA",
        "ready,      m,    ,     ," + " APPLY_MICROPHONE SHARE_BOTH SHARE_CAMERA SHARE_MICROPHONE STOP_MICROPHONE",
        "ready,      cm,   wide, yes,"
                + " APPLY_MICROPHONE RESET_CAMERA RESET_MICROPHONE SHARE_MICROPHONE SHOW_PICTURE STOP_CAMERA"
                + " STOP_MICROPHONE",
    })
    void a_button_is_enabled_exactly_when_it_does_something(
            String engine, String tracks, String width, String chosen, String possible) {
        boolean camera = tracks != null && tracks.contains("c");
        boolean microphone = tracks != null && tracks.contains("m");
        model.update(State.with(s -> {
            s.engine = new Snapshot.EngineStatus(
                    engine.equals("ready") ? Snapshot.EngineStatus.State.READY : Snapshot.EngineStatus.State.STARTING,
                    "",
                    "");
            s.laboratory = new LaboratoryView(camera ? CAMERA : null, microphone ? MICROPHONE : null, false, null);
        }));
        type(VideoProperty.WIDTH, Member.EXACT, width == null ? "" : width);
        if (chosen != null) {
            model.audio().choice(AudioProperty.ECHO_CANCELLATION).set(SwitchChoice.OFF_EXACT);
        }
        assertEquals(possible, possible());
        for (Action action : Action.values()) {
            if (!possible.contains(action.name())) {
                model.act(action);
            }
        }
        assertEquals(List.of(), intents(), "what is not possible does nothing");
    }

    private String possible() {
        return Arrays.stream(Action.values())
                .filter(action -> model.possible(action).get())
                .map(Action::name)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }

    @Test
    void what_is_shared_goes_with_what_is_typed() {
        type(VideoProperty.WIDTH, Member.MIN, "640");
        type(VideoProperty.ASPECT_RATIO, Member.IDEAL, "16:9");
        model.audio().choice(AudioProperty.NOISE_SUPPRESSION).set(SwitchChoice.OFF_IDEAL);
        model.act(Action.SHARE_CAMERA);
        model.act(Action.SHARE_MICROPHONE);
        model.act(Action.SHARE_BOTH);
        String video = "{width: {min: 640}, aspectRatio: {ideal: 1.7778}}";
        String audio = "{noiseSuppression: {ideal: false}}";
        assertEquals(
                List.of(
                        "get-user-media MediaStreamConstraints[video=" + video + ", audio=null]",
                        "get-user-media MediaStreamConstraints[video=null, audio=" + audio + "]",
                        "get-user-media MediaStreamConstraints[video=" + video + ", audio=" + audio + "]"),
                intents());
    }

    @Test
    void each_track_is_given_its_own_constraints() {
        see(CAMERA, MICROPHONE, false, null);
        type(VideoProperty.FRAME_RATE, Member.ADVANCED, "15");
        model.video().resizeMode().set(ResizeChoice.NONE_EXACT);
        model.audio().choice(AudioProperty.AUTO_GAIN_CONTROL).set(SwitchChoice.ON_EXACT);
        model.act(Action.APPLY_CAMERA);
        model.act(Action.APPLY_MICROPHONE);
        assertEquals(
                List.of(
                        "apply-constraints CAMERA {resizeMode: {exact: \"none\"}}, advanced:"
                                + " [{frameRate: {exact: 15}}]",
                        "apply-constraints MICROPHONE {autoGainControl: {exact: true}}"),
                intents());
    }

    @Test
    void the_outcome_follows_what_was_asked_for_last() {
        assertEquals(new Outcome(Outcome.Kind.IDLE, "", Texts.of("lab.outcome.nothing")), outcome());
        see(null, null, false, LaboratoryScenes.tooWide());
        assertEquals(Outcome.Kind.IDLE, outcome().kind(), "an error of a visit before");
        model.act(Action.SHARE_BOTH);
        see(null, null, true, null);
        assertEquals(Outcome.Kind.ASKING, outcome().kind());
        see(CAMERA, MICROPHONE, false, null);
        assertEquals(
                new Outcome(
                        Outcome.Kind.SELECTED,
                        "",
                        "Camera: 1280 × 720 (16:9), 30 fps, resizeMode none\n"
                                + "Microphone: echoCancellation true, noiseSuppression true, autoGainControl true"),
                outcome());
        model.act(Action.APPLY_CAMERA);
        see(CAMERA, MICROPHONE, false, LaboratoryScenes.tooWide());
        assertEquals(
                new Outcome(
                        Outcome.Kind.REFUSED,
                        "OverconstrainedError: width",
                        "The camera offers no width of at least 4000. The largest is 1920."),
                outcome());
        model.act(Action.APPLY_CAMERA);
        see(CAMERA, MICROPHONE, false, null);
        assertEquals(
                "Camera: 1280 × 720 (16:9), 30 fps, resizeMode none", outcome().text());
        see(null, MICROPHONE, false, null);
        assertEquals(Texts.of("lab.outcome.ended"), outcome().text());
    }

    private Outcome outcome() {
        return model.outcome().get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotFoundError", "NotAllowedError", "NotReadableError", "InvalidStateError", "AbortError"})
    void an_error_has_its_name_and_a_sentence(String name) {
        for (DeviceKind kind : List.of(DeviceKind.CAMERA, DeviceKind.MICROPHONE)) {
            Outcome outcome = LaboratoryWords.refused(new MediaError(kind, name, "BUSY Front"));
            assertEquals(name, outcome.title());
            assertFalse(outcome.text().contains("BUSY"), outcome.text());
        }
    }

    @Test
    void an_error_without_words_says_what_it_brings() {
        MediaError error = new MediaError(DeviceKind.CAMERA, "UnknownError", "Share it again.");
        assertEquals(
                new Outcome(Outcome.Kind.REFUSED, "UnknownError", "Share it again."), LaboratoryWords.refused(error));
    }

    @Test
    void the_picture_is_open_while_the_camera_is_live_and_it_is_wanted() {
        assertFalse(model.picture().get());
        see(CAMERA, null, false, null);
        assertTrue(model.picture().get());
        model.act(Action.SHOW_PICTURE);
        assertFalse(model.picture().get());
        model.act(Action.SHOW_PICTURE);
        assertTrue(model.picture().get());
        model.act(Action.STOP_CAMERA);
        assertFalse(model.picture().get(), "it lets go of the camera first");
        assertEquals(List.of("stop-track CAMERA"), intents());
        see(null, null, false, null);
        assertFalse(model.track(DeviceKind.CAMERA).get().live());
        see(CAMERA, null, false, null);
        assertTrue(model.picture().get(), "shared once more");
    }

    @Test
    void the_microphone_is_listened_to_while_it_is_live() {
        assertFalse(model.listening().get());
        see(null, MICROPHONE, false, null);
        assertTrue(model.listening().get());
        see(null, null, false, null);
        assertFalse(model.listening().get());
    }

    @Test
    void leaving_ends_everything() {
        model.setShowing(false);
        assertEquals(List.of(), intents(), "nothing was asked for");
        model.setShowing(true);
        see(CAMERA, MICROPHONE, false, null);
        model.setShowing(false);
        assertEquals(List.of("stop-track CAMERA", "stop-track MICROPHONE"), intents());
        assertFalse(model.picture().get());
        assertFalse(model.listening().get());
        assertNull(model.track(DeviceKind.CAMERA).get());
    }

    @Test
    void leaving_also_ends_what_is_not_there_yet() {
        model.act(Action.SHARE_CAMERA);
        intents();
        model.setShowing(false);
        assertEquals(List.of("stop-track CAMERA", "stop-track MICROPHONE"), intents());
        see(CAMERA, null, false, null);
        assertFalse(model.picture().get());
    }
}
