package dev.parley.app.engine.api.constraints;

/** What a track carries ({@code MediaStreamTrack.kind}, section 4.3.3). */
public enum Kind {
    AUDIO,
    VIDEO
}
