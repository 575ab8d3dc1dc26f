package dev.parley.app.engine.recording;

/**
 * A part of a picture, pixels; even, since colour is kept for every other pixel only.
 *
 * @param x from the left
 * @param y from the top
 */
record Rectangle(int x, int y, int width, int height) {
    /** The largest place in the middle of this one for a picture that keeps its shape. */
    Rectangle fit(int pictureWidth, int pictureHeight) {
        int w = width;
        int h = (int) Math.round((double) width * pictureHeight / pictureWidth);
        if (h > height) {
            h = height;
            w = (int) Math.round((double) height * pictureWidth / pictureHeight);
        }
        w = even(Math.clamp(w, 2, width));
        h = even(Math.clamp(h, 2, height));
        return new Rectangle(x + even((width - w) / 2), y + even((height - h) / 2), w, h);
    }

    static int even(int value) {
        return value & ~1;
    }
}
