package dev.parley.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.call.CallEffect.Sound;
import dev.parley.app.call.CallState.Cause;
import dev.parley.app.call.CallState.Connected;
import dev.parley.app.call.CallState.Connecting;
import dev.parley.app.call.CallState.Ended;
import dev.parley.app.call.CallState.Idle;
import dev.parley.app.call.CallState.Incoming;
import dev.parley.app.call.CallState.Outgoing;
import dev.parley.app.call.CallState.Reconnecting;
import dev.parley.signaling.protocol.EndReason;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between two people and the server, in orders chosen by a fixed seed. */
class CallScenarioTest {
    private final Town town = new Town();
    private Random random = new Random(1);
    private SimulatedDevice ann = device("ann-1");
    private SimulatedDevice bob = device("bob-1");

    private SimulatedDevice device(String name) {
        SimulatedDevice device = town.device(name, true);
        device.startEngine();
        return device;
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    private void settle() {
        town.settle(random);
    }

    private void ring() {
        ann.place("bob");
        settle();
        assertInstanceOf(Incoming.class, bob.state());
    }

    private void call() {
        ring();
        bob.answer();
        settle();
        talking();
    }

    private void talking() {
        talking(ann, bob);
    }

    private static void talking(SimulatedDevice one, SimulatedDevice other) {
        assertInstanceOf(Connected.class, one.state(), one::toString);
        assertInstanceOf(Connected.class, other.state(), other::toString);
        assertEquals(one.link().generation(), other.link().generation());
        assertEquals(one.name(), other.link().device());
        assertEquals(other.name(), one.link().device());
        assertTrue(one.candidates() > 0 && other.candidates() > 0, "candidates of both arrived");
    }

    private static void ended(SimulatedDevice device, EndReason reason) {
        assertEquals(
                reason,
                assertInstanceOf(Ended.class, device.state(), device::toString).reason());
    }

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

    @ParameterizedTest
    @CsvSource({"true,false", "false,true", "true,true"})
    void engine_dies_while_ringing(boolean caller, boolean called) {
        for (int seed = 0; seed < 40; seed++) {
            random = new Random(seed);
            ring();
            kill(caller, called);
            settle();
            assertTrue(ann.link().connected() && bob.link().connected(), "connected again while it rings");
            assertFalse(ann.watched().media() || bob.watched().media());
            bob.answer();
            settle();
            talking();
            ann.hangUp();
            settle();
        }
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true", "true,true"})
    void engine_dies_while_connecting(boolean caller, boolean called) {
        for (int seed = 0; seed < 200; seed++) {
            random = new Random(seed);
            ann.place("bob");
            while (!(bob.state() instanceof Incoming)) {
                town.turn(random);
            }
            bob.answer();
            for (int i = seed % 20; i > 0; i--) {
                town.turn(random);
            }
            kill(caller, called);
            settle();
            talking();
            ann.hangUp();
            settle();
        }
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true", "true,true"})
    void engine_dies_while_connected(boolean caller, boolean called) {
        call();
        for (int seed = 0; seed < 200; seed++) {
            random = new Random(seed);
            kill(caller, called);
            Cause cause = assertInstanceOf(Reconnecting.class, caller ? ann.state() : bob.state())
                    .cause();
            assertEquals(Cause.ENGINE, cause);
            for (int i = seed % 20; i > 0; i--) {
                town.turn(random);
            }
            kill(caller, called);
            settle();
            talking();
        }
        assertEquals(0, town.now(), "without waiting for a timer");
    }

    private void kill(boolean caller, boolean called) {
        if (caller) {
            ann.killEngine();
        }
        if (called) {
            bob.killEngine();
        }
    }

    @Test
    void a_new_engine_goes_on_with_the_sound() {
        WatchedCall call = Calls.incoming(Calls.idle()).after(new CallEvent.EngineDied(), new CallEvent.EngineReady());
        assertTrue(call.last().contains(new CallEffect.Play(Sound.RINGING)));
    }

    @Test
    void an_engine_that_dies_while_the_path_is_lost_is_the_cause() {
        WatchedCall call = Calls.called().after(new CallEvent.PeerDisconnected(1), new CallEvent.EngineDied());
        assertEquals(
                Cause.ENGINE, assertInstanceOf(Reconnecting.class, call.state()).cause());
        assertFalse(call.timers().contains(CallTimer.RESTART_ICE_CALLED), "there is no path to look for");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_lost_path_is_found_again_by_an_ice_restart(int seed) {
        random = new Random(seed);
        call();
        ann.losePath();
        settle();
        assertEquals(
                Cause.NETWORK, assertInstanceOf(Reconnecting.class, bob.state()).cause());
        assertTrue(town.tick());
        settle();
        talking();
        assertEquals(CallTimer.RESTART_ICE.after().toMillis(), town.now(), "the caller goes first");
        assertEquals(1, ann.link().generation(), "in the same peer connection");
    }

    @Test
    void a_path_that_is_lost_while_it_rings_is_found_again() {
        ring();
        ann.losePath();
        settle();
        bob.answer();
        settle();
        assertInstanceOf(Connecting.class, bob.state());
        assertTrue(town.tick());
        settle();
        talking();
    }

    @Test
    void a_call_without_media_is_given_up() {
        WatchedCall call = Calls.caller().after(new CallEvent.PeerDisconnected(1));
        call.after(new CallEvent.TimerFired(CallTimer.RESTART_ICE), new CallEvent.TimerFired(CallTimer.RENEW));
        assertEquals(2, call.call().link().generation());
        call.after(new CallEvent.TimerFired(CallTimer.GIVE_UP));
        assertEquals(
                EndReason.FAILED, assertInstanceOf(Ended.class, call.state()).reason());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_peer_that_fails_at_once_is_not_made_for_ever(boolean caller) {
        WatchedCall call = Calls.connecting(Calls.idle(), caller);
        for (int i = 0; i < 100; i++) {
            call.after(new CallEvent.PeerFailed(call.call().link().generation()));
        }
        assertEquals(
                EndReason.FAILED, assertInstanceOf(Ended.class, call.state()).reason());
        long made = call.story().stream()
                .filter(CallEffect.OpenPeer.class::isInstance)
                .count();
        assertEquals(CallStep.MOST_GENERATIONS, made);
    }

    @Test
    void answered_while_the_server_is_away() {
        ring();
        bob.loseServer();
        bob.answer();
        assertInstanceOf(Connected.class, bob.state());
        assertInstanceOf(Outgoing.class, ann.state());
        settle();
        talking();
    }

    @Test
    void a_call_goes_on_without_the_server() {
        call();
        ann.loseServer();
        bob.loseServer();
        settle();
        talking();
    }

    @Test
    void a_forgotten_answer_ends_when_the_server_does_not_come_back() {
        WatchedCall call = Calls.connecting(Calls.idle(), false);
        call.after(new CallEvent.ServerLost(), new CallEvent.TimerFired(CallTimer.SERVER));
        assertEquals(
                EndReason.SERVER_LOST,
                assertInstanceOf(Ended.class, call.state()).reason());
        WatchedCall late = Calls.incoming(Calls.idle()).after(new CallEvent.ServerLost(), new CallEvent.Answer(true));
        assertTrue(late.timers().contains(CallTimer.SERVER), "the answer has not arrived");
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

    @Test
    void no_engine_ends_the_call() {
        WatchedCall call = Calls.caller().after(new CallEvent.EngineGone());
        assertEquals(
                EndReason.FAILED, assertInstanceOf(Ended.class, call.state()).reason());
    }

    @Test
    void a_slow_connection_is_given_up_in_time() {
        WatchedCall call = Calls.connecting(Calls.idle(), true);
        assertInstanceOf(Connecting.class, call.state());
        call.after(new CallEvent.TimerFired(CallTimer.CONNECT));
        assertTrue(call.last().contains(new CallEffect.SendEnd(Calls.ID, EndReason.FAILED)));
    }

    /** Three people with four devices do what they like, and the world does what it likes to them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatever_happens_everybody_ends_up_talking_or_free(long seed) {
        random = new Random(seed);
        List<SimulatedDevice> all = List.of(ann, bob, device("bob-2"), device("carol-1"));
        int talks = 0;
        for (int i = 0; i < 30_000; i++) {
            SimulatedDevice device = all.get(random.nextInt(all.size()));
            switch (random.nextInt(60)) {
                case 0, 1 -> device.place(List.of("ann", "bob", "carol").get(random.nextInt(3)));
                case 2, 3, 4 -> device.answer();
                case 5 -> device.hangUp();
                case 6 -> device.killEngine();
                case 7 -> device.losePath();
                case 8 -> device.loseServer();
                default -> town.turn(random);
            }
            if (i % 100 == 0) {
                town.settleAll(random);
                talks += allTalkOrAreFree(all);
            }
        }
        assertTrue(talks > 20, "only " + talks + " calls");
    }

    private int allTalkOrAreFree(List<SimulatedDevice> all) {
        int talks = 0;
        for (SimulatedDevice device : all) {
            assertFalse(device.history().contains(EndReason.FAILED), device::toString);
            if (device.watched().call().active()) {
                talking(device, town.at(device.link().device()));
                talks++;
            }
        }
        return talks;
    }
}
