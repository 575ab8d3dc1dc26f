package dev.parley.app.negotiation;

import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.engine.api.SessionDescription;

/** What a {@link Negotiation} reacts to. */
public sealed interface NegotiationEvent {
    /** Something changed that the other side must agree to ({@code negotiationneeded}). */
    record Needed() implements NegotiationEvent {}

    /** The path is lost: gather anew and agree on new credentials (RFC 8445, section 2.4). */
    record RestartIce() implements NegotiationEvent {}

    /** The offer or answer of this operation was made and is set as the local description. */
    record LocalReady(int operation, SessionDescription description) implements NegotiationEvent {}

    /** The remote description of this operation is set. */
    record RemoteReady(int operation) implements NegotiationEvent {}

    /** The operation failed; nothing changed. */
    record OperationFailed(int operation, String message) implements NegotiationEvent {}

    /** The other side sent a description. */
    record RemoteDescription(SessionDescription description) implements NegotiationEvent {}

    /** The other side sent a candidate. */
    record RemoteCandidate(IceCandidate candidate) implements NegotiationEvent {}
}
