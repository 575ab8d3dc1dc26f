package dev.parley.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonParser;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code parley call} asks whether it may record, what it answers and prints, and when it is done. */
class CallRecordingTest {
    private static final Path FILE = Path.of("a.mp4");
    private static final RecorderOptions OPTIONS = RecordingFile.options(FILE, RecordingLayout.SIDE);

    private final SimulatedSession session = new SimulatedSession(State.with(state -> {}));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private CallRecording recording(Path file, boolean allow) {
        return new CallRecording(
                session.recorder(),
                new CallRecording.Plan(file, OPTIONS, allow),
                new Output(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    private static void show(CallRecording recording, Phase phase, Mine mine, Theirs theirs) {
        recording.show(
                State.with(state -> {
                    state.phase = phase;
                    state.recorder = new RecorderView(mine, null, "a.mp4", "", theirs, "Grace");
                }),
                0);
    }

    private List<String> states(String event) {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(json -> json.get("event").getAsString().equals(event))
                .map(json -> json.get("state").getAsString())
                .toList();
    }

    @Test
    void it_asks_once_when_the_call_is_connected() {
        CallRecording recording = recording(FILE, false);
        show(recording, Phase.OUTGOING, Mine.OFF, Theirs.NONE);
        assertNull(session.intents().poll());
        show(recording, Phase.CONNECTED, Mine.OFF, Theirs.NONE);
        show(recording, Phase.CONNECTED, Mine.ASKING, Theirs.NONE);
        show(recording, Phase.CONNECTED, Mine.REFUSED, Theirs.NONE);
        show(recording, Phase.CONNECTED, Mine.REFUSED, Theirs.NONE);
        assertEquals("recorder record-call " + OPTIONS, session.intents().poll());
        assertNull(session.intents().poll());
        assertEquals(List.of("asking", "refused"), states("recording"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_asks_is_answered_only_if_that_was_said_before(boolean allow) {
        CallRecording recording = recording(null, allow);
        show(recording, Phase.CONNECTED, Mine.OFF, Theirs.ASKING);
        show(recording, Phase.CONNECTED, Mine.OFF, Theirs.RECORDING);
        assertEquals(allow ? "recorder allow true" : null, session.intents().poll());
        assertNull(session.intents().poll());
        assertEquals(List.of("asking", "recording"), states("recorded-by"));
    }

    /** The program ends when this is settled, and with a code of its own where that has failed. */
    @ParameterizedTest
    @CsvSource({
        "OFF, true, true",
        "ASKING, true, true",
        "REFUSED, true, true",
        "NOT_UNDERSTOOD, true, true",
        "STARTING, false, true",
        "RECORDING, false, true",
        "PAUSED, false, true",
        "STOPPING, false, true",
        "SAVED, true, false",
        "FAILED, true, true"
    })
    void at_the_end_of_the_call(Mine mine, boolean settled, boolean failed) {
        CallRecording recording = recording(FILE, false);
        show(recording, Phase.CONNECTED, Mine.OFF, Theirs.NONE);
        show(recording, Phase.ENDED, mine, Theirs.NONE);
        assertEquals(settled, recording.isSettled());
        assertEquals(failed, recording.failed());
    }

    @Test
    void nothing_fails_where_nothing_was_to_be_recorded() {
        CallRecording recording = recording(null, false);
        show(recording, Phase.ENDED, Mine.OFF, Theirs.STOPPED);
        assertEquals(List.of(true, false), List.of(recording.isSettled(), recording.failed()));
    }
}
