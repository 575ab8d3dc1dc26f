package dev.parley.app.engine.api.constraints;

import java.util.Arrays;
import java.util.List;

/**
 * The properties of section 4.3.8 that we support, in the order in which one is named as what could not be met: which
 * device and whether we may resize say what the numbers after them can be.
 */
enum ConstrainableProperty {
    DEVICE_ID("deviceId", "device"),
    RESIZE_MODE("resizeMode", "resize mode"),
    WIDTH("width", "width"),
    HEIGHT("height", "height"),
    ASPECT_RATIO("aspectRatio", "aspect ratio"),
    FRAME_RATE("frameRate", "frame rate"),
    ECHO_CANCELLATION("echoCancellation", "echo cancellation"),
    AUTO_GAIN_CONTROL("autoGainControl", "automatic gain control"),
    NOISE_SUPPRESSION("noiseSuppression", "noise suppression");

    /** The name in the standard. */
    final String id;
    /** The name in a sentence. */
    final String words;

    ConstrainableProperty(String id, String words) {
        this.id = id;
        this.words = words;
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
