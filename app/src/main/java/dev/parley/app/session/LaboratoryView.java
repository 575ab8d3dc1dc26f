package dev.parley.app.session;

import dev.parley.app.engine.api.MediaError;
import dev.parley.app.engine.api.TrackState;

/**
 * The laboratory as it is now.
 *
 * @param camera its track; null while there is none
 * @param microphone its track; null while there is none
 * @param asking whether something was asked for that is not answered yet
 * @param error why what was asked for last can't be; null where it could
 */
public record LaboratoryView(TrackState camera, TrackState microphone, boolean asking, MediaError error) {
    /** With nothing in it. */
    public static final LaboratoryView EMPTY = new LaboratoryView(null, null, false, null);
}
