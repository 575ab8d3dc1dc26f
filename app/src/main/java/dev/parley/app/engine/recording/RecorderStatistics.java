package dev.parley.app.engine.recording;

/**
 * What a recorder has done.
 *
 * @param durationMs recorded so far, without pauses
 * @param safeMs of these, what can be read if the machine stops now; grows in steps of about a second
 * @param bytes written to all files
 * @param framesEncoded pictures in all files
 * @param framesDropped pictures that came while the encoder was behind
 * @param soundDroppedMs sound that came while the encoder was behind; it is silence in the file
 */
public record RecorderStatistics(
        long durationMs, long safeMs, long bytes, long framesEncoded, long framesDropped, long soundDroppedMs) {}
