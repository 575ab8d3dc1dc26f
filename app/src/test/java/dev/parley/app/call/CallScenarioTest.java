package dev.parley.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.call.CallEffect.Sound;
import dev.parley.app.call.CallState.Connected;
import dev.parley.app.call.CallState.Ended;
import dev.parley.app.call.CallState.Idle;
import dev.parley.signaling.protocol.EndReason;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to each other, at once or one after the other. */
class CallScenarioTest extends Scenario {
    @ParameterizedTest
    @MethodSource("seeds")
    void a_call_in_any_order(int seed) {
        random = new Random(seed);
        ring();
        assertTrue(ann.link().connected() && bob.link().connected(), "it is connected while it rings");
        assertFalse(ann.watched().media() || bob.watched().media(), "and nothing is sent");
        bob.answer();
        assertInstanceOf(Connected.class, bob.state(), "at once");
        settle();
        talking();
        ann.hangUp();
        settle();
        ended(ann, EndReason.HUNG_UP);
        ended(bob, EndReason.HUNG_UP);
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true", "false,false"})
    void nothing_is_connected_before_the_answer_if_one_side_does_not_want_it(boolean caller, boolean called) {
        ann = town.device("ann-1", caller);
        bob = town.device("bob-1", called);
        ann.startEngine();
        bob.startEngine();
        ring();
        ann.killEngine();
        bob.killEngine();
        settle();
        assertFalse(ann.link().connected() || bob.link().connected());
        assertFalse(caller ? bob.link().exists() : ann.link().exists());
        bob.answer();
        settle();
        talking();
    }

    @ParameterizedTest
    @CsvSource({"call-a,call-b", "call-b,call-a"})
    void glare_both_orders_keeps_the_greater_call_id(String anns, String bobs) {
        for (int seed = 0; seed < 40; seed++) {
            random = new Random(seed);
            ann.place(anns, "bob");
            bob.place(bobs, "ann");
            settle();
            talking();
            assertEquals("call-b", ann.watched().call().party().callId());
            assertEquals("call-b", bob.watched().call().party().callId());
            ann.hangUp();
            settle();
            assertEquals(seed + 1, ann.history().size(), "one call, not two");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cancel_crosses_answer(int seed) {
        random = new Random(seed);
        ring();
        ann.hangUp();
        bob.answer();
        settle();
        ended(ann, EndReason.CANCELLED);
        ended(bob, EndReason.CANCELLED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decline_crosses_cancel(int seed) {
        random = new Random(seed);
        ring();
        ann.hangUp();
        bob.hangUp();
        settle();
        ended(ann, EndReason.CANCELLED);
        ended(bob, EndReason.DECLINED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answer_on_two_devices_at_once(int seed) {
        random = new Random(seed);
        SimulatedDevice second = device("bob-2");
        ring();
        bob.answer();
        second.answer();
        settle();
        SimulatedDevice winner = bob.state() instanceof Connected ? bob : second;
        talking(ann, winner);
        ended(winner == bob ? second : bob, EndReason.ANSWERED_ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void accepted_on_another_device_than_prepared(int deaths) {
        SimulatedDevice second = device("bob-2");
        ring();
        SimulatedDevice other = ann.link().device().equals("bob-1") ? second : bob;
        for (int i = 0; i < deaths; i++) {
            other.killEngine();
            settle();
        }
        other.answer();
        settle();
        talking(ann, other);
        ended(other == bob ? second : bob, EndReason.ANSWERED_ELSEWHERE);
    }

    @Test
    void declined_on_one_device_stops_the_other() {
        SimulatedDevice second = device("bob-2");
        ring();
        second.hangUp();
        settle();
        ended(ann, EndReason.DECLINED);
        ended(bob, EndReason.DECLINED_ELSEWHERE);
    }

    @Test
    void busy_while_outgoing() {
        SimulatedDevice carol = device("carol-1");
        ring();
        carol.place("ann");
        settle();
        ended(carol, EndReason.BUSY);
        assertEquals(List.of("carol"), ann.missed);
        bob.answer();
        settle();
        talking();
    }

    @Test
    void busy_while_connected() {
        SimulatedDevice carol = device("carol-1");
        call();
        carol.place("bob");
        settle();
        ended(carol, EndReason.BUSY);
        talking();
    }

    @Test
    void an_invitation_that_comes_twice_is_no_second_call() {
        WatchedCall called = Calls.incoming(Calls.idle());
        Call before = called.call();
        called.after(new CallEvent.Invited(Calls.FROM_BOB, Calls.DEVICE));
        assertEquals(before, called.call());
        assertEquals(List.of(), called.last());
    }

    @Test
    void no_answer_after_the_ring_time() {
        ring();
        town.settleAll(random);
        assertEquals(60_000, town.now());
        ended(ann, EndReason.NO_ANSWER);
        ended(bob, EndReason.NO_ANSWER);
    }

    @Test
    void refused_by_the_server() {
        for (EndReason reason : List.of(EndReason.UNKNOWN_USER, EndReason.OFFLINE, EndReason.BUSY)) {
            WatchedCall call = Calls.outgoing(Calls.idle()).after(new CallEvent.InviteRefused(Calls.ID, reason));
            assertEquals(new Ended(Calls.TO_BOB, reason, false), call.state());
            assertEquals(new Idle(), call.after(new CallEvent.Dismiss()).state());
        }
    }

    @Test
    void own_cancel_is_silent_and_a_decline_is_heard() {
        assertFalse(hearsTheEnd(Calls.outgoing(Calls.idle()).after(new CallEvent.HangUp())));
        assertTrue(hearsTheEnd(
                Calls.outgoing(Calls.idle()).after(new CallEvent.RemoteEnded(Calls.ID, EndReason.DECLINED))));
    }

    private static boolean hearsTheEnd(WatchedCall call) {
        return call.last().contains(new CallEffect.Play(Sound.ENDED));
    }
}
