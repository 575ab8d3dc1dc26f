package dev.parley.app.call;

import static dev.parley.app.call.CallTimer.CONNECT;
import static dev.parley.app.call.CallTimer.GIVE_UP;
import static dev.parley.app.call.CallTimer.RENEW;
import static dev.parley.app.call.CallTimer.RESTART_ICE;
import static dev.parley.app.call.CallTimer.RESTART_ICE_CALLED;

import dev.parley.app.call.CallEffect.Sound;
import dev.parley.app.call.CallState.Cause;
import dev.parley.app.call.CallState.Connected;
import dev.parley.app.call.CallState.Connecting;
import dev.parley.app.call.CallState.Incoming;
import dev.parley.app.call.CallState.Outgoing;
import dev.parley.app.call.CallState.Reconnecting;

/** What happens to the peer connection of a call: it connects, is lost, fails, dies with its engine, is replaced. */
abstract class LinkStep extends CallDraft {
    /** A peer connection that fails as soon as it is made is not made for ever, before the call was connected. */
    static final int MOST_GENERATIONS = 8;

    LinkStep(Call before) {
        super(before);
    }

    /** A fresh peer connection, because the other side's is gone. */
    final void renew(String device, int generation) {
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

    final void connected(int generation) {
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

    final void disconnected(int generation) {
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

    final void failed(int generation) {
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

    final void engineReady() {
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
    final void soundAgain() {
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
    final void engineDied() {
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
    final void replace(Link fresh, Cause cause) {
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

    /** Replaces a peer connection that is of no more use. The caller does; the called side asks for it. */
    final void freshPeer() {
        Link link = before.link();
        if (!engineReady || !link.exists()) {
            return;
        }
        close(link);
        Link fresh = open(before.party(), link.generation() + 1, link.device());
        askRenewal(fresh);
        replace(fresh, state instanceof Reconnecting(Party _, Link _, Cause cause) ? cause : Cause.NETWORK);
    }

    final void reconnect(Party party, Link link, Cause cause) {
        state = new Reconnecting(party, link, cause);
        effects.add(new CallEffect.Play(Sound.LOST));
        start(RENEW);
        start(GIVE_UP);
    }
}
