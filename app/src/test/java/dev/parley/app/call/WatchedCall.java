package dev.parley.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.call.CallEffect.Sound;
import dev.parley.app.call.CallState.Connecting;
import dev.parley.app.call.CallState.Incoming;
import dev.parley.app.call.CallState.Outgoing;
import dev.parley.app.call.CallState.Reconnecting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A call whose effects are kept account of. What must never be, fails the test in the step that does it. */
final class WatchedCall {
    private final Set<CallTimer> timers = EnumSet.noneOf(CallTimer.class);
    private final List<CallEffect> story = new ArrayList<>();
    private Call call;
    private List<CallEffect> last = List.of();
    private Sound loop;
    private int open;
    private boolean media;

    WatchedCall(boolean prepare) {
        call = Call.start(prepare);
    }

    WatchedCall(WatchedCall other) {
        call = other.call;
        timers.addAll(other.timers);
        loop = other.loop;
        open = other.open;
        media = other.media;
    }

    Call call() {
        return call;
    }

    CallState state() {
        return call.state();
    }

    /** The effects of the last step. */
    List<CallEffect> last() {
        return last;
    }

    /** All effects so far. */
    List<CallEffect> story() {
        return List.copyOf(story);
    }

    Set<CallTimer> timers() {
        return Set.copyOf(timers);
    }

    boolean media() {
        return media;
    }

    WatchedCall after(CallEvent... events) {
        for (CallEvent event : events) {
            step(event);
        }
        return this;
    }

    private void step(CallEvent event) {
        Call before = call;
        if (event instanceof CallEvent.EngineDied || event instanceof CallEvent.EngineGone) {
            open = 0;
            media = false;
            loop = null;
        }
        if (event instanceof CallEvent.TimerFired(CallTimer timer)) {
            timers.remove(timer);
        }
        Call.Step step = before.step(event);
        call = step.call();
        last = step.effects();
        story.addAll(last);
        String where = before + "\n --" + event + "--> " + step;
        last.forEach(effect -> account(effect, where));
        check(before, event, where);
    }

    private void account(CallEffect effect, String where) {
        switch (effect) {
            case CallEffect.OpenPeer(String callId, int generation, String _, boolean offerer) -> {
                assertEquals(0, open, "two peers: " + where);
                assertTrue(call.engineReady(), "no engine: " + where);
                assertTrue(call.prepare() || call.answered(), "a connection before the answer: " + where);
                assertEquals(call.party().callId(), callId, where);
                assertEquals(call.party().outgoing(), offerer, where);
                open = generation;
            }
            case CallEffect.ClosePeer(int generation) -> {
                assertTrue(open == generation || !call.engineReady(), "closes what isn't open: " + where);
                open = 0;
                media = false;
            }
            case CallEffect.StartMedia(int generation) -> {
                assertEquals(open, generation, "media of another peer: " + where);
                assertTrue(call.answered(), "media before the answer: " + where);
                media = true;
            }
            case CallEffect.RestartIce(int generation) -> assertEquals(open, generation, where);
            case CallEffect.StartTimer(CallTimer timer) -> timers.add(timer);
            case CallEffect.StopTimer(CallTimer timer) -> timers.remove(timer);
            case CallEffect.Play(Sound sound) ->
                loop = call.engineReady() && (sound == Sound.RINGING || sound == Sound.RINGBACK) ? sound : null;
            case CallEffect.Silence() -> loop = null;
            default -> {}
        }
    }

    private void check(Call before, CallEvent event, String where) {
        Link link = call.link();
        assertEquals(link.open() ? link.generation() : 0, open, "leaked or lost peer: " + where);
        assertTrue(link.open() || !link.connected(), where);
        assertEquals(call.answered() && link.open(), media, "media: " + where);
        assertEquals(call.engineReady() ? expectedLoop() : null, loop, "sound: " + where);
        assertEquals(call.state() instanceof Outgoing, timers.contains(CallTimer.RING), where);
        assertEquals(call.state() instanceof Connecting, timers.contains(CallTimer.CONNECT), where);
        boolean reconnecting = call.state() instanceof Reconnecting;
        assertEquals(reconnecting, timers.contains(CallTimer.RENEW), where);
        assertEquals(reconnecting, timers.contains(CallTimer.GIVE_UP), where);
        boolean looking = timers.contains(CallTimer.RESTART_ICE) || timers.contains(CallTimer.RESTART_ICE_CALLED);
        assertTrue(!looking || (link.open() && !link.connected()), "looks for a path of no peer: " + where);
        assertTrue(call.active() || timers.isEmpty(), "timers of no call: " + where);
        if (before.active() && call.active() && before.party().equals(call.party())) {
            assertTrue(link.generation() >= before.link().generation(), "an older generation: " + where);
        }
        boolean over = before.active() && !call.active();
        assertEquals(over ? 1 : 0, count(CallEffect.Remember.class), "history: " + where);
        if (over) {
            assertTrue(endsByServer(event) || count(CallEffect.SendEnd.class) == 1, "the other isn't told: " + where);
        }
        if (!before.active() && !call.active()) {
            assertFalse(last.stream().anyMatch(effect -> !(effect instanceof CallEffect.StopTimer)), where);
        }
    }

    private static boolean endsByServer(CallEvent event) {
        return event instanceof CallEvent.RemoteEnded
                || event instanceof CallEvent.InviteRefused
                || event instanceof CallEvent.ServerBack
                || event.equals(new CallEvent.TimerFired(CallTimer.SERVER));
    }

    private Sound expectedLoop() {
        return switch (call.state()) {
            case Incoming _ -> Sound.RINGING;
            case Outgoing(Party _, boolean ringing, Link _) when ringing -> Sound.RINGBACK;
            default -> null;
        };
    }

    private long count(Class<? extends CallEffect> type) {
        return last.stream().filter(type::isInstance).count();
    }
}
