package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.engine.api.SessionDescription;
import dev.parley.app.negotiation.Negotiation;
import dev.parley.app.negotiation.NegotiationEffect;
import dev.parley.app.negotiation.NegotiationEvent;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One peer connection of a call, between the engine and the server: runs its {@link Negotiation}. Owned by the
 * {@code call} thread.
 */
final class PeerLink {
    private final String callId;
    private final String device;
    private final int generation;
    private final Consumer<EngineCommand> engine;
    private final Consumer<Request> server;
    private final BiConsumer<PeerLink, String> giveUp;
    private Negotiation negotiation;

    /**
     * @param offerer whether this side made the call: it offers first, and is the impolite one
     * @param giveUp told when the two can't agree
     */
    PeerLink(
            String callId,
            String device,
            int generation,
            boolean offerer,
            Consumer<EngineCommand> engine,
            Consumer<Request> server,
            BiConsumer<PeerLink, String> giveUp) {
        this.callId = callId;
        this.device = device;
        this.generation = generation;
        this.engine = engine;
        this.server = server;
        this.giveUp = giveUp;
        this.negotiation = Negotiation.start(!offerer);
    }

    /** The engine's name for it. */
    String name() {
        return callId + "#" + generation;
    }

    String device() {
        return device;
    }

    int generation() {
        return generation;
    }

    /** Whether a message of the other side belongs to this peer connection. */
    boolean matches(String fromCall, String fromDevice, int fromGeneration) {
        return callId.equals(fromCall) && device.equals(fromDevice) && generation == fromGeneration;
    }

    /** Whether both sides have agreed once. */
    boolean negotiated() {
        return negotiation.remoteSet();
    }

    void received(Event.Description description) {
        step(new NegotiationEvent.RemoteDescription(new SessionDescription(
                SessionDescription.Type.valueOf(description.type().toUpperCase(Locale.ROOT)), description.sdp())));
    }

    void received(Event.Candidate candidate) {
        step(new NegotiationEvent.RemoteCandidate(
                new IceCandidate(candidate.candidate(), candidate.sdpMid(), candidate.sdpMLineIndex())));
    }

    /** Sends a candidate of ours to the other side. */
    void gathered(IceCandidate candidate) {
        server.accept(new Request.Candidate(
                callId, device, generation, candidate.candidate(), candidate.sdpMid(), candidate.sdpMLineIndex()));
    }

    void step(NegotiationEvent event) {
        Negotiation.Step step = negotiation.step(event);
        negotiation = step.state();
        step.effects().forEach(this::carryOut);
    }

    private void carryOut(NegotiationEffect effect) {
        switch (effect) {
            case NegotiationEffect.CreateOffer(int operation, boolean iceRestart) ->
                engine.accept(new EngineCommand.CreateOffer(name(), operation, iceRestart));
            case NegotiationEffect.CreateAnswer(int operation) ->
                engine.accept(new EngineCommand.CreateAnswer(name(), operation));
            case NegotiationEffect.SetRemoteDescription(
                    int operation,
                    SessionDescription description,
                    boolean rollback) ->
                engine.accept(new EngineCommand.SetRemoteDescription(name(), operation, description, rollback));
            case NegotiationEffect.AddCandidate(IceCandidate candidate) ->
                engine.accept(new EngineCommand.AddIceCandidate(name(), candidate));
            case NegotiationEffect.SendDescription(SessionDescription description) ->
                server.accept(new Request.Description(
                        callId,
                        device,
                        generation,
                        description.type().name().toLowerCase(Locale.ROOT),
                        description.sdp()));
            case NegotiationEffect.GiveUp(String message) -> giveUp.accept(this, message);
        }
    }
}
