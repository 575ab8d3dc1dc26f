package dev.parley.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.engine.api.SessionDescription;
import dev.parley.app.negotiation.Negotiation;
import dev.parley.app.negotiation.NegotiationEffect;
import dev.parley.app.negotiation.NegotiationEvent;
import dev.parley.app.negotiation.SimulatedPeer;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/** One device of a {@link Town}: a call, the negotiation of its peer connection and an engine that can die. */
final class SimulatedDevice {
    private final Town town;
    private final String name;
    private final WatchedCall watched;
    private final Queue<Request> outbox = new ArrayDeque<>();
    private final Queue<Event> inbox = new ArrayDeque<>();
    private final Queue<NegotiationEffect> engine = new ArrayDeque<>();
    private final List<NegotiationEvent> early = new ArrayList<>();
    private final Map<CallTimer, Long> timers = new EnumMap<>(CallTimer.class);
    private final List<EndReason> history = new ArrayList<>();
    final List<String> missed = new ArrayList<>();
    private boolean online = true;
    private boolean engineUp;
    private Negotiation negotiation;
    private SimulatedPeer peer;
    private String broken = "";
    private int earlyFor;
    private int peers;
    private int calls;

    SimulatedDevice(Town town, String name, boolean prepare) {
        this.town = town;
        this.name = name;
        watched = new WatchedCall(prepare);
    }

    String name() {
        return name;
    }

    Queue<Request> outbox() {
        return outbox;
    }

    Queue<Event> inbox() {
        return inbox;
    }

    boolean online() {
        return online;
    }

    WatchedCall watched() {
        return watched;
    }

    CallState state() {
        return watched.state();
    }

    Link link() {
        return watched.call().link();
    }

    /** How its calls ended, oldest first. */
    List<EndReason> history() {
        return List.copyOf(history);
    }

    int candidates() {
        return peer.candidates().size();
    }

    void place(String callId, String user) {
        step(new CallEvent.Place(new Party(callId, user, user, true, true)));
    }

    void place(String user) {
        place("call-" + name + "-" + ++calls, user);
    }

    void answer() {
        step(new CallEvent.Answer(true));
    }

    void hangUp() {
        step(new CallEvent.HangUp());
    }

    void startEngine() {
        engineUp = true;
        step(new CallEvent.EngineReady());
    }

    void killEngine() {
        engineUp = false;
        peer = null;
        engine.clear();
        step(new CallEvent.EngineDied());
    }

    void loseServer() {
        online = false;
        step(new CallEvent.ServerLost());
    }

    void findServer() {
        online = true;
        step(new CallEvent.ServerBack(true));
    }

    /** The path of this device's peer connection is of no more use; ICE must be restarted. */
    void losePath() {
        if (link().connected()) {
            broken = peer.agreed();
            step(new CallEvent.PeerDisconnected(link().generation()));
        }
    }

    long nextTimer() {
        return timers.values().stream().min(Long::compare).orElse(Long.MAX_VALUE);
    }

    /** Lets the timer fire that is next. */
    void fire() {
        CallTimer timer = timers.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        timers.remove(timer);
        step(new CallEvent.TimerFired(timer));
    }

    /** What can be done on this device now. */
    List<Runnable> turns() {
        List<Runnable> turns = new ArrayList<>();
        if (online && !inbox.isEmpty()) {
            turns.add(this::receive);
        }
        if (!engine.isEmpty()) {
            turns.add(this::engineTurn);
        }
        if (!engineUp) {
            turns.add(this::startEngine);
        }
        if (!online) {
            turns.add(this::findServer);
        }
        boolean path = pathToOther();
        if (path && !link().connected()) {
            turns.add(() -> step(new CallEvent.PeerConnected(link().generation())));
        } else if (!path && link().connected()) {
            turns.add(this::losePath);
        }
        return turns;
    }

    private boolean pathToOther() {
        if (peer == null || peer.agreed().isEmpty()) {
            return false;
        }
        SimulatedDevice other = town.at(link().device());
        return other.peer != null
                && other.peer.agreed().equals(peer.agreed())
                && !peer.agreed().equals(broken)
                && !peer.agreed().equals(other.broken);
    }

    private void engineTurn() {
        NegotiationEffect effect = engine.remove();
        NegotiationEvent done = peer.carryOut(effect);
        if (done != null) {
            negotiate(done);
        }
    }

