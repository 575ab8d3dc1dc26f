package dev.parley.app.engine.api.constraints;

import java.util.Objects;

/**
 * Settings that a camera's track can have, and how.
 *
 * @param mode the mode to open the camera in
 * @param settings what comes of it: width, height, aspectRatio, frameRate, resizeMode and deviceId are all there. Where
 *     the frame rate is below the mode's, pictures are dropped.
 */
public record VideoCandidate(VideoMode mode, MediaTrackSettings settings) {
    public VideoCandidate {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(settings);
    }

    static VideoCandidate natively(String deviceId, VideoMode mode) {
        return of(deviceId, mode, VideoResizeMode.NONE, mode.width(), mode.height(), mode.frameRate());
    }

    static VideoCandidate of(
            String deviceId, VideoMode mode, VideoResizeMode resizeMode, int width, int height, double frameRate) {
        return new VideoCandidate(mode, MediaTrackSettings.ofVideo(deviceId, resizeMode, width, height, frameRate));
    }

    /** How a picture of the mode becomes one of the settings. */
    public CropAndScale cropAndScale() {
        return CropAndScale.of(mode.width(), mode.height(), settings.width(), settings.height());
    }

    /** Whether pictures go on as the camera gives them: neither size nor frame rate are changed. */
    public boolean isNative() {
        return settings.width() == mode.width()
                && settings.height() == mode.height()
                && settings.frameRate() == mode.frameRate();
    }

    /** Width and height are the result's, not the mode's. */
    VideoMode result() {
        return new VideoMode(settings.width(), settings.height(), settings.frameRate());
    }

    @Override
    public String toString() {
        return isNative() ? mode + " " + settings.resizeMode() : result() + " from " + mode;
    }
}
