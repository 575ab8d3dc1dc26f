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
import dev.parley.app.call.CallState.Incoming;
import dev.parley.app.call.CallState.Outgoing;
import dev.parley.app.call.CallState.Reconnecting;
import dev.parley.signaling.protocol.EndReason;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines that die, paths and servers that are lost. */
class CallTroubleTest extends Scenario {
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
        assertEquals(LinkStep.MOST_GENERATIONS, made);
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
