package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.app.call.CallEvent;
import dev.parley.app.call.Party;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server refuses of a call. */
class CallSideTest {
    private static final String ID = "call-call-call-call";

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final List<Request> told = new ArrayList<>();
    private final CallSide side = new CallSide(
            new Environment(timers, timers, null, null, null, null, null, null, () -> 0, () -> 0, ""),
            new Server(),
            true);

    @AfterEach
    void end() {
        timers.shutdownNow();
    }

    private CallView view() {
        return side.view((username, displayName) -> displayName);
    }

    private void call() {
        side.place(new Party(ID, "bert", "Bert", true, true));
        assertEquals(List.of(new Request.Invite(ID, "bert", true)), told);
    }

    private void refuse(long id, ErrorCode code) {
        side.replied(id, new Event.Refused(id, code, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_USER, UNKNOWN_USER,",
        "OFFLINE, OFFLINE,",
        "BUSY, BUSY,",
        "DO_NOT_DISTURB, DO_NOT_DISTURB,",
        "ASKED, ASKED,",
        "NOT_ALLOWED, FAILED, NOT_ALLOWED",
        "BAD_MESSAGE, FAILED, BAD_MESSAGE",
        "LIMIT, FAILED, LIMIT",
        "RATE_LIMITED, FAILED, RATE_LIMITED",
        "INTERNAL, FAILED, INTERNAL"
    })
    void an_invitation_that_is_refused_ends_the_call_and_says_why(ErrorCode code, EndReason reason, ErrorCode refusal) {
        call();
        refuse(1, code);
        assertEquals(Phase.ENDED, view().phase());
        assertEquals(reason, view().endReason());
        assertEquals(refusal, view().refusal());
    }

    @Test
    void the_next_call_knows_nothing_of_a_refusal() {
        call();
        refuse(1, ErrorCode.RATE_LIMITED);
        side.step(new CallEvent.Dismiss());
        assertNull(view().refusal());
        side.place(new Party(ID, "bert", "Bert", true, true));
        side.event(new Event.Ended(ID, EndReason.FAILED));
        assertEquals(EndReason.FAILED, view().endReason());
        assertNull(view().refusal());
    }

    @Test
    void a_refusal_of_something_else_leaves_the_call_alone() {
        call();
        refuse(7, ErrorCode.RATE_LIMITED);
        assertEquals(Phase.OUTGOING, view().phase());
    }

    /** Else it would go on ringing at the caller's while the person here waits for a picture. */
    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "INTERNAL"})
    void an_answer_that_is_refused_ends_the_call_and_says_why(ErrorCode code) {
        side.event(new Event.Incoming(ID, "bert", "device", "Bert", true));
        side.answer(true);
        assertEquals(List.of(new Request.Ringing(ID, true), new Request.Accept(ID, true)), told);
        refuse(2, code);
        assertEquals(Phase.ENDED, view().phase());
        assertEquals(EndReason.FAILED, view().endReason());
        assertEquals(code, view().refusal());
    }

    /** That the call is over is told by an event; the media may live if the server has forgotten it. */
    @Test
    void an_answer_to_a_call_that_the_server_does_not_know_changes_nothing() {
        side.event(new Event.Incoming(ID, "bert", "device", "Bert", true));
        side.answer(true);
        refuse(2, ErrorCode.UNKNOWN_CALL);
        assertEquals(Phase.CONNECTING, view().phase());
    }

    @Test
    void a_hang_up_that_is_refused_changes_nothing() {
        call();
        side.step(new CallEvent.HangUp());
        assertEquals(new Request.End(ID, EndReason.CANCELLED), told.getLast());
        refuse(2, ErrorCode.RATE_LIMITED);
        assertEquals(EndReason.CANCELLED, view().endReason());
        assertNull(view().refusal());
    }

    private final class Server implements CallSide.Outside {
        @Override
        public void engine(EngineCommand command) {
            // There is none.
        }

        @Override
        public long server(Request request) {
            told.add(request);
            return told.size();
        }

        @Override
        public void remember(RecentCall call) {
            // Not looked at.
        }

        @Override
        public void conversation(Conversation now) {
            // Not looked at.
        }

        @Override
        public void recording(RecordingSignal signal, int question) {
            // Not looked at.
        }

        @Override
        public void peerChanged(String name) {
            // Not looked at.
        }

        @Override
        public void moved() {
            // Not looked at.
        }

        @Override
        public void changed() {
            // Not looked at.
        }
    }
}
