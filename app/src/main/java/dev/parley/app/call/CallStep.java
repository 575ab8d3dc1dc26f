package dev.parley.app.call;

import static dev.parley.app.call.CallTimer.CONNECT;
import static dev.parley.app.call.CallTimer.GIVE_UP;
import static dev.parley.app.call.CallTimer.RENEW;
import static dev.parley.app.call.CallTimer.RESTART_ICE;
import static dev.parley.app.call.CallTimer.RESTART_ICE_CALLED;
import static dev.parley.app.call.CallTimer.RING;
import static dev.parley.app.call.CallTimer.SERVER;

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
import java.util.ArrayList;
import java.util.List;

/** One step of a {@link Call}: collects effects while it finds the next state. Lives for one call of {@code step}. */
final class CallStep {
    /** A peer connection that fails as soon as it is made is not made for ever, before the call was connected. */
    static final int MOST_GENERATIONS = 8;

    private final Call before;
    private final List<CallEffect> effects = new ArrayList<>();
    private CallState state;
    private boolean engineReady;

    CallStep(Call before) {
        this.before = before;
        this.state = before.state();
        this.engineReady = before.engineReady();
    }

    Call.Step result() {
        return new Call.Step(new Call(state, engineReady, before.prepare()), effects);
    }

    void take(CallEvent event) {
        switch (event) {
            case CallEvent.Place(Party party) -> place(party);
            case CallEvent.Answer(boolean video) -> answer(video);
            case CallEvent.HangUp() -> hangUp();
            case CallEvent.Dismiss() -> {
                if (state instanceof Ended) {
                    state = new Idle();
                }
            }
            case CallEvent.InviteRefused(String callId, EndReason reason) -> {
                if (state instanceof Outgoing && current(callId)) {
                    end(reason, false);
                }
            }
            case CallEvent.Invited(Party party, String device) -> invited(party, device);
            case CallEvent.RemoteRinging(String callId, String device, boolean prepare) ->
                remoteRinging(callId, device, prepare);
            case CallEvent.RemoteAccepted(String callId, String device) -> remoteAccepted(callId, device);
            case CallEvent.RemoteEnded(String callId, EndReason reason) -> {
                if (current(callId)) {
                    end(reason, false);
                }
            }
            case CallEvent.RenewAsked(String callId, String device, int generation) -> {
                if (current(callId) && before.party().outgoing()) {
                    renew(device, generation);
                }
            }
            case CallEvent.OfferArrived(String callId, String device, int generation) -> {
                if (current(callId) && !before.party().outgoing()) {
                    renew(device, generation);
                }
            }
            case CallEvent.PeerConnected(int generation) -> connected(generation);
            case CallEvent.PeerDisconnected(int generation) -> disconnected(generation);
            case CallEvent.PeerFailed(int generation) -> failed(generation);
            case CallEvent.EngineReady() -> engineReady();
            case CallEvent.EngineDied() -> engineDied();
            case CallEvent.EngineGone() -> {
                engineReady = false;
                if (before.active()) {
                    effects.add(new CallEffect.SendEnd(before.party().callId(), EndReason.FAILED));
                    end(EndReason.FAILED, true);
                }
            }
            case CallEvent.ServerLost() -> {
                if (before.active() && !(state instanceof Connected)) {
                    start(SERVER);
                }
            }
            case CallEvent.ServerBack(boolean resumed) -> serverBack(resumed);
            case CallEvent.TimerFired(CallTimer timer) -> fired(timer);
        }
    }

    private void place(Party party) {
        if (before.active()) {
            return;
        }
        state = new Outgoing(party, false, Link.NONE);
        effects.add(new CallEffect.SendInvite(party));
        start(RING);
    }

    private void invited(Party party, String device) {
        if (current(party.callId())) {
            return;
        }
        if (state instanceof Outgoing(Party mine, boolean _, Link link)
                && mine.username().equals(party.username())) {
            glare(mine, link, party, device);
        } else if (before.active()) {
            effects.add(new CallEffect.SendEnd(party.callId(), EndReason.BUSY));
        } else {
            effects.add(new CallEffect.SendRinging(party.callId(), before.prepare()));
            Link link = before.prepare() ? open(party, 1, device) : Link.NONE;
            state = new Incoming(party, device, link);
            effects.add(new CallEffect.Play(Sound.RINGING));
        }
    }

    /** Both called each other at once: the call with the greater id is kept, and both see it the same way. */
    private void glare(Party mine, Link link, Party theirs, String device) {
        if (mine.callId().compareTo(theirs.callId()) > 0) {
            return;
        }
        close(link);
        stop(RING);
        effects.add(new CallEffect.Silence());
        effects.add(new CallEffect.SendEnd(mine.callId(), EndReason.GLARE));
        effects.add(new CallEffect.SendAccept(theirs.callId(), theirs.video()));
        Link fresh = open(theirs, 1, device);
        startMedia(fresh);
        state = new Connecting(theirs, fresh);
        start(CONNECT);
    }

