package dev.parley.app.engine.api.constraints;

import java.util.Arrays;
import java.util.List;

/**
 * The properties of section 4.3.8 that we support, in the order in which one is named as what could not be met: which
 * device and whether we may resize say what the numbers after them can be.
 */
enum ConstrainableProperty {
    DEVICE_ID("deviceId"),
    RESIZE_MODE("resizeMode"),
    WIDTH("width"),
    HEIGHT("height"),
    ASPECT_RATIO("aspectRatio"),
    FRAME_RATE("frameRate"),
    ECHO_CANCELLATION("echoCancellation"),
    AUTO_GAIN_CONTROL("autoGainControl"),
    NOISE_SUPPRESSION("noiseSuppression");

    /** The name in the standard. */
    final String id;

    ConstrainableProperty(String id) {
        this.id = id;
    }

    boolean appliesTo(Kind kind) {
        return switch (this) {
            case DEVICE_ID -> true;
            case RESIZE_MODE, WIDTH, HEIGHT, ASPECT_RATIO, FRAME_RATE -> kind == Kind.VIDEO;
            case ECHO_CANCELLATION, AUTO_GAIN_CONTROL, NOISE_SUPPRESSION -> kind == Kind.AUDIO;
        };
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(property -> property.id).toList();
    }
}
