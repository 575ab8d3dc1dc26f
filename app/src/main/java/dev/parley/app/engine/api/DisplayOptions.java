package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * How a screen or window is shared.
 *
 * @param contentHint what matters in it (MediaStreamTrack Content Hints, section 4)
 * @param cursor whether the pointer is in the picture (Screen Capture, section 6.1)
 */
public record DisplayOptions(ContentHint contentHint, boolean cursor) {
    public DisplayOptions {
        Objects.requireNonNull(contentHint);
    }

    /** What matters in a picture. */
    public enum ContentHint {
        /** Sharp text: its own pixels, up to 15 pictures a second, which become fewer rather than smaller. */
        TEXT(15),
        /** Smooth motion: 30 pictures a second, which become smaller rather than fewer. */
        MOTION(30);

        private final int framesPerSecond;

        ContentHint(int framesPerSecond) {
            this.framesPerSecond = framesPerSecond;
        }

        /** The most. */
        public int framesPerSecond() {
            return framesPerSecond;
        }
    }
}
