package dev.parley.signaling.protocol;

/** Why a call is over. On the wire in lower case with hyphens, as {@code answered-elsewhere}. */
public enum EndReason {
    /** One of the two hung up after the answer. */
    HUNG_UP,
    /** The caller gave up before the answer. */
    CANCELLED,
    /** The called person said no. */
    DECLINED,
    /** The called person is in another call. */
    BUSY,
    /** Nobody answered in time. */
    NO_ANSWER,
    /** Another device of the called person answered. */
    ANSWERED_ELSEWHERE,
    /** Another device of the called person declined. */
    DECLINED_ELSEWHERE,
    /** There is nobody of that name. */
    UNKNOWN_USER,
    /** The called person is not signed in anywhere. */
    OFFLINE,
    /** The called person does not want to be disturbed. */
    DO_NOT_DISTURB,
    /** The called person does not know the caller, and is asked whether they may call. */
    ASKED,
    /** Both called each other at once, and the other call was kept. */
    GLARE,
    /** The media connection could not be made or was lost for good. */
    FAILED,
    /** One side's connection to the server was lost for good before the call was set up. */
    SERVER_LOST
}
