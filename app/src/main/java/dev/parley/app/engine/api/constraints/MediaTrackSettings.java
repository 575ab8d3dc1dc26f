package dev.parley.app.engine.api.constraints;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a track is set to (sections 4.3.7 and 11.4): a target, which what is measured may fall short of. A member that is
 * null is one that the track does not have.
 *
 * @param deviceId the device's id
 * @param resizeMode a value of {@link VideoResizeMode}
 * @param width pixels
 * @param height pixels
 * @param aspectRatio width by height, to ten decimal places
 * @param frameRate pictures a second
 * @param echoCancellation whether it is on
 * @param autoGainControl whether it is on
 * @param noiseSuppression whether it is on
 */
public record MediaTrackSettings(
        String deviceId,
        String resizeMode,
        Integer width,
        Integer height,
        Double aspectRatio,
        Double frameRate,
        Boolean echoCancellation,
        Boolean autoGainControl,
        Boolean noiseSuppression) {
    /** A track that has nothing to set. */
    public static final MediaTrackSettings NONE =
            new MediaTrackSettings(null, null, null, null, null, null, null, null, null);

    /** Those of a camera's track. */
    public static MediaTrackSettings ofVideo(
            String deviceId, VideoResizeMode resizeMode, int width, int height, double frameRate) {
        return new MediaTrackSettings(
                deviceId,
                resizeMode.value(),
                width,
                height,
                AspectRatio.of(width, height),
                frameRate,
                null,
                null,
                null);
    }

    /** Those of a microphone's track. */
    public static MediaTrackSettings ofAudio(
            String deviceId, boolean echoCancellation, boolean autoGainControl, boolean noiseSuppression) {
        return new MediaTrackSettings(
                deviceId, null, null, null, null, null, echoCancellation, autoGainControl, noiseSuppression);
    }

    /** Null where the track has no such property. */
    Object of(ConstrainableProperty property) {
        return switch (property) {
            case DEVICE_ID -> deviceId;
            case RESIZE_MODE -> resizeMode;
            case WIDTH -> width;
            case HEIGHT -> height;
            case ASPECT_RATIO -> aspectRatio;
            case FRAME_RATE -> frameRate;
            case ECHO_CANCELLATION -> echoCancellation;
            case AUTO_GAIN_CONTROL -> autoGainControl;
            case NOISE_SUPPRESSION -> noiseSuppression;
        };
    }

    @Override
    public String toString() {
        return Arrays.stream(ConstrainableProperty.values())
                .filter(property -> of(property) != null)
                .map(property -> property.id + ": " + text(of(property)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(Object value) {
        return switch (value) {
            case Number number -> Text.number(number.doubleValue());
            case String string -> '"' + string + '"';
            default -> value.toString();
        };
    }
}
