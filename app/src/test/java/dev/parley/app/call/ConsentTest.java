package dev.parley.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.call.Consent.Mine;
import dev.parley.app.call.Consent.Theirs;
import dev.parley.app.call.ConsentEffect.Answered;
import dev.parley.app.call.ConsentEffect.Tell;
import dev.parley.signaling.protocol.RecordingSignal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentTest {

    /** One of two sides; what it tells waits until the other hears it. */
    private static final class Side {
        private Consent consent = Consent.START;
        private final Queue<Tell> told = new ArrayDeque<>();
        private final List<Boolean> answers = new ArrayList<>();

        void on(ConsentEvent event) {
            Consent.Step step = consent.step(event);
            consent = step.consent();
            for (ConsentEffect effect : step.effects()) {
                switch (effect) {
                    case Tell tell -> told.add(tell);
                    case Answered(boolean allowed) -> answers.add(allowed);
                }
            }
        }

        void hear(Side other) {
            while (!other.told.isEmpty()) {
                Tell tell = other.told.remove();
                on(new ConsentEvent.Heard(tell.signal(), tell.question()));
            }
        }

        Mine mine() {
            return consent.mine();
        }

        Theirs theirs() {
            return consent.theirs();
        }
    }

    private static final ConsentEvent ASK = new ConsentEvent.Ask();
    private static final ConsentEvent BEGAN = new ConsentEvent.Began();
    private static final ConsentEvent HELD = new ConsentEvent.Held();
    private static final ConsentEvent END = new ConsentEvent.End();
    private static final ConsentEvent AGAIN = new ConsentEvent.Again();

    private final Side anna = new Side();
    private final Side bert = new Side();

    private void talk() {
        while (!anna.told.isEmpty() || !bert.told.isEmpty()) {
            bert.hear(anna);
            anna.hear(bert);
        }
    }

    private void annaRecords() {
        anna.on(ASK);
        talk();
        bert.on(new ConsentEvent.Answer(true));
        talk();
        anna.on(BEGAN);
        talk();
    }

    private void both(Mine mine, Theirs theirs) {
        assertEquals(mine, anna.mine());
        assertEquals(theirs, bert.theirs());
    }

    @Test
    void asked_and_refused() {
        anna.on(ASK);
        talk();
        both(Mine.ASKING, Theirs.ASKING);
        bert.on(new ConsentEvent.Answer(false));
        talk();
        both(Mine.NONE, Theirs.NONE);
        assertEquals(List.of(false), anna.answers);
        anna.on(BEGAN);
        assertTrue(anna.told.isEmpty(), "nobody begins without being allowed");
    }

    @Test
    void asked_and_allowed_held_and_ended() {
        anna.on(ASK);
        talk();
        bert.on(new ConsentEvent.Answer(true));
        talk();
        both(Mine.ALLOWED, Theirs.ALLOWED);
        assertEquals(List.of(true), anna.answers);
        anna.on(BEGAN);
        talk();
        both(Mine.RECORDING, Theirs.RECORDING);
        anna.on(HELD);
        talk();
        both(Mine.PAUSED, Theirs.PAUSED);
        anna.on(BEGAN);
        talk();
        both(Mine.RECORDING, Theirs.RECORDING);
        anna.on(END);
        talk();
        both(Mine.NONE, Theirs.STOPPED);
        bert.on(new ConsentEvent.Dismiss());
        both(Mine.NONE, Theirs.NONE);
    }

    @Test
    void both_ask_at_once_and_both_record() {
        anna.on(ASK);
        bert.on(ASK);
        talk();
        anna.on(new ConsentEvent.Answer(true));
        bert.on(new ConsentEvent.Answer(true));
        talk();
        anna.on(BEGAN);
        bert.on(BEGAN);
        talk();
        both(Mine.RECORDING, Theirs.RECORDING);
        assertEquals(Mine.RECORDING, bert.mine());
        assertEquals(Theirs.RECORDING, anna.theirs());
        anna.on(END);
        talk();
        both(Mine.NONE, Theirs.STOPPED);
        assertEquals(Theirs.RECORDING, anna.theirs());
    }

    @Test
    void after_it_was_stopped_it_must_be_asked_again() {
        annaRecords();
        anna.on(END);
        talk();
        anna.on(BEGAN);
        both(Mine.NONE, Theirs.STOPPED);
        anna.on(ASK);
        talk();
        both(Mine.ASKING, Theirs.ASKING);
        assertEquals(2, anna.consent.question());
    }

    @Test
    void an_answer_to_a_question_that_was_taken_back_counts_for_nothing() {
        anna.on(ASK);
        bert.hear(anna);
        bert.on(new ConsentEvent.Answer(true));
        anna.on(END);
        talk();
        both(Mine.NONE, Theirs.NONE);
        assertTrue(anna.answers.isEmpty());
    }

    @Test
    void nor_does_it_count_for_the_next_question() {
        anna.on(ASK);
        bert.hear(anna);
        bert.on(new ConsentEvent.Answer(true));
        anna.on(END);
        anna.on(ASK);
        anna.hear(bert);
        both(Mine.ASKING, Theirs.ALLOWED);
        talk();
        both(Mine.ASKING, Theirs.ASKING);
        assertTrue(anna.answers.isEmpty());
    }

    @Test
    void hanging_up_while_asking_ends_the_question_on_both_sides() {
        anna.on(ASK);
        talk();
        anna.on(new ConsentEvent.CallEnded());
        bert.on(new ConsentEvent.CallEnded());
        assertEquals(Consent.START, anna.consent);
        assertEquals(Consent.START, bert.consent);
        bert.on(new ConsentEvent.Answer(true));
        assertTrue(bert.told.isEmpty());
    }

    @Test
    void when_the_connection_is_new_what_goes_on_is_told_again() {
        anna.on(ASK);
        talk();
        anna.on(AGAIN);
        assertEquals(new Tell(RecordingSignal.ASK, 1), anna.told.peek());
        talk();
        both(Mine.ASKING, Theirs.ASKING);
        bert.on(new ConsentEvent.Answer(true));
        talk();
        anna.on(BEGAN);
        anna.told.clear();
        anna.on(AGAIN);
        talk();
        both(Mine.RECORDING, Theirs.RECORDING);
        anna.on(HELD);
        anna.told.clear();
        anna.on(AGAIN);
        talk();
        both(Mine.PAUSED, Theirs.PAUSED);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_lost_answer_is_given_again_without_the_person(boolean yes) {
        anna.on(ASK);
        bert.hear(anna);
        bert.on(new ConsentEvent.Answer(yes));
        bert.told.clear();
        anna.on(AGAIN);
        talk();
        assertEquals(List.of(yes), anna.answers);
    }

    @Test
    void a_question_that_can_not_be_asked_is_over_and_another_one_may_be() {
        anna.on(ASK);
        anna.told.clear();
        anna.on(new ConsentEvent.NotAsked());
        assertEquals(Mine.NONE, anna.mine());
        anna.on(ASK);
        talk();
        both(Mine.ASKING, Theirs.ASKING);
    }

    @ParameterizedTest
    @EnumSource(Theirs.class)
    void a_recording_is_shown_even_if_nobody_allowed_it(Theirs before) {
        Consent consent = new Consent(Mine.NONE, 0, before, 1, 0, false);
        for (RecordingSignal signal : List.of(RecordingSignal.ON, RecordingSignal.PAUSED)) {
            Theirs shown =
                    consent.step(new ConsentEvent.Heard(signal, 9)).consent().theirs();
            assertEquals(signal == RecordingSignal.ON ? Theirs.RECORDING : Theirs.PAUSED, shown);
        }
    }

    /** All states that can be reached, with what was seen on the way checked. */
    @Test
    void whatever_happens_nothing_is_recorded_that_was_not_allowed_and_no_recording_is_hidden() {
        List<ConsentEvent> events = new ArrayList<>(List.of(
                ASK,
                BEGAN,
                HELD,
                END,
                AGAIN,
                new ConsentEvent.NotAsked(),
                new ConsentEvent.Answer(true),
                new ConsentEvent.Answer(false),
                new ConsentEvent.Dismiss(),
                new ConsentEvent.CallEnded()));
        for (RecordingSignal signal : RecordingSignal.values()) {
            for (int question = 1; question <= 3; question++) {
                events.add(new ConsentEvent.Heard(signal, question));
            }
        }
        Set<Consent> seen = new LinkedHashSet<>();
        Queue<Consent> next = new ArrayDeque<>(List.of(Consent.START));
        while (!next.isEmpty()) {
            Consent state = next.remove();
            if (state.question() > 3 || !seen.add(state)) {
                continue;
            }
            for (ConsentEvent event : events) {
                Consent.Step step = state.step(event);
                check(state, event, step);
                next.add(step.consent());
            }
        }
        assertTrue(seen.size() > 200, () -> "only " + seen.size());
    }

    private static void check(Consent state, ConsentEvent event, Consent.Step step) {
        String where = state + " " + event;
        Consent after = step.consent();
        if (after.mine() == Mine.ALLOWED && state.mine() != Mine.ALLOWED) {
            assertEquals(Mine.ASKING, state.mine(), where);
            assertEquals(new ConsentEvent.Heard(RecordingSignal.ALLOW, state.question()), event, where);
            assertEquals(List.of(new Answered(true)), step.effects(), where);
        }
        if (after.mine() == Mine.RECORDING) {
            assertTrue(state.mine().compareTo(Mine.ALLOWED) >= 0, where);
        }
        boolean recorded = state.theirs() == Theirs.RECORDING || state.theirs() == Theirs.PAUSED;
        boolean shown = after.theirs() == Theirs.RECORDING || after.theirs() == Theirs.PAUSED;
        boolean ended = event instanceof ConsentEvent.CallEnded
                || (event instanceof ConsentEvent.Heard(var signal, int _) && signal == RecordingSignal.OFF);
        assertTrue(!recorded || shown || ended, where);
        if (state.mine() != after.mine() && !(event instanceof ConsentEvent.CallEnded)) {
            // What changes here is told, unless it is the answer to what the other side said or did not get.
            assertTrue(!step.effects().isEmpty() || event instanceof ConsentEvent.NotAsked, where);
        }
        if (step.effects().contains(new Tell(RecordingSignal.ALLOW, after.theirQuestion()))) {
            assertTrue(after.allowed() && after.answered() == after.theirQuestion(), where);
        }
    }
}
