package dev.parley.app.call;

import dev.parley.signaling.protocol.EndReason;

/** What a {@link Call} reacts to. An event that names another call or an older generation changes nothing. */
public sealed interface CallEvent {
    /** The person calls somebody. */
    record Place(Party party) implements CallEvent {}

    /** The person takes the call. */
    record Answer(boolean video) implements CallEvent {}

    /** The person cancels, declines or hangs up. */
    record HangUp() implements CallEvent {}

    /** The person has read how it ended. */
    record Dismiss() implements CallEvent {}

    /** The server refused our invitation. */
    record InviteRefused(String callId, EndReason reason) implements CallEvent {}

    /** Somebody calls. */
    record Invited(Party party, String device) implements CallEvent {}

    /** A device of the called person rings. */
    record RemoteRinging(String callId, String device, boolean prepare) implements CallEvent {}

    /** A device of the called person took the call. */
    record RemoteAccepted(String callId, String device) implements CallEvent {}

    /** The call is over, says the server. */
    record RemoteEnded(String callId, EndReason reason) implements CallEvent {}

    /** The other side's peer connection is gone, and it asks for a new one. */
    record RenewAsked(String callId, String device, int generation) implements CallEvent {}

    /** An offer of this generation arrived; it is handed to the negotiation after this event. */
    record OfferArrived(String callId, String device, int generation) implements CallEvent {}

    /** The peer connection of this generation is connected. */
    record PeerConnected(int generation) implements CallEvent {}

    /** The peer connection of this generation lost its path. */
    record PeerDisconnected(int generation) implements CallEvent {}

    /** The peer connection of this generation can't be used any more. */
    record PeerFailed(int generation) implements CallEvent {}

    /** The engine takes commands. */
    record EngineReady() implements CallEvent {}

    /** The engine died; all peer connections are gone. */
    record EngineDied() implements CallEvent {}

    /** No engine can be had. */
    record EngineGone() implements CallEvent {}

    /** The connection to the server is lost. */
    record ServerLost() implements CallEvent {}

    /**
     * The server is back.
     *
     * @param resumed whether it still knows our call
     */
    record ServerBack(boolean resumed) implements CallEvent {}

    /** A timer ran out. */
    record TimerFired(CallTimer timer) implements CallEvent {}
}
