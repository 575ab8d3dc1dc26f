package dev.parley.signaling.protocol;

/** How a call went, from the view of the person who is told. */
public enum CallOutcome {
    /** They talked. */
    ANSWERED,
    /** They called, and nobody answered here. */
    MISSED,
    /** They called, and it was declined on another of my devices. */
    DECLINED,
    /** I called from another of my devices, and they did not answer. */
    UNANSWERED
}
