package dev.parley.app.call;

import static dev.parley.app.call.CallTimer.CONNECT;
import static dev.parley.app.call.CallTimer.GIVE_UP;
import static dev.parley.app.call.CallTimer.RENEW;
import static dev.parley.app.call.CallTimer.RESTART_ICE;
import static dev.parley.app.call.CallTimer.RESTART_ICE_CALLED;
import static dev.parley.app.call.CallTimer.RING;
import static dev.parley.app.call.CallTimer.SERVER;

import dev.parley.app.call.CallEffect.Sound;
import dev.parley.app.call.CallState.Connected;
import dev.parley.app.call.CallState.Connecting;
import dev.parley.app.call.CallState.Ended;
import dev.parley.app.call.CallState.Idle;
import dev.parley.app.call.CallState.Incoming;
import dev.parley.app.call.CallState.Outgoing;
import dev.parley.app.call.CallState.Reconnecting;
import dev.parley.signaling.protocol.EndReason;

/** One step of a {@link Call}: what people, the server and timers do to it. Lives for one call of {@code step}. */
final class CallStep extends LinkStep {
    CallStep(Call before) {
        super(before);
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
                    // Busy ends this device's part only: another one may be able to take the call.
                    EndReason told = state instanceof Incoming ? EndReason.BUSY : EndReason.FAILED;
                    effects.add(new CallEffect.SendEnd(before.party().callId(), told));
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
            effects.add(new CallEffect.RememberMissed(party, EndReason.BUSY));
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
}
