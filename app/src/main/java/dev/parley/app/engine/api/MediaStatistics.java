package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * One second of one peer connection, made from the W3C statistics (webrtc-stats). Rates are over the last interval.
 *
 * @param t when, ms of the monotonic clock
 * @param in what arrives
 * @param out what leaves
 * @param roundTripMs round trip of the selected candidate pair in ms; negative while unknown
 * @param path {@code host}, {@code srflx}, {@code prflx} or {@code relay} of the local candidate in use, and the
 *     protocol, such as {@code host/udp}; empty while unknown
 */
public record MediaStatistics(long t, Flow in, Flow out, double roundTripMs, String path) {
    public MediaStatistics {
        Objects.requireNonNull(in);
        Objects.requireNonNull(out);
        Objects.requireNonNull(path);
    }

    /**
     * One direction.
     *
     * @param fps pictures a second
     * @param width pixels
     * @param height pixels
     * @param videoBitrate bit/s
     * @param audioBitrate bit/s
     * @param loss share of packets lost in the interval, 0 to 1 (for {@code out}: as the other side reports)
     * @param freezes pictures that froze since the connection began; 0 for {@code out}
     * @param audioLevel 0 to 1, linear
     * @param videoCodec such as {@code VP8}; empty while none
     * @param audioCodec such as {@code opus}; empty while none
     */
    public record Flow(
            double fps,
            int width,
            int height,
            long videoBitrate,
            long audioBitrate,
            double loss,
            long freezes,
            double audioLevel,
            String videoCodec,
            String audioCodec) {
        /** Nothing flows. */
        public static final Flow NONE = new Flow(0, 0, 0, 0, 0, 0, 0, 0, "", "");

        public Flow {
            Objects.requireNonNull(videoCodec);
            Objects.requireNonNull(audioCodec);
        }
    }
}
