package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * How to record (MediaStream Recording, section 2.3, {@code MediaRecorderOptions}, and what a file needs besides).
 *
 * @param mimeType the container and its codecs, such as {@code video/mp4;codecs="avc1.42E01F,mp4a.40.2"}; the codecs may be
 *     left out
 * @param videoBitsPerSecond for each picture; 0 for what suits its size
 * @param audioBitsPerSecond for each sound; 0 for what is usual
 * @param width of the picture, pixels, even; 0 for that of the first picture
 * @param height of the picture, pixels, even; 0 for that of the first picture
 * @param framesPerSecond the most
 * @param layout how tracks are put into files
 * @param mixed whether the sound of all is one track, else each is its own
 */
public record RecorderOptions(
        String mimeType,
        int videoBitsPerSecond,
        int audioBitsPerSecond,
        int width,
        int height,
        int framesPerSecond,
        RecordingLayout layout,
        boolean mixed) {
    /** H.264 and AAC: what this program's own player, telephones and browsers play. */
    public static final String MP4 = "video/mp4";
    /** VP8 and Opus. */
    public static final String WEBM = "video/webm";
    /** AAC alone. */
    public static final String M4A = "audio/mp4";
    /** H.264 and AAC, any number of tracks. */
    public static final String MATROSKA = "video/x-matroska";

    public RecorderOptions {
        Objects.requireNonNull(mimeType);
        Objects.requireNonNull(layout);
    }

    /** The same with a picture of this size, pixels, even; so that what is written on a screen can be read in it. */
    public RecorderOptions withSize(int newWidth, int newHeight) {
        return new RecorderOptions(
                mimeType, videoBitsPerSecond, audioBitsPerSecond, newWidth, newHeight, framesPerSecond, layout, mixed);
    }
}