    private void answer(boolean video) {
        if (!(state instanceof Incoming(Party party, String device, Link link))) {
            return;
        }
        effects.add(new CallEffect.Silence());
        effects.add(new CallEffect.SendAccept(party.callId(), video));
        if (link.generation() > 1) {
            // A caller that was not connected to this device while it rang did not hear of the earlier ones.
            askRenewal(link);
        }
        answered(party, link.exists() ? link : open(party, 1, device));
    }

    private void remoteRinging(String callId, String device, boolean prepare) {
        if (!(state instanceof Outgoing(Party party, boolean ringing, Link link)) || !current(callId)) {
            return;
        }
        if (!ringing) {
            effects.add(new CallEffect.Play(Sound.RINGBACK));
        }
        boolean open = prepare && before.prepare() && !link.exists();
        state = new Outgoing(party, true, open ? open(party, 1, device) : link);
    }

    private void remoteAccepted(String callId, String device) {
        if (!(state instanceof Outgoing(Party party, boolean _, Link link)) || !current(callId)) {
            return;
        }
        stop(RING);
        effects.add(new CallEffect.Silence());
        if (link.exists() && !link.device().equals(device)) {
            close(link);
            answered(party, open(party, link.generation() + 1, device));
        } else {
            answered(party, link.exists() ? link : open(party, 1, device));
        }
    }

    private void answered(Party party, Link link) {
        startMedia(link);
        if (link.connected()) {
            state = new Connected(party, link);
            effects.add(new CallEffect.Play(Sound.CONNECTED));
        } else {
            state = new Connecting(party, link);
            start(CONNECT);
        }
    }

    private void hangUp() {
        if (!before.active()) {
            return;
        }
        EndReason reason =
                switch (state) {
                    case Outgoing _ -> EndReason.CANCELLED;
                    case Incoming _ -> EndReason.DECLINED;
                    default -> EndReason.HUNG_UP;
                };
        effects.add(new CallEffect.SendEnd(before.party().callId(), reason));
        end(reason, true);
    }

    /** A fresh peer connection, because the other side's is gone. */
    private void renew(String device, int generation) {
        Link link = before.link();
        boolean older = generation <= link.generation();
        boolean fromElsewhere = link.exists() && !link.device().equals(device);
        boolean tooEarly = !before.answered() && !before.prepare();
        if (older || fromElsewhere || tooEarly) {
            return;
        }
        close(link);
        replace(open(before.party(), generation, device), Cause.PEER);
    }

    private void connected(int generation) {
        if (!current(generation)) {
            return;
        }
        Link link = before.link().withConnected(true);
        stopRestartIce();
        switch (state) {
            case Connecting(Party party, Link _) -> {
                stop(CONNECT);
                state = new Connected(party, link);
                effects.add(new CallEffect.Play(Sound.CONNECTED));
            }
            case Reconnecting(Party party, Link _, Cause _) -> {
                stop(RENEW);
                stop(GIVE_UP);
                state = new Connected(party, link);
                effects.add(new CallEffect.Play(Sound.CONNECTED));
            }
            default -> state = with(link);
        }
    }

    private void disconnected(int generation) {
        if (!current(generation)) {
            return;
        }
        Link link = before.link().withConnected(false);
        if (state instanceof Connected(Party party, Link _)) {
            reconnect(party, link, Cause.NETWORK);
        } else {
            state = with(link);
        }
        if (before.link().connected()) {
            start(before.party().outgoing() ? RESTART_ICE : RESTART_ICE_CALLED);
        }
    }

    private void failed(int generation) {
        if (!current(generation)) {
            return;
        }
        disconnected(generation);
        if (state instanceof Reconnecting) {
            return;
        }
        if (generation < MOST_GENERATIONS) {
            freshPeer();
        } else if (before.answered()) {
            giveUp();
        }
    }

    private void engineReady() {
        engineReady = true;
        soundAgain();
        Link link = before.link();
        if (!link.exists() || link.open()) {
            return;
        }
        Link opened = open(before.party(), link.generation(), link.device());
        if (before.answered()) {
            startMedia(opened);
        }
        state = with(opened);
    }

    /** Sounds are played by the engine, and a new one is silent. */
    private void soundAgain() {
        switch (state) {
            case Incoming _ -> effects.add(new CallEffect.Play(Sound.RINGING));
            case Outgoing(Party _, boolean ringing, Link _)
            when ringing -> effects.add(new CallEffect.Play(Sound.RINGBACK));
            default -> {}
        }
    }

