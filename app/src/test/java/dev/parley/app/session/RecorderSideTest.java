package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs a server of another age, or a session that is resumed. */
class RecorderSideTest {
    private static final RecorderOptions OPTIONS =
            new RecorderOptions(RecorderOptions.MP4, 0, 0, 0, 0, 30, RecordingLayout.SIDE, true);
    private static final Conversation TALK = new Conversation("call", "bert", "Bert", "device", "call#1", true, false);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<Request> told = new ArrayList<>();
    private final List<EngineCommand> commands = new ArrayList<>();
    private final RecorderSide recorder = new RecorderSide(
            new Environment(thread, thread, null, null, null, null, null, null, () -> 0, () -> 0, ""),
            commands::add,
            request -> {
                told.add(request);
                return told.size();
            },
            conversation -> new RecorderSide.Names("Anna", conversation.displayName()),
            new RecordingFiles(null, null),
            () -> {});

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    private void on(Runnable what) throws Exception {
        thread.submit(what).get(Person.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    private void ask() throws Exception {
        on(() -> recorder.conversation(TALK));
        recorder.recordCall(OPTIONS, null);
        on(() -> assertEquals(Mine.ASKING, recorder.view().mine()));
        assertEquals(new Request.Recording("call", "device", 1, RecordingSignal.ASK), told.getLast());
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_TYPE, NOT_UNDERSTOOD, ''", "UNKNOWN_CALL, FAILED, not-asked"})
    void a_server_that_does_not_carry_the_question_is_the_end_of_it(ErrorCode error, Mine mine, String code)
            throws Exception {
        ask();
        on(() -> recorder.replied(5, new Event.Refused(5, error, "another request")));
        assertEquals(Mine.ASKING, recorder.view().mine());
        on(() -> recorder.replied(1, new Event.Refused(1, error, "")));
        assertEquals(mine, recorder.view().mine());
        assertEquals(code, recorder.view().code());
        on(() -> recorder.heard(RecordingSignal.ALLOW, 1));
        assertTrue(commands.isEmpty());
        recorder.dismiss();
        on(() -> assertEquals(Mine.OFF, recorder.view().mine()));
    }

    @Test
    void a_question_is_asked_again_when_the_session_or_the_connection_is_back() throws Exception {
        ask();
        told.clear();
        on(recorder::serverBack);
        Request again = new Request.Recording("call", "device", 1, RecordingSignal.ASK);
        assertEquals(List.of(again), told);
        on(() -> recorder.conversation(new Conversation("call", "bert", "Bert", "device", "call#2", true, false)));
        assertEquals(List.of(again, again), told);
    }

    @Test
    void what_the_other_person_records_is_shown_though_nobody_was_asked() throws Exception {
        on(() -> recorder.conversation(TALK));
        on(() -> recorder.heard(RecordingSignal.ON, 1));
        assertEquals(Theirs.RECORDING, recorder.view().theirs());
        assertEquals("Bert", recorder.view().by());
        on(() -> recorder.conversation(Conversation.NONE));
        assertEquals(Theirs.NONE, recorder.view().theirs());
    }
}
