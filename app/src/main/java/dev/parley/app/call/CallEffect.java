package dev.parley.app.call;

import dev.parley.signaling.protocol.EndReason;

/** What is to be done after a step, in order. */
public sealed interface CallEffect {
    /** Ask the server to call. */
    record SendInvite(Party party) implements CallEffect {}

    /** Say that it rings here. */
    record SendRinging(String callId, boolean prepare) implements CallEffect {}

    /** Say that this device takes the call. */
    record SendAccept(String callId, boolean video) implements CallEffect {}

    /** Say that the call is over. */
    record SendEnd(String callId, EndReason reason) implements CallEffect {}

    /** Ask the caller for a new peer connection. */
    record SendRenew(String callId, String device, int generation) implements CallEffect {}

    /** Make a peer connection and, as its offerer, begin to negotiate. */
    record OpenPeer(String callId, int generation, String device, boolean offerer) implements CallEffect {}

    /** End the peer connection of this generation. */
    record ClosePeer(int generation) implements CallEffect {}

    /** Look for a new path. */
    record RestartIce(int generation) implements CallEffect {}

    /** From now on send what the microphone and camera switches say. */
    record StartMedia(int generation) implements CallEffect {}

    /** Start a timer, or start it again. */
    record StartTimer(CallTimer timer) implements CallEffect {}

    /** Stop a timer, if it runs. */
    record StopTimer(CallTimer timer) implements CallEffect {}

    /** Play a sound until {@link Silence}, or once. */
    record Play(Sound sound) implements CallEffect {}

    /** Stop the sound. */
    record Silence() implements CallEffect {}

    /** Keep this call in the history. */
    record Remember(Party party, EndReason reason, boolean byMe) implements CallEffect {}

    /** Keep a call that came while another one was there. */
    record RememberMissed(Party party, EndReason reason) implements CallEffect {}

    /** The sounds of a call. */
    enum Sound {
        RINGING,
        RINGBACK,
        CONNECTED,
        LOST,
        ENDED
    }
}
