package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * A stream of a recording, as its file says.
 *
 * @param kind what it carries ({@code kind} of a {@code MediaStreamTrack})
 * @param codec by FFmpeg's short name: {@code h264}, {@code vp8}, {@code aac}, {@code opus}
 * @param title whose it is, as it was written down; empty where nothing was
 */
public record RecordedStream(Kind kind, String codec, String title) {
    public RecordedStream {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(codec);
        Objects.requireNonNull(title);
    }

    /** What a stream carries. */
    public enum Kind {
        AUDIO,
        VIDEO
    }
}
