package dev.parley.app.negotiation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.negotiation.Negotiation.Busy;
import dev.parley.app.negotiation.Negotiation.SignalingState;
import dev.parley.app.negotiation.NegotiationEffect.GiveUp;
import dev.parley.app.negotiation.NegotiationEffect.SendDescription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two negotiations, each with an engine, and messages that keep their order between them and no other order. */
class TwoNegotiationsTest {
    private final Side impolite = new Side("a", false);
    private final Side polite = new Side("b", true);

    private static final class Side {
        private final SimulatedPeer peer;
        private final Queue<NegotiationEffect> engine = new ArrayDeque<>();
        private final Queue<NegotiationEvent> inbox = new ArrayDeque<>();
        private Negotiation negotiation;
        private Side other;
        private int sent;
        private int offersAnswered;
        private boolean restartAsked;
        private int restartsBefore;

        Side(String name, boolean polite) {
            peer = new SimulatedPeer(name);
            negotiation = Negotiation.start(polite);
        }

        void step(NegotiationEvent event) {
            boolean answering = negotiation.busy() == Busy.SET_REMOTE_ANSWER;
            Negotiation.Step step = negotiation.step(event);
            negotiation = step.state();
            offersAnswered += answering && negotiation.busy() != Busy.SET_REMOTE_ANSWER ? 1 : 0;
            for (NegotiationEffect effect : step.effects()) {
                switch (effect) {
                    case SendDescription(var description) ->
                        other.inbox.add(new NegotiationEvent.RemoteDescription(description));
                    case GiveUp(String message) -> throw new AssertionError(message);
                    default -> engine.add(effect);
                }
            }
        }

        void engineTurn() {
            NegotiationEvent done = peer.carryOut(engine.remove());
            if (done != null) {
                step(done);
            }
        }

        void sendCandidate() {
            other.inbox.add(new NegotiationEvent.RemoteCandidate(new IceCandidate("candidate:" + ++sent, "0", 0)));
        }

        void restart() {
            restartAsked = true;
            step(new NegotiationEvent.RestartIce());
        }
    }

    TwoNegotiationsTest() {
        impolite.other = polite;
        polite.other = impolite;
    }

    /** Does what is to be done in an order that {@code random} chooses, until there is nothing left. */
    private void settle(Random random) {
        int begun = impolite.negotiation.operation();
        while (turn(random)) {
            assertTrue(impolite.negotiation.operation() < begun + 100, "they never agree");
        }
        assertEquals(impolite.peer.agreed(), polite.peer.agreed());
        for (Side side : List.of(impolite, polite)) {
            assertEquals(SignalingState.STABLE, side.negotiation.signalingState());
            assertEquals(Busy.NO, side.negotiation.busy());
            assertEquals(List.of(), side.negotiation.held());
            assertEquals(side.other.sent, side.peer.candidates().size(), "candidates arrive once each");
            assertEquals(side.restartAsked, side.peer.restarts() > side.restartsBefore, "a restart was lost");
            side.restartAsked = false;
            side.restartsBefore = side.peer.restarts();
        }
    }

    private boolean turn(Random random) {
        List<Runnable> turns = new ArrayList<>();
        for (Side side : List.of(impolite, polite)) {
            if (!side.engine.isEmpty()) {
                turns.add(side::engineTurn);
            }
            if (!side.inbox.isEmpty()) {
                turns.add(() -> side.step(side.inbox.remove()));
            }
        }
        if (turns.isEmpty()) {
            return false;
        }
        turns.get(random.nextInt(turns.size())).run();
        return true;
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void glare_in_any_order_ends_in_agreement(int seed) {
        impolite.step(new NegotiationEvent.Needed());
        polite.step(new NegotiationEvent.Needed());
        settle(new Random(seed));
        assertTrue(impolite.peer.agreed().matches("[ab]\\d"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ice_restart_on_both_sides_at_once(int seed) {
        impolite.step(new NegotiationEvent.Needed());
        settle(new Random(seed));
        impolite.restart();
        polite.restart();
        settle(new Random(seed));
        assertEquals(1, impolite.peer.restarts());
        assertEquals(1, polite.peer.restarts());
    }

    /** An answer can't add a section to the description, so a screen needs an offer of the side that shares it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void when_both_share_a_screen_at_once_each_has_an_offer_answered(int seed) {
        impolite.step(new NegotiationEvent.Needed());
        settle(new Random(seed));
        int before = impolite.offersAnswered;
        impolite.step(new NegotiationEvent.Needed());
        polite.step(new NegotiationEvent.Needed());
        settle(new Random(seed));
        assertEquals(before + 1, impolite.offersAnswered);
        assertEquals(1, polite.offersAnswered);
    }

    @Test
    void whatever_happens_in_whatever_order_they_agree() {
        Random random = new Random(20_260_101);
        impolite.step(new NegotiationEvent.Needed());
        for (int i = 0; i < 20_000; i++) {
            Side side = random.nextBoolean() ? impolite : polite;
            switch (random.nextInt(12)) {
                case 0 -> side.step(new NegotiationEvent.Needed());
                case 1 -> side.restart();
                case 2 -> side.sendCandidate();
                default -> turn(random);
            }
            if (i % 100 == 0) {
                settle(random);
            }
        }
    }
}