    /**
     * All peer connections are gone. The next generation is agreed on at once, so that the other side's offer is there
     * when the new engine is.
     */
    private void engineDied() {
        engineReady = false;
        Link link = before.link();
        if (!link.exists()) {
            return;
        }
        stopRestartIce();
        Link next = new Link(link.generation() + 1, link.device(), false, false);
        askRenewal(next);
        replace(next, Cause.ENGINE);
    }

    /** A fresh peer connection is in the place of the old one, which is closed or gone. */
    private void replace(Link fresh, Cause cause) {
        if (before.answered()) {
            startMedia(fresh);
        }
        switch (state) {
            case Connected(Party party, Link _) -> reconnect(party, fresh, cause);
            case Reconnecting(Party party, Link _, Cause _) -> {
                start(RENEW);
                state = new Reconnecting(party, fresh, cause);
            }
            default -> state = with(fresh);
        }
    }

    private void serverBack(boolean resumed) {
        stop(SERVER);
        if (resumed || !before.active() || state instanceof Connected || state instanceof Reconnecting) {
            return;
        }
        end(EndReason.SERVER_LOST, false);
    }

    private void fired(CallTimer timer) {
        switch (timer) {
            case RING -> {
                if (state instanceof Outgoing(Party party, boolean _, Link _)) {
                    effects.add(new CallEffect.SendEnd(party.callId(), EndReason.NO_ANSWER));
                    end(EndReason.NO_ANSWER, false);
                }
            }
            case CONNECT -> {
                if (state instanceof Connecting) {
                    giveUp();
                }
            }
            case RESTART_ICE, RESTART_ICE_CALLED -> {
                Link link = before.link();
                if (link.open() && !link.connected()) {
                    effects.add(new CallEffect.RestartIce(link.generation()));
                    if (state instanceof Reconnecting) {
                        start(RENEW);
                    }
                }
            }
            case RENEW -> {
                if (state instanceof Reconnecting) {
                    start(RENEW);
                    freshPeer();
                }
            }
            case GIVE_UP -> {
                if (state instanceof Reconnecting) {
                    giveUp();
                }
            }
            case SERVER -> {
                if (state instanceof Outgoing || state instanceof Incoming || state instanceof Connecting) {
                    end(EndReason.SERVER_LOST, false);
                }
            }
        }
    }

    private void giveUp() {
        effects.add(new CallEffect.SendEnd(before.party().callId(), EndReason.FAILED));
        end(EndReason.FAILED, false);
    }

    /** Replaces a peer connection that is of no more use. The caller does; the called side asks for it. */
    private void freshPeer() {
        Link link = before.link();
        if (!engineReady || !link.exists()) {
            return;
        }
        close(link);
        Link fresh = open(before.party(), link.generation() + 1, link.device());
        askRenewal(fresh);
        replace(fresh, state instanceof Reconnecting(Party _, Link _, Cause cause) ? cause : Cause.NETWORK);
    }

    private void askRenewal(Link next) {
        Party party = before.party();
        if (!party.outgoing()) {
            effects.add(new CallEffect.SendRenew(party.callId(), next.device(), next.generation()));
        }
    }

    private CallState with(Link link) {
        return switch (state) {
            case Outgoing(Party party, boolean ringing, Link _) -> new Outgoing(party, ringing, link);
            case Incoming(Party party, String device, Link _) -> new Incoming(party, device, link);
            case Connecting(Party party, Link _) -> new Connecting(party, link);
            case Connected(Party party, Link _) -> new Connected(party, link);
            case Reconnecting(Party party, Link _, Cause cause) -> new Reconnecting(party, link, cause);
            default -> throw new IllegalStateException("no peer connection in " + state);
        };
    }

    private void reconnect(Party party, Link link, Cause cause) {
        state = new Reconnecting(party, link, cause);
        effects.add(new CallEffect.Play(Sound.LOST));
        start(RENEW);
        start(GIVE_UP);
    }

    private void stopRestartIce() {
        stop(RESTART_ICE);
        stop(RESTART_ICE_CALLED);
    }

    private void end(EndReason reason, boolean byMe) {
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

    private Link open(Party party, int generation, String device) {
        if (engineReady) {
            effects.add(new CallEffect.OpenPeer(party.callId(), generation, device, party.outgoing()));
        }
        return new Link(generation, device, engineReady, false);
    }

    private void close(Link link) {
        if (link.open()) {
            stopRestartIce();
            effects.add(new CallEffect.ClosePeer(link.generation()));
        }
    }

    private void startMedia(Link link) {
        if (link.open()) {
            effects.add(new CallEffect.StartMedia(link.generation()));
        }
    }

    private void start(CallTimer timer) {
        effects.add(new CallEffect.StartTimer(timer));
    }

    private void stop(CallTimer timer) {
        effects.add(new CallEffect.StopTimer(timer));
    }

    private boolean current(int generation) {
        return before.link().open() && before.link().generation() == generation;
    }

    private boolean current(String callId) {
        return before.active() && before.party().callId().equals(callId);
    }
}
