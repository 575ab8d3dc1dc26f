package dev.parley.signaling.protocol;

/** Whether a person can be called now. */
public enum PresenceState {
    /** Signed in on some device. */
    HERE,
    /** In a call. */
    IN_CALL,
    /** Signed in, and said to be away. */
    AWAY,
    /** Signed in, and nobody may ring. */
    DO_NOT_DISTURB,
    /** Signed in nowhere. */
    OFFLINE,
    /** They have not put me on their list, so that I don't see it. */
    UNKNOWN
}
