package dev.parley.app.engine.api;

/** How the tracks of a recording are put into files. */
public enum RecordingLayout {
    /** One picture: all side by side. The sound is mixed. */
    SIDE,
    /** One picture: a screen, or else who speaks, is large; the others are small beside it. The sound is mixed. */
    SPEAKER,
    /** Each track for itself in one Matroska file. */
    TRACKS,
    /** Each person in a file of their own. */
    FILES
}
