package dev.parley.app.engine.api;

/** The three kinds of device a person chooses (Media Capture and Streams, section 9.3, {@code MediaDeviceKind}). */
public enum DeviceKind {
    /** A source of pictures, {@code videoinput}. */
    CAMERA,
    /** A source of sound, {@code audioinput}. */
    MICROPHONE,
    /** Where sound is played, {@code audiooutput}. */
    SPEAKER
}
