package dev.parley.app.call;

import static dev.parley.app.call.CallTimer.RESTART_ICE;
import static dev.parley.app.call.CallTimer.RESTART_ICE_CALLED;

import dev.parley.app.call.CallEffect.Sound;
import dev.parley.app.call.CallState.Cause;
import dev.parley.app.call.CallState.Connected;
import dev.parley.app.call.CallState.Connecting;
import dev.parley.app.call.CallState.Ended;
import dev.parley.app.call.CallState.Incoming;
import dev.parley.app.call.CallState.Outgoing;
import dev.parley.app.call.CallState.Reconnecting;
import dev.parley.signaling.protocol.EndReason;
import java.util.ArrayList;
import java.util.List;

/** The next state of a {@link Call} while a step makes it, and the effects that were found. Lives for one step. */
abstract class CallDraft {
    final Call before;
    final List<CallEffect> effects = new ArrayList<>();
    CallState state;
    boolean engineReady;

    CallDraft(Call before) {
        this.before = before;
        this.state = before.state();
        this.engineReady = before.engineReady();
    }

    final Call.Step result() {
        return new Call.Step(new Call(state, engineReady, before.prepare()), effects);
    }

    final void giveUp() {
        effects.add(new CallEffect.SendEnd(before.party().callId(), EndReason.FAILED));
        end(EndReason.FAILED, false);
    }

    final void askRenewal(Link next) {
        Party party = before.party();
        if (!party.outgoing()) {
            effects.add(new CallEffect.SendRenew(party.callId(), next.device(), next.generation()));
        }
    }

    final CallState with(Link link) {
        return switch (state) {
            case Outgoing(Party party, boolean ringing, Link _) -> new Outgoing(party, ringing, link);
            case Incoming(Party party, String device, Link _) -> new Incoming(party, device, link);
            case Connecting(Party party, Link _) -> new Connecting(party, link);
            case Connected(Party party, Link _) -> new Connected(party, link);
            case Reconnecting(Party party, Link _, Cause cause) -> new Reconnecting(party, link, cause);
            default -> throw new IllegalStateException("no peer connection in " + state);
        };
    }

    final void stopRestartIce() {
        stop(RESTART_ICE);
        stop(RESTART_ICE_CALLED);
    }

    final void end(EndReason reason, boolean byMe) {
        if (!before.active()) {
            return;
        }
        close(before.link());
        for (CallTimer timer : CallTimer.values()) {
            stop(timer);
        }
        effects.add(new CallEffect.Silence());
        if (!byMe || before.answered()) {
            effects.add(new CallEffect.Play(Sound.ENDED));
        }
        effects.add(new CallEffect.Remember(before.party(), reason, byMe));
        state = new Ended(before.party(), reason, byMe);
    }

    final Link open(Party party, int generation, String device) {
        if (engineReady) {
            effects.add(new CallEffect.OpenPeer(party.callId(), generation, device, party.outgoing()));
        }
        return new Link(generation, device, engineReady, false);
    }

    final void close(Link link) {
        if (link.open()) {
            stopRestartIce();
            effects.add(new CallEffect.ClosePeer(link.generation()));
        }
    }

    final void startMedia(Link link) {
        if (link.open()) {
            effects.add(new CallEffect.StartMedia(link.generation()));
        }
    }

    final void start(CallTimer timer) {
        effects.add(new CallEffect.StartTimer(timer));
    }

    final void stop(CallTimer timer) {
        effects.add(new CallEffect.StopTimer(timer));
    }

    final boolean current(int generation) {
        return before.link().open() && before.link().generation() == generation;
    }

    final boolean current(String callId) {
        return before.active() && before.party().callId().equals(callId);
    }
}
