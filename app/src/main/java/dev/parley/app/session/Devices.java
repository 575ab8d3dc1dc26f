package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.engine.api.SoundProcessing;
import java.util.function.Consumer;

/**
 * What can be done with camera, microphone and speaker. Methods may be called on any thread, never block and never throw
 * for what a person did: the outcome is in the next {@link Snapshot}.
 */
public interface Devices {

    /** Prefers this to all that was chosen before it, in and out of a call. Kept for the next start. */
    void choose(DeviceKind kind, DeviceChoice choice);

    /**
     * Prefers this speaker to all that were chosen before it to ring on besides the chosen speaker; {@link
     * DeviceChoice#NONE} for no other. Kept for the next start.
     */
    void chooseRinger(DeviceChoice choice);

    /** Rings there once, for some seconds; false ends it. Nothing happens while a call rings. */
    void tryRinger(boolean on);

    /** Tries a device that failed once more. */
    void retry(DeviceKind kind);

    /** Says what is done to the microphone's sound, in and out of a call. Kept for the next start. */
    void process(SoundProcessing processing);

    /**
     * Whether to be told when I talk while my microphone is muted in a call, for which it stays open. Kept for the next
     * start.
     */
    void warnWhenMuted(boolean on);

    /**
     * Measures the microphone, about 15 times a second, and opens it for that.
     *
     * @param listener called on the session's thread, which it must not block
     * @return ends it
     */
    AutoCloseable listen(Consumer<MicrophoneLevel> listener);

    /** Plays a short melody on the chosen speaker. */
    void playTestSound();

    /** Records the microphone for four seconds and plays that on the speaker; false ends it. */
    void hearYourself(boolean on);
}
