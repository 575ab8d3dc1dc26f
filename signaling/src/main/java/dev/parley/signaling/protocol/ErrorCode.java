package dev.parley.signaling.protocol;

/** The closed list of error codes. On the wire in lower case with hyphens, as {@code unknown-user}. */
public enum ErrorCode {
    /** Not JSON, or a field is missing or of the wrong type. */
    BAD_MESSAGE,
    /** The type of the message is not known here. */
    UNKNOWN_TYPE,
    /** The message is known, but not now: before sign-in, or twice. */
    NOT_ALLOWED,
    /** Username or password is wrong. Which one is not said. */
    WRONG_CREDENTIALS,
    /** The device token is unknown, over, or was taken back: sign in with the password. */
    TOKEN_EXPIRED,
    /** The server speaks none of the versions that the client does; the message names its own. */
    UNSUPPORTED_VERSION,
    /** Accounts are made with an invitation only, and this one is unknown, used up or over. */
    INVITATION_NEEDED,
    /** The administrator makes the accounts. */
    REGISTRATION_CLOSED,
    /** Another account has that name. */
    NAME_TAKEN,
    /** The name breaks the rules. */
    BAD_NAME,
    /** The password breaks the rules. */
    BAD_PASSWORD,
    /** The session to resume is unknown or over. */
    SESSION_EXPIRED,
    /** There is nobody of that name. */
    UNKNOWN_USER,
    /** The person is signed in nowhere. */
    OFFLINE,
    /** The person is in another call. */
    BUSY,
    /** The person does not want to be disturbed. */
    DO_NOT_DISTURB,
    /** You are not on the person's list; they have been asked whether you may call. */
    ASKED,
    /** No device of that id. */
    UNKNOWN_DEVICE,
    /** No call of that id, or you are not part of it. */
    UNKNOWN_CALL,
    /** A limit was passed; the message names it. */
    LIMIT,
    /** Too many in too short a time; the message names the limit. */
    RATE_LIMITED,
    /** The server failed; it is in its log. */
    INTERNAL
}
