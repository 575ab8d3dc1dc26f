package dev.parley.app.negotiation;

import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.engine.api.SessionDescription;

/** What is to be done after a step. */
public sealed interface NegotiationEffect {
    /** Make an offer and set it. */
    record CreateOffer(int operation, boolean iceRestart) implements NegotiationEffect {}

    /** Make an answer and set it. */
    record CreateAnswer(int operation) implements NegotiationEffect {}

    /** Set what the other side sent; take back our own offer first if told so. */
    record SetRemoteDescription(int operation, SessionDescription description, boolean rollback)
            implements NegotiationEffect {}

    /** Give a candidate to the peer connection. */
    record AddCandidate(IceCandidate candidate) implements NegotiationEffect {}

    /** Send our description to the other side. */
    record SendDescription(SessionDescription description) implements NegotiationEffect {}

    /** The two can't agree; the peer connection is of no more use. */
    record GiveUp(String message) implements NegotiationEffect {}
}
