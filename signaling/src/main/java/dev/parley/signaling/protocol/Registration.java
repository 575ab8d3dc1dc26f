package dev.parley.signaling.protocol;

/** How one gets an account, as the server answers the client that asks. */
public enum Registration {
    /** Everybody may make one. */
    OPEN,
    /** With an invitation. */
    INVITATION,
    /** The administrator makes the accounts. */
    CLOSED
}
