package dev.parley.app.call;

import dev.parley.signaling.protocol.EndReason;

/**
 * Where a call is.
 *
 * <pre>
 *            place                accepted, and not yet connected       connected
 *   Idle ───────────► Outgoing ─────────────┐   ┌────────────┐
 *    │ ▲                 │ │ accepted, and  ├──►│ Connecting ├──────────┐
 *    │ │ dismiss         │ │ connected      │   └─────┬──────┘          ▼
 *    │ │                 │ └────────────────┼─────────┼──────────► Connected ◄─┐
 *    │ │        invited  │                  │         │                │       │ connected
 *    └─┼─────────► Incoming ─── answer ─────┘         │                ▼       │
 *      │                 │                            │          Reconnecting ─┘
 *      │                 ▼                            ▼                │
 *    Ended(reason) ◄── cancel, decline, refused, timed out, hung up, failed
 * </pre>
 *
 * A peer connection may exist and be connected from {@code Outgoing} and {@code Incoming} on: it is made while it rings,
 * and sends nothing before the answer.
 */
public sealed interface CallState {
    /** No call. */
    record Idle() implements CallState {}

    /**
     * We call.
     *
     * @param ringing whether it rings on a device of the other person
     */
    record Outgoing(Party party, boolean ringing, Link link) implements CallState {}

    /**
     * Somebody calls.
     *
     * @param device the device that they call from
     */
    record Incoming(Party party, String device, Link link) implements CallState {}

    /** Answered; the peer connection is being made. */
    record Connecting(Party party, Link link) implements CallState {}

    /** Media flows. */
    record Connected(Party party, Link link) implements CallState {}

    /** Media flowed and will again. */
    record Reconnecting(Party party, Link link, Cause cause) implements CallState {}

    /**
     * Over; what is left is to say so.
     *
     * @param byMe whether this side ended it
     */
    record Ended(Party party, EndReason reason, boolean byMe) implements CallState {}

    /** Why media does not flow. */
    enum Cause {
        /** The path between the two is lost. */
        NETWORK,
        /** Our engine died. */
        ENGINE,
        /** The other side began anew. */
        PEER
    }
}
