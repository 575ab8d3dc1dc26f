package dev.parley.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.call.CallState.Ended;
import dev.parley.signaling.protocol.EndReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state and every event; {@link WatchedCall} checks each step. */
class CallTableTest {
    private static final List<CallEvent> EVENTS = events();

    private static List<CallEvent> events() {
        List<CallEvent> events = new ArrayList<>(List.of(
                new CallEvent.Place(new Party("call-z", "carol", "Carol", true, true)),
                new CallEvent.Answer(true),
                new CallEvent.Answer(false),
                new CallEvent.HangUp(),
                new CallEvent.Dismiss(),
                new CallEvent.Invited(new Party("call-y", "carol", "Carol", false, true), "carol-1"),
                new CallEvent.Invited(new Party("call-a", "bob", "Bob", false, true), Calls.DEVICE),
                new CallEvent.Invited(new Party("call-x", "bob", "Bob", false, false), Calls.DEVICE),
                new CallEvent.Invited(Calls.FROM_BOB, Calls.DEVICE),
                new CallEvent.EngineReady(),
                new CallEvent.EngineDied(),
                new CallEvent.EngineGone(),
                new CallEvent.ServerLost(),
                new CallEvent.ServerBack(true),
                new CallEvent.ServerBack(false)));
        for (String id : List.of(Calls.ID, "call-other")) {
            events.add(new CallEvent.InviteRefused(id, EndReason.OFFLINE));
            events.add(new CallEvent.RemoteEnded(id, EndReason.HUNG_UP));
            for (String device : List.of(Calls.DEVICE, "bob-2")) {
                events.add(new CallEvent.RemoteRinging(id, device, true));
                events.add(new CallEvent.RemoteRinging(id, device, false));
                events.add(new CallEvent.RemoteAccepted(id, device));
                for (int generation = 0; generation <= 3; generation++) {
                    events.add(new CallEvent.RenewAsked(id, device, generation));
                    events.add(new CallEvent.OfferArrived(id, device, generation));
                }
            }
        }
        for (int generation = 0; generation <= 3; generation++) {
            events.add(new CallEvent.PeerConnected(generation));
            events.add(new CallEvent.PeerDisconnected(generation));
            events.add(new CallEvent.PeerFailed(generation));
        }
        for (CallTimer timer : CallTimer.values()) {
            events.add(new CallEvent.TimerFired(timer));
        }
        return events;
    }

    /** A timer fires only while it runs; all else may come at any time. */
    private static boolean possible(WatchedCall call, CallEvent event) {
        return !(event instanceof CallEvent.TimerFired(CallTimer timer))
                || call.timers().contains(timer);
    }

