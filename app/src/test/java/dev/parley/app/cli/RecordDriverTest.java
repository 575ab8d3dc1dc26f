package dev.parley.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.SharingView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.session.Snapshot.EngineStatus;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code parley record} wants of the session at each step, and how it ends. */
class RecordDriverTest {
    private static final DisplayOptions DISPLAY = new DisplayOptions(ContentHint.TEXT, true);
    private static final RecorderOptions OPTIONS = RecordingFile.options(Path.of("a.mp4"), RecordingLayout.SIDE);
    private static final Snapshot READY = State.with(state -> {});

    private final SimulatedSession session = new SimulatedSession(
            State.with(state -> state.engine = new EngineStatus(EngineStatus.State.STARTING, "", "")));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private RecordDriver driver(String screen) {
        return new RecordDriver(
                session,
                new RecordDriver.Plan(Path.of("a.mp4"), OPTIONS, false, false, screen, DISPLAY, Duration.ZERO),
                new Output(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    private void recorder(Mine mine, String code) {
        session.set(State.with(
                state -> state.recorder = new RecorderView(mine, null, "a.mp4", code, RecorderView.Theirs.NONE, "")));
    }

    private void sharing(SharingView view) {
        session.set(State.with(state -> state.sharing = view));
    }

    private static SharingView offered() {
        return new SharingView(
                DisplayState.OFF,
                false,
                List.of(
                        new DisplaySource("w1", Surface.WINDOW, "A Terminal", "term", 640, 480, false, false, ""),
                        new DisplaySource("m1", Surface.MONITOR, "Monitor 1", "", 1920, 1080, false, false, "")),
                "",
                "",
                false);
    }

    @ParameterizedTest
    @CsvSource({"default, m1", "terminal, w1", "Monitor, m1"})
    void a_screen_is_found_by_its_name_and_recorded_once_it_is_live(String named, String id) {
        RecordDriver driver = driver(named);
        assertNull(session.intents().poll());
        session.set(READY);
        assertEquals("sharing choosing true", session.intents().poll());
        sharing(offered());
        sharing(offered());
        assertEquals("sharing share " + id + " " + DISPLAY, session.intents().poll());
        assertNull(session.intents().poll());
        sharing(new SharingView(
                new DisplayState(DisplayState.Status.LIVE, null, DISPLAY, "", ""), false, List.of(), "", "", false));
        assertEquals("sharing choosing false", session.intents().poll());
        assertEquals(
                "recorder record-self [SCREEN] " + OPTIONS, session.intents().poll());
        recorder(Mine.RECORDING, "");
        driver.command("pause");
        driver.command(" resume ");
        driver.command("stop");
        for (String wanted : List.of("pause", "resume", "stop")) {
            assertEquals("recorder " + wanted, session.intents().poll());
        }
        recorder(Mine.SAVED, "");
        assertEquals(ExitCode.OK, driver.await());
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.getLast().contains("\"state\":\"saved\",\"file\":\"a.mp4\""), lines::getLast);
    }

    @Test
    void a_screen_that_is_not_there_is_an_error_of_usage() {
        RecordDriver driver = driver("nowhere");
        session.set(READY);
        sharing(offered());
        assertEquals(ExitCode.USAGE, driver.await());
    }

    @ParameterizedTest
    @CsvSource({"no-x11, '', NOT_RECORDED", "'', cancelled, NOT_RECORDED"})
    void a_screen_that_cannot_be_had_ends_it(String why, String mine, ExitCode code) {
        RecordDriver driver = driver("default");
        session.set(READY);
        sharing(offered());
        sharing(new SharingView(
                new DisplayState(DisplayState.Status.NONE, null, null, mine, ""), false, List.of(), why, "", false));
        assertEquals(code, driver.await());
    }

    @Test
    void a_recording_that_ends_by_itself_is_not_all_right() {
        RecordDriver driver = driver(null);
        session.set(READY);
        recorder(Mine.STARTING, "");
        recorder(Mine.RECORDING, "");
        recorder(Mine.FAILED, "disk-full");
        assertEquals(ExitCode.NOT_RECORDED, driver.await());
    }

    @Test
    void without_an_engine_there_is_none() {
        RecordDriver driver = driver(null);
        session.set(State.with(
                state -> state.engine = new EngineStatus(EngineStatus.State.UNAVAILABLE, "keeps-dying", "")));
        assertEquals(ExitCode.NO_ENGINE, driver.await());
    }
}
