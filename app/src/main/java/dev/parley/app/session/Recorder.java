package dev.parley.app.session;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import java.nio.file.Path;
import java.util.Set;

/**
 * Recording: a call, when the other person allows it, or one's own camera, microphone and screen. There is one recording
 * at a time. Methods may be called on any thread and never block; the outcome is in the next {@link Snapshot#recorder}.
 */
public interface Recorder {

    /**
     * Asks the other person of the call; recording begins when they allow it. Nothing happens without a call.
     *
     * @param file what it is to be called when it is complete, with a number behind it where that is taken; null for a name
     *     of its own in the folder of recordings
     */
    void recordCall(RecorderOptions options, Path file);

    /**
     * Records what is mine: a note, or what the laboratory has open. Nothing happens in a call.
     *
     * @param file as for {@link #recordCall}
     */
    void recordSelf(Set<RecordedTrack.Kind> kinds, RecorderOptions options, Path file);

    /** Leaves out what comes from now on; in a call the other person sees it. */
    void pause();

    /** Takes in again what comes from now on. */
    void resume();

    /** Ends the recording, or takes back the question; in a call the other person sees it. */
    void stop();

    /** Answers the other person, who asks whether they may record. */
    void allow(boolean yes);

    /** Leaves the line that says how the last recording ended. */
    void dismiss();
}
