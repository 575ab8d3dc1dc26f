package dev.parley.app.engine.api;

import java.util.List;

/**
 * What a recording is.
 *
 * @param durationMs how long it is, ms; of one that is not complete, what of it can be read
 * @param bytes the size of the file
 * @param width of the first picture, pixels; 0 where there is none
 * @param height of the first picture, pixels; 0 where there is none
 * @param streams in the order of the file
 * @param complete whether its recorder came to write its end. One that was killed leaves a file that few programs can
 *     play or seek in, until it is repaired
 */
public record RecordingInfo(
        long durationMs, long bytes, int width, int height, List<RecordedStream> streams, boolean complete) {
    public RecordingInfo {
        streams = List.copyOf(streams);
    }
}
