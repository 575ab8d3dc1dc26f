package dev.parley.signaling.protocol;

/**
 * A call that this device could not see.
 *
 * @param with the other person
 * @param at when it began to ring, milliseconds since 1970
 * @param durationMs from the answer to the end; 0 if there was none
 */
public record KeptCall(
        String callId,
        String with,
        String withDisplayName,
        CallOutcome outcome,
        boolean video,
        long at,
        long durationMs) {}
