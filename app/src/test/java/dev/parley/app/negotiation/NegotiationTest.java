package dev.parley.app.negotiation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.engine.api.SessionDescription;
import dev.parley.app.negotiation.Negotiation.Busy;
import dev.parley.app.negotiation.Negotiation.SignalingState;
import dev.parley.app.negotiation.NegotiationEffect.AddCandidate;
import dev.parley.app.negotiation.NegotiationEffect.CreateAnswer;
import dev.parley.app.negotiation.NegotiationEffect.CreateOffer;
import dev.parley.app.negotiation.NegotiationEffect.GiveUp;
import dev.parley.app.negotiation.NegotiationEffect.SendDescription;
import dev.parley.app.negotiation.NegotiationEffect.SetRemoteDescription;
import dev.parley.app.negotiation.NegotiationEvent.LocalReady;
import dev.parley.app.negotiation.NegotiationEvent.Needed;
import dev.parley.app.negotiation.NegotiationEvent.OperationFailed;
import dev.parley.app.negotiation.NegotiationEvent.RemoteCandidate;
import dev.parley.app.negotiation.NegotiationEvent.RemoteDescription;
import dev.parley.app.negotiation.NegotiationEvent.RemoteReady;
import dev.parley.app.negotiation.NegotiationEvent.RestartIce;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {
    private static final SessionDescription MINE = new SessionDescription(SessionDescription.Type.OFFER, "mine");
    private static final SessionDescription MY_ANSWER =
            new SessionDescription(SessionDescription.Type.ANSWER, "theirs");
    private static final SessionDescription THEIRS = new SessionDescription(SessionDescription.Type.OFFER, "theirs");
    private static final SessionDescription THEIR_ANSWER =
            new SessionDescription(SessionDescription.Type.ANSWER, "mine");
    private static final IceCandidate ONE = new IceCandidate("candidate:1", "0", 0);
    private static final IceCandidate TWO = new IceCandidate("candidate:2", "0", 0);

    private Negotiation negotiation = Negotiation.start(false);

    private void polite() {
        negotiation = Negotiation.start(true);
    }

    /** Steps through all events; the effects of the last one count. */
    private List<NegotiationEffect> after(NegotiationEvent... events) {
        List<NegotiationEffect> effects = List.of();
        for (NegotiationEvent event : events) {
            Negotiation.Step step = negotiation.step(event);
            negotiation = step.state();
            effects = step.effects();
        }
        return effects;
    }

    @Test
    void offer_and_answer() {
        assertEquals(List.of(new CreateOffer(1, false)), after(new Needed()));
        assertTrue(negotiation.makingOffer());
        assertEquals(List.of(new SendDescription(MINE)), after(new LocalReady(1, MINE)));
        assertEquals(
                List.of(new SetRemoteDescription(2, THEIR_ANSWER, false)), after(new RemoteDescription(THEIR_ANSWER)));
        assertEquals(List.of(), after(new RemoteReady(2)));
        assertEquals(SignalingState.STABLE, negotiation.signalingState());
    }

    @Test
    void an_offer_is_answered() {
        polite();
        assertEquals(List.of(new SetRemoteDescription(1, THEIRS, false)), after(new RemoteDescription(THEIRS)));
        assertEquals(List.of(new CreateAnswer(2)), after(new RemoteReady(1)));
        assertEquals(List.of(new SendDescription(MY_ANSWER)), after(new LocalReady(2, MY_ANSWER)));
        assertEquals(SignalingState.STABLE, negotiation.signalingState());
    }

    @Test
    void early_candidates_wait_for_the_description() {
        polite();
        assertEquals(List.of(), after(new RemoteCandidate(ONE)));
        after(new RemoteDescription(THEIRS));
        assertEquals(List.of(), after(new RemoteCandidate(TWO)), "the description is not set yet");
        assertEquals(
                List.of(new AddCandidate(ONE), new AddCandidate(TWO), new CreateAnswer(2)), after(new RemoteReady(1)));
        assertEquals(List.of(new AddCandidate(ONE)), after(new RemoteCandidate(ONE)), "later ones don't wait");
    }

    @Test
    void candidates_of_a_new_offer_wait_for_it() {
        polite();
        after(new RemoteDescription(THEIRS), new RemoteReady(1), new LocalReady(2, MY_ANSWER), new Needed());
        after(new RemoteDescription(THEIRS));
        assertEquals(List.of(), after(new RemoteCandidate(ONE)));
        assertEquals(List.of(new SetRemoteDescription(4, THEIRS, true)), after(new LocalReady(3, MINE)));
        assertEquals(List.of(new AddCandidate(ONE), new CreateAnswer(5)), after(new RemoteReady(4)));
    }

    @Test
    void polite_side_rolls_back() {
        polite();
        after(new Needed(), new LocalReady(1, MINE));
        assertEquals(List.of(new SetRemoteDescription(2, THEIRS, true)), after(new RemoteDescription(THEIRS)));
        assertEquals(List.of(new CreateAnswer(3)), after(new RemoteReady(2)));
        assertEquals(
                List.of(new SendDescription(MY_ANSWER), new CreateOffer(4, false)),
                after(new LocalReady(3, MY_ANSWER)),
                "what was taken back is offered again");
    }

    @Test
    void impolite_side_ignores_a_colliding_offer() {
        after(new Needed());
        assertEquals(List.of(), after(new RemoteDescription(THEIRS)));
        assertTrue(negotiation.ignoreOffer());
        assertEquals(List.of(new SendDescription(MINE)), after(new LocalReady(1, MINE)));
        assertEquals(List.of(), after(new RemoteDescription(THEIRS)));
        after(new RemoteDescription(THEIR_ANSWER));
        assertFalse(negotiation.ignoreOffer());
    }

    @Test
    void offer_completes_after_remote_offer() {
        polite();
        after(new Needed(), new RemoteDescription(THEIRS));
        assertEquals(
                List.of(new SetRemoteDescription(2, THEIRS, true)),
                after(new LocalReady(1, MINE)),
                "ours is taken back and never sent");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_offer_while_the_answer_is_being_set_is_no_collision(boolean polite) {
        negotiation = Negotiation.start(polite);
        after(new Needed(), new LocalReady(1, MINE), new RemoteDescription(THEIR_ANSWER));
        assertEquals(List.of(), after(new RemoteDescription(THEIRS)));
        assertEquals(List.of(new SetRemoteDescription(3, THEIRS, false)), after(new RemoteReady(2)));
    }

    @Test
    void stale_answer_is_dropped() {
        assertEquals(List.of(), after(new RemoteDescription(THEIR_ANSWER)), "nothing was offered");
        after(new Needed(), new LocalReady(1, MINE), new RemoteDescription(THEIR_ANSWER));
        assertEquals(List.of(), after(new RemoteDescription(THEIR_ANSWER)), "it is being set");
        after(new RemoteReady(2));
        assertEquals(List.of(), after(new RemoteDescription(THEIR_ANSWER)), "it is set");
        assertEquals(Busy.NO, negotiation.busy());
    }

    @Test
    void completions_of_another_operation_change_nothing() {
        after(new Needed());
        Negotiation before = negotiation;
        after(new LocalReady(0, MINE), new RemoteReady(1), new RemoteReady(7), new OperationFailed(0, "late"));
        assertEquals(before, negotiation);
    }

    @Test
    void a_failed_operation_gives_up() {
        after(new Needed());
        assertEquals(List.of(new GiveUp("no")), after(new OperationFailed(1, "no")));
        assertEquals(List.of(), after(new OperationFailed(1, "no")), "once");
    }

    @Test
    void what_is_needed_meanwhile_follows() {
        after(
                new Needed(),
                new Needed(),
                new LocalReady(1, MINE),
                new RestartIce(),
                new RemoteDescription(THEIR_ANSWER));
        assertEquals(List.of(new CreateOffer(3, true)), after(new RemoteReady(2)));
    }

    @Test
    void an_ice_restart_that_was_rolled_back_is_not_forgotten() {
        polite();
        after(new RestartIce(), new LocalReady(1, MINE), new RemoteDescription(THEIRS), new RemoteReady(2));
        assertEquals(
                List.of(new SendDescription(MY_ANSWER), new CreateOffer(4, true)), after(new LocalReady(3, MY_ANSWER)));
        after(new LocalReady(4, MINE), new RemoteDescription(THEIR_ANSWER), new RemoteReady(5));
        assertEquals(List.of(new CreateOffer(6, false)), after(new Needed()), "and not done twice");
    }

    /** Every state that can be reached, and every event in it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_event_in_every_state(boolean polite) {
        Set<Negotiation> seen = new HashSet<>();
        Queue<Negotiation> open = new ArrayDeque<>(List.of(Negotiation.start(polite)));
        while (!open.isEmpty()) {
            Negotiation from = open.remove();
            if (from.operation() > 6 || from.held().size() > 1 || !seen.add(from)) {
                continue;
            }
            int number = from.operation();
            for (NegotiationEvent event : List.of(
                    new Needed(),
                    new RestartIce(),
                    new LocalReady(number, from.busy() == Busy.MAKE_ANSWER ? MY_ANSWER : MINE),
                    new LocalReady(number - 1, MINE),
                    new RemoteReady(number),
                    new OperationFailed(number, "no"),
                    new RemoteDescription(THEIRS),
                    new RemoteDescription(THEIR_ANSWER),
                    new RemoteCandidate(ONE))) {
                Negotiation.Step step = from.step(event);
                holds(from, step, event);
                open.add(step.state());
            }
        }
        assertTrue(seen.size() > 500, "only " + seen.size() + " states");
    }

    private static void holds(Negotiation from, Negotiation.Step step, NegotiationEvent event) {
        Negotiation to = step.state();
        String where = from + " --" + event + "--> " + step;
        long begun = step.effects().stream()
                .filter(effect -> effect instanceof CreateOffer
                        || effect instanceof CreateAnswer
                        || effect instanceof SetRemoteDescription)
                .count();
        assertEquals(to.operation() - from.operation(), begun, where);
        assertTrue(begun <= 1, where);
        assertTrue(begun == 0 || to.busy() != Busy.NO, where);
        assertTrue(begun == 0 || from.busy() == Busy.NO || ends(event), where);
        assertTrue(to.busy() != Busy.NO || to.waiting() == null, where);
        assertTrue(to.busy() != Busy.NO || !to.needed() || to.signalingState() != SignalingState.STABLE, where);
        assertTrue(to.remoteSet() || step.effects().stream().noneMatch(AddCandidate.class::isInstance), where);
        assertFalse(to.polite() && to.ignoreOffer(), where);
        assertTrue(
                to.polite()
                        || step.effects().stream()
                                .noneMatch(
                                        effect -> effect instanceof SetRemoteDescription(var _, var _, boolean rollback)
                                                && rollback),
                where);
    }

    private static boolean ends(NegotiationEvent event) {
        return event instanceof LocalReady || event instanceof RemoteReady || event instanceof OperationFailed;
    }
}
