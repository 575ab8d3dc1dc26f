package dev.parley.signaling.server;

/** Who may make an account. */
public enum RegistrationPolicy {
    /** Everybody. */
    OPEN,
    /** Everybody on this computer and on the networks around it: loopback, link-local and private addresses. */
    LOCAL,
    /** Who has an invitation. */
    INVITATION,
    /** The administrator alone. */
    CLOSED
}
