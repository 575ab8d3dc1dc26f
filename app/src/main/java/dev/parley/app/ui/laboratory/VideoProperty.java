package dev.parley.app.ui.laboratory;

/** The numbers that can be wanted of a camera's track (Media Capture and Streams, section 4.3.8). */
enum VideoProperty {
    WIDTH("width", "1280"),
    HEIGHT("height", "720"),
    FRAME_RATE("frameRate", "30"),
    ASPECT_RATIO("aspectRatio", "16:9");

    /** The name in the standard. */
    final String id;
    /** What may be typed for it. */
    final String example;

    VideoProperty(String id, String example) {
        this.id = id;
        this.example = example;
    }

    boolean isPixels() {
        return this == WIDTH || this == HEIGHT;
    }
}
