package dev.parley.app.engine.api.constraints;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What is wanted of the properties of a track (section 4.3.6); those that nothing is wanted of are {@code NONE}. It has
 * the members that we support: like WebIDL, the JSON reader drops any other, required or not (section 11.1,
 * SelectSettings, step 1), which {@link MediaTrackSupportedConstraints} says beforehand.
 *
 * @param deviceId the device's id
 * @param resizeMode the values of {@link VideoResizeMode}
 * @param width whole pixels
 * @param height whole pixels
 * @param aspectRatio width by height
 * @param frameRate pictures a second
 * @param echoCancellation on or off; the modes {@code all} and {@code remote-only} are not supported
 * @param autoGainControl on or off
 * @param noiseSuppression on or off
 */
public record MediaTrackConstraintSet(
        ConstrainDOMString deviceId,
        ConstrainDOMString resizeMode,
        ConstrainDouble width,
        ConstrainDouble height,
        ConstrainDouble aspectRatio,
        ConstrainDouble frameRate,
        ConstrainBoolean echoCancellation,
        ConstrainBoolean autoGainControl,
        ConstrainBoolean noiseSuppression) {
    /** Nothing is wanted. */
    public static final MediaTrackConstraintSet NONE =
            new MediaTrackConstraintSet(null, null, null, null, null, null, null, null, null);

    public MediaTrackConstraintSet {
        deviceId = deviceId == null ? ConstrainDOMString.NONE : deviceId;
        resizeMode = resizeMode == null ? ConstrainDOMString.NONE : resizeMode;
        width = width == null ? ConstrainDouble.NONE : width.whole();
        height = height == null ? ConstrainDouble.NONE : height.whole();
        aspectRatio = aspectRatio == null ? ConstrainDouble.NONE : aspectRatio.toTenthDecimal();
        frameRate = frameRate == null ? ConstrainDouble.NONE : frameRate;
        echoCancellation = echoCancellation == null ? ConstrainBoolean.NONE : echoCancellation;
        autoGainControl = autoGainControl == null ? ConstrainBoolean.NONE : autoGainControl;
        noiseSuppression = noiseSuppression == null ? ConstrainBoolean.NONE : noiseSuppression;
    }

    public MediaTrackConstraintSet withDeviceId(ConstrainDOMString wanted) {
        return new MediaTrackConstraintSet(
                wanted,
                resizeMode,
                width,
                height,
                aspectRatio,
                frameRate,
                echoCancellation,
                autoGainControl,
                noiseSuppression);
    }

    public MediaTrackConstraintSet withResizeMode(ConstrainDOMString wanted) {
        return new MediaTrackConstraintSet(
                deviceId,
                wanted,
                width,
                height,
                aspectRatio,
                frameRate,
                echoCancellation,
                autoGainControl,
                noiseSuppression);
    }

    public MediaTrackConstraintSet withWidth(ConstrainDouble wanted) {
        return new MediaTrackConstraintSet(
                deviceId,
                resizeMode,
                wanted,
                height,
                aspectRatio,
                frameRate,
                echoCancellation,
                autoGainControl,
                noiseSuppression);
    }

    public MediaTrackConstraintSet withHeight(ConstrainDouble wanted) {
        return new MediaTrackConstraintSet(
                deviceId,
                resizeMode,
                width,
                wanted,
                aspectRatio,
                frameRate,
                echoCancellation,
                autoGainControl,
                noiseSuppression);
    }

    public MediaTrackConstraintSet withAspectRatio(ConstrainDouble wanted) {
        return new MediaTrackConstraintSet(
                deviceId,
                resizeMode,
                width,
                height,
                wanted,
                frameRate,
                echoCancellation,
                autoGainControl,
                noiseSuppression);
    }

    public MediaTrackConstraintSet withFrameRate(ConstrainDouble wanted) {
        return new MediaTrackConstraintSet(
                deviceId,
                resizeMode,
                width,
                height,
                aspectRatio,
                wanted,
                echoCancellation,
                autoGainControl,
                noiseSuppression);
    }

    public MediaTrackConstraintSet withEchoCancellation(ConstrainBoolean wanted) {
        return new MediaTrackConstraintSet(
                deviceId, resizeMode, width, height, aspectRatio, frameRate, wanted, autoGainControl, noiseSuppression);
    }

    public MediaTrackConstraintSet withAutoGainControl(ConstrainBoolean wanted) {
        return new MediaTrackConstraintSet(
                deviceId,
                resizeMode,
                width,
                height,
                aspectRatio,
                frameRate,
                echoCancellation,
                wanted,
                noiseSuppression);
    }

    public MediaTrackConstraintSet withNoiseSuppression(ConstrainBoolean wanted) {
        return new MediaTrackConstraintSet(
                deviceId, resizeMode, width, height, aspectRatio, frameRate, echoCancellation, autoGainControl, wanted);
    }

    /**
     * Without the properties that tracks of {@code kind} don't have, as getUserMedia does it (section 10): a
     * required width of a microphone is then no error.
     */
    public MediaTrackConstraintSet forKind(Kind kind) {
        return switch (kind) {
            case AUDIO ->
                new MediaTrackConstraintSet(
                        deviceId, null, null, null, null, null, echoCancellation, autoGainControl, noiseSuppression);
            case VIDEO ->
                new MediaTrackConstraintSet(
                        deviceId, resizeMode, width, height, aspectRatio, frameRate, null, null, null);
        };
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    Constraint of(ConstrainableProperty property) {
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
                .filter(property -> !of(property).isEmpty())
                .map(property -> property.id + ": " + of(property))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
