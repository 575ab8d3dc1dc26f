package dev.parley.app.negotiation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.engine.api.SessionDescription;
import dev.parley.app.negotiation.Negotiation.SignalingState;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer connection that is as strict as the native one: no implicit rollback, an answer only for the offer that it
 * answers, candidates only after a remote description. What isn't allowed there fails the test.
 */
public final class SimulatedPeer {
    private final String name;
    private final List<IceCandidate> candidates = new ArrayList<>();
    private SignalingState state = SignalingState.STABLE;
    private String pending = "";
    private String agreed = "";
    private boolean hasRemote;
    private boolean pendingRestart;
    private int made;
    private int restarts;

    public SimulatedPeer(String name) {
        this.name = name;
    }

    /** The offer that both agreed on last; empty while they did not. */
    public String agreed() {
        return state == SignalingState.STABLE ? agreed : "";
    }

    /** How many of this side's ICE restarts were agreed on. */
    public int restarts() {
        return restarts;
    }

    public List<IceCandidate> candidates() {
        return List.copyOf(candidates);
    }

    /** Carries out what is for the engine; returns how it went, or null where nothing is answered. */
    public NegotiationEvent carryOut(NegotiationEffect effect) {
        return switch (effect) {
            case NegotiationEffect.CreateOffer(int operation, boolean iceRestart) -> {
                assertEquals(SignalingState.STABLE, state, name + " offers");
                state = SignalingState.HAVE_LOCAL_OFFER;
                pending = name + ++made;
                pendingRestart = iceRestart;
                yield new NegotiationEvent.LocalReady(
                        operation, new SessionDescription(SessionDescription.Type.OFFER, pending));
            }
            case NegotiationEffect.CreateAnswer(int operation) -> {
                assertEquals(SignalingState.HAVE_REMOTE_OFFER, state, name + " answers");
                state = SignalingState.STABLE;
                agreed = pending;
                yield new NegotiationEvent.LocalReady(
                        operation, new SessionDescription(SessionDescription.Type.ANSWER, pending));
            }
            case NegotiationEffect.SetRemoteDescription(int operation, SessionDescription remote, boolean rollback) -> {
                setRemote(remote, rollback);
                yield new NegotiationEvent.RemoteReady(operation);
            }
            case NegotiationEffect.AddCandidate(IceCandidate candidate) -> {
                assertTrue(hasRemote, name + " would lose a candidate");
                candidates.add(candidate);
                yield null;
            }
            default -> throw new AssertionError("not for the engine: " + effect);
        };
    }

    private void setRemote(SessionDescription remote, boolean rollback) {
        if (rollback) {
            assertEquals(SignalingState.HAVE_LOCAL_OFFER, state, name + " rolls back");
            state = SignalingState.STABLE;
        }
        if (remote.type() == SessionDescription.Type.OFFER) {
            assertEquals(SignalingState.STABLE, state, name + " takes an offer");
            state = SignalingState.HAVE_REMOTE_OFFER;
            pending = remote.sdp();
        } else {
            assertEquals(SignalingState.HAVE_LOCAL_OFFER, state, name + " takes an answer");
            assertEquals(pending, remote.sdp(), name + " takes an answer to another offer");
            state = SignalingState.STABLE;
            agreed = pending;
            restarts += pendingRestart ? 1 : 0;
        }
        hasRemote = true;
    }
}
