package dev.parley.app.session;

/** Whose picture a {@link Surface} shows. */
public enum PictureSource {
    /** My own camera, or the test pattern, as the call has it: opens the camera while I call somebody. */
    SELF,
    /** My own camera, or the test pattern, because I want to see it: opens the camera, even while somebody calls me. */
    PREVIEW,
    /** The other person of the call. */
    REMOTE,
    /** The screen or window that I share. */
    SCREEN,
    /** The screen or window that the other person of the call shares. */
    REMOTE_SCREEN
}
