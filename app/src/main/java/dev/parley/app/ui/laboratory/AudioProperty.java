package dev.parley.app.ui.laboratory;

/** The switches of a microphone's track (Media Capture and Streams, section 4.3.8). */
enum AudioProperty {
    ECHO_CANCELLATION("echoCancellation"),
    NOISE_SUPPRESSION("noiseSuppression"),
    AUTO_GAIN_CONTROL("autoGainControl");

    /** The name in the standard. */
    final String id;

    AudioProperty(String id) {
        this.id = id;
    }
}
