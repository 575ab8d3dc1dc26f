package dev.parley.app.session;

/** Whose picture a {@link Surface} shows. */
public enum PictureSource {
    /** My own camera, or the test pattern; opens the camera while no call does. */
    SELF,
    /** The other person of the call. */
    REMOTE
}