    static Stream<Map.Entry<String, WatchedCall>> everyState() {
        return Calls.everyState().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyState")
    void every_event_and_every_event_after_it(Map.Entry<String, WatchedCall> state) {
        for (CallEvent first : EVENTS) {
            if (possible(state.getValue(), first)) {
                WatchedCall after = new WatchedCall(state.getValue()).after(first);
                EVENTS.stream().filter(second -> possible(after, second)).forEach(second -> new WatchedCall(after)
                        .after(second));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyState")
    void hang_up_in_every_state(Map.Entry<String, WatchedCall> state) {
        WatchedCall call = new WatchedCall(state.getValue());
        CallState before = call.state();
        boolean active = call.call().active();
        boolean answered = call.call().answered();
        boolean incoming = before instanceof CallState.Incoming;
        call.after(new CallEvent.HangUp());
        if (active) {
            EndReason reason = answered ? EndReason.HUNG_UP : incoming ? EndReason.DECLINED : EndReason.CANCELLED;
            assertEquals(new Ended(call.call().party(), reason, true), call.state());
            assertEquals(new CallEffect.SendEnd(Calls.ID, reason), call.last().getFirst());
        } else {
            assertEquals(before, call.state());
            assertEquals(List.of(), call.last());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyState")
    void server_lost_in_every_state(Map.Entry<String, WatchedCall> state) {
        WatchedCall lost = new WatchedCall(state.getValue()).after(new CallEvent.ServerLost());
        CallState before = lost.state();
        boolean setUp = before instanceof CallState.Connected || before instanceof CallState.Reconnecting;
        assertEquals(
                before,
                new WatchedCall(lost).after(new CallEvent.ServerBack(true)).state(),
                "it knows the call");

        WatchedCall forgotten = new WatchedCall(lost).after(new CallEvent.ServerBack(false));
        if (!lost.call().active() || setUp) {
            assertEquals(before, forgotten.state(), "media needs no server");
            return;
        }
        assertEquals(
                EndReason.SERVER_LOST,
                assertInstanceOf(Ended.class, forgotten.state()).reason());
        assertTrue(lost.timers().contains(CallTimer.SERVER));
        lost.after(new CallEvent.TimerFired(CallTimer.SERVER));
        assertEquals(
                EndReason.SERVER_LOST,
                assertInstanceOf(Ended.class, lost.state()).reason());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyState")
    void what_names_another_call_changes_nothing(Map.Entry<String, WatchedCall> state) {
        for (CallEvent event : List.of(
                new CallEvent.InviteRefused("call-other", EndReason.OFFLINE),
                new CallEvent.RemoteRinging("call-other", Calls.DEVICE, true),
                new CallEvent.RemoteAccepted("call-other", Calls.DEVICE),
                new CallEvent.RemoteEnded("call-other", EndReason.HUNG_UP),
                new CallEvent.RenewAsked("call-other", Calls.DEVICE, 9),
                new CallEvent.OfferArrived("call-other", Calls.DEVICE, 9),
                new CallEvent.PeerConnected(9),
                new CallEvent.PeerDisconnected(9),
                new CallEvent.PeerFailed(9))) {
            WatchedCall call = new WatchedCall(state.getValue()).after(event);
            assertEquals(state.getValue().call(), call.call());
            assertEquals(List.of(), call.last());
        }
    }

    @Test
    void a_hundred_thousand_random_events() {
        Random random = new Random(20_260_101);
        boolean[] reached = new boolean[2];
        for (int walk = 0; walk < 400; walk++) {
            WatchedCall call = new WatchedCall(walk % 2 == 0).after(new CallEvent.EngineReady());
            for (int i = 0; i < 250; i++) {
                CallEvent event = next(random, call);
                if (possible(call, event)) {
                    call.after(event);
                }
                reached[0] |= call.state() instanceof CallState.Reconnecting;
                reached[1] |= call.call().link().generation() > 8;
            }
        }
        assertTrue(reached[0] && reached[1], "the walk never left the beginning");
    }

    /** Half of the time something that fits the call as it is, so that the walk gets somewhere. */
    private static CallEvent next(Random random, WatchedCall call) {
        if (!call.call().active() || random.nextBoolean()) {
            return EVENTS.get(random.nextInt(EVENTS.size()));
        }
        String id = call.call().party().callId();
        Link link = call.call().link();
        String device = link.exists() ? link.device() : Calls.DEVICE;
        int generation = link.generation();
        List<CallEvent> fitting = List.of(
                new CallEvent.Answer(true),
                new CallEvent.RemoteRinging(id, device, true),
                new CallEvent.RemoteAccepted(id, device),
                new CallEvent.RenewAsked(id, device, generation + 1 + random.nextInt(2)),
                new CallEvent.OfferArrived(id, device, generation + random.nextInt(2)),
                new CallEvent.PeerConnected(generation),
                new CallEvent.PeerDisconnected(generation),
                new CallEvent.PeerFailed(generation),
                new CallEvent.EngineDied(),
                new CallEvent.EngineReady());
        return fitting.get(random.nextInt(fitting.size()));
    }
}
