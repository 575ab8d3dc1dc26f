package dev.parley.app.engine.api.constraints;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a device can be set to, property by property, not in combination (sections 4.3.5 and 11.3). What it does not have
 * is an empty list or {@link DoubleRange#NONE}.
 *
 * @param deviceId the device's id
 * @param resizeMode the values of {@link VideoResizeMode}: {@code none} and what we may do ourselves
 * @param width pixels
 * @param height pixels
 * @param aspectRatio width by height
 * @param frameRate pictures a second
 * @param echoCancellation {@code true} and {@code false} where it can be switched
 * @param autoGainControl as {@code echoCancellation}
 * @param noiseSuppression as {@code echoCancellation}
 */
public record MediaTrackCapabilities(
        String deviceId,
        List<String> resizeMode,
        DoubleRange width,
        DoubleRange height,
        DoubleRange aspectRatio,
        DoubleRange frameRate,
        List<Boolean> echoCancellation,
        List<Boolean> autoGainControl,
        List<Boolean> noiseSuppression) {
    public MediaTrackCapabilities {
        deviceId = deviceId == null ? "" : deviceId;
        resizeMode = resizeMode == null ? List.of() : List.copyOf(resizeMode);
        width = width == null ? DoubleRange.NONE : width;
        height = height == null ? DoubleRange.NONE : height;
        aspectRatio = aspectRatio == null ? DoubleRange.NONE : aspectRatio;
        frameRate = frameRate == null ? DoubleRange.NONE : frameRate;
        echoCancellation = echoCancellation == null ? List.of() : List.copyOf(echoCancellation);
        autoGainControl = autoGainControl == null ? List.of() : List.copyOf(autoGainControl);
        noiseSuppression = noiseSuppression == null ? List.of() : List.copyOf(noiseSuppression);
    }

    /**
     * Those of a camera with these modes. Width and height begin at 1 and the frame rate at 0, since we scale, crop and
     * drop pictures down to any value, and section 4.3.8 wants these bounds; the ratios are what such sizes can have.
     */
    public static MediaTrackCapabilities ofCamera(String deviceId, List<VideoMode> modes) {
        if (modes.isEmpty()) {
            return new MediaTrackCapabilities(deviceId, null, null, null, null, null, null, null, null);
        }
        double width = most(modes, VideoMode::width);
        double height = most(modes, VideoMode::height);
        return new MediaTrackCapabilities(
                deviceId,
                Arrays.stream(VideoResizeMode.values())
                        .map(VideoResizeMode::value)
                        .toList(),
                new DoubleRange(1, width),
                new DoubleRange(1, height),
                new DoubleRange(AspectRatio.rounded(1 / height), width),
                new DoubleRange(0, most(modes, VideoMode::frameRate)),
                null,
                null,
                null);
    }

    /** Those of a microphone whose sound we process ourselves, and so can leave as it is. */
    public static MediaTrackCapabilities ofMicrophone(String deviceId) {
        List<Boolean> both = List.of(true, false);
        return new MediaTrackCapabilities(deviceId, null, null, null, null, null, both, both, both);
    }

    private static double most(List<VideoMode> modes, ToDoubleFunction<VideoMode> what) {
        return modes.stream()
                .max(Comparator.comparingDouble(what))
                .map(what::applyAsDouble)
                .orElseThrow();
    }
}
