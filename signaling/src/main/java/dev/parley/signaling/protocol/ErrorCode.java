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
    /** No call of that id, or you are not part of it. */
    UNKNOWN_CALL,
    /** A limit was passed; the message names it. */
    LIMIT,
    /** Too many in too short a time; the message names the limit. */
    RATE_LIMITED,
    /** The server failed; it is in its log. */
    INTERNAL
}
