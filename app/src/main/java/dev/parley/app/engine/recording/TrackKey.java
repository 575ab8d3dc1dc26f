package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecordedTrack;

/** A track as the file knows it, whatever its source. */
record TrackKey(String participant, RecordedTrack.Kind kind) {
    static TrackKey of(RecordedTrack track) {
        return new TrackKey(track.participant(), track.kind());
    }
}