    /** Takes the next message of the server. */
    void receive() {
        switch (inbox.remove()) {
            case Event.Incoming(String id, String from, String device, String shown, boolean video) ->
                step(new CallEvent.Invited(new Party(id, from, shown, false, video), device));
            case Event.Ringing(String id, String device, boolean prepare) ->
                step(new CallEvent.RemoteRinging(id, device, prepare));
            case Event.Accepted(String id, String device, boolean _) -> step(new CallEvent.RemoteAccepted(id, device));
            case Event.Ended(String id, EndReason reason) -> step(new CallEvent.RemoteEnded(id, reason));
            case Event.Renew(String id, String device, int generation) ->
                step(new CallEvent.RenewAsked(id, device, generation));
            case Event.Description(String id, String device, int generation, String type, String sdp) -> {
                SessionDescription.Type kind = SessionDescription.Type.valueOf(type.toUpperCase(Locale.ROOT));
                if (kind == SessionDescription.Type.OFFER) {
                    step(new CallEvent.OfferArrived(id, device, generation));
                }
                handOver(id, generation, new NegotiationEvent.RemoteDescription(new SessionDescription(kind, sdp)));
            }
            case Event.Candidate(String id, String _, int generation, String line, String mid, int index) ->
                handOver(id, generation, new NegotiationEvent.RemoteCandidate(new IceCandidate(line, mid, index)));
            case Event other -> throw new AssertionError("not of a call: " + other);
        }
    }

    /** What belongs to a peer connection that is about to be opened waits for it; what belongs to another is dropped. */
    private void handOver(String callId, int generation, NegotiationEvent event) {
        if (!watched.call().active()
                || !watched.call().party().callId().equals(callId)
                || link().generation() != generation) {
            return;
        }
        if (link().open()) {
            negotiate(event);
        } else {
            if (earlyFor != generation) {
                early.clear();
                earlyFor = generation;
            }
            early.add(event);
        }
    }

    private void negotiate(NegotiationEvent event) {
        Negotiation.Step step = negotiation.step(event);
        negotiation = step.state();
        String id = watched.call().party().callId();
        for (NegotiationEffect effect : step.effects()) {
            switch (effect) {
                case NegotiationEffect.SendDescription(SessionDescription description) -> {
                    String type = description.type().name().toLowerCase(Locale.ROOT);
                    outbox.add(
                            new Request.Description(id, link().device(), link().generation(), type, description.sdp()));
                    outbox.add(new Request.Candidate(
                            id, link().device(), link().generation(), "candidate:" + description.sdp(), "0", 0));
                }
                case NegotiationEffect.GiveUp(String message) -> throw new AssertionError(message);
                default -> engine.add(effect);
            }
        }
    }

    void step(CallEvent event) {
        watched.after(event);
        List.copyOf(watched.last()).forEach(this::carryOut);
    }

    private void carryOut(CallEffect effect) {
        switch (effect) {
            case CallEffect.SendInvite(Party party) ->
                outbox.add(new Request.Invite(party.callId(), party.username(), party.video()));
            case CallEffect.SendRinging(String id, boolean prepare) -> outbox.add(new Request.Ringing(id, prepare));
            case CallEffect.SendAccept(String id, boolean video) -> outbox.add(new Request.Accept(id, video));
            case CallEffect.SendEnd(String id, EndReason reason) -> outbox.add(new Request.End(id, reason));
            case CallEffect.SendRenew(String id, String device, int generation) ->
                outbox.add(new Request.Renew(id, device, generation));
            case CallEffect.OpenPeer(String _, int generation, String _, boolean offerer) -> open(generation, offerer);
            case CallEffect.ClosePeer(int _) -> {
                peer = null;
                engine.clear();
            }
            case CallEffect.RestartIce(int _) -> negotiate(new NegotiationEvent.RestartIce());
            case CallEffect.StartTimer(CallTimer timer) ->
                timers.put(timer, town.now() + timer.after().toMillis());
            case CallEffect.StopTimer(CallTimer timer) -> timers.remove(timer);
            case CallEffect.Remember(Party _, EndReason reason, boolean _) -> history.add(reason);
            case CallEffect.RememberMissed(Party party, EndReason _) -> missed.add(party.username());
            case CallEffect.StartMedia _, CallEffect.Play _, CallEffect.Silence _ -> {}
        }
    }

    private void open(int generation, boolean offerer) {
        assertEquals(true, engineUp, name + " has no engine");
        peer = new SimulatedPeer(name + "/" + ++peers + "/");
        negotiation = Negotiation.start(!offerer);
        if (offerer) {
            negotiate(new NegotiationEvent.Needed());
        }
        if (earlyFor == generation) {
            early.forEach(this::negotiate);
        }
        early.clear();
    }

    @Override
    public String toString() {
        return name + ": " + watched.call();
    }
}
