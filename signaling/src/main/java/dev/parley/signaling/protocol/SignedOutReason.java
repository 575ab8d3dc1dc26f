package dev.parley.signaling.protocol;

/** Why the server ended a session. */
public enum SignedOutReason {
    /** The device was signed out from another one, or all were. */
    REVOKED,
    /** The password was changed on another device. */
    PASSWORD_CHANGED,
    /** The account is gone. */
    ACCOUNT_DELETED,
    /** The administrator did it. */
    ADMINISTRATOR
}
