package dev.parley.app.engine.api.constraints;

/** How a size and a frame rate come to be ({@code VideoResizeModeEnum}, section 4.3.8). */
public enum VideoResizeMode {
    /** As the camera gives them. */
    NONE("none"),
    /** Cropped, scaled down or pictures dropped by us; never up, never squeezed. Also what the camera gives as it is. */
    CROP_AND_SCALE("crop-and-scale");

    private final String value;

    VideoResizeMode(String value) {
        this.value = value;
    }

    /** As constraints and settings have it. */
    public String value() {
        return value;
    }
}
