package dev.parley.signaling.protocol;

/** What two programs in a call tell each other of recording it. On the wire in lower case. */
public enum RecordingSignal {
    /** May I record? */
    ASK,
    /** The question was answered with yes. */
    ALLOW,
    /** The question was answered with no. */
    REFUSE,
    /** I record. */
    ON,
    /** I hold my recording. */
    PAUSED,
    /** I don't record any more, or take back my question. */
    OFF
}
