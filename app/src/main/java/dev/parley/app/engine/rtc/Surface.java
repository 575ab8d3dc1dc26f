package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.parley.app.engine.api.PictureMemory;
import java.nio.ByteBuffer;

/**
 * One view of the desk: scales pictures to its size and converts them into its memory. Drawn by the frame thread of
 * whatever source it shows; shown and hidden by the engine thread.
 */
final class Surface {
    private final Object lock = new Object();
    /** Guarded by {@link #lock}; null once hidden. */
    private PictureMemory memory;
    /** Guarded by {@link #lock}. */
    private int width;
    /** Guarded by {@link #lock}. */
    private int height;

    Surface(PictureMemory memory, int width, int height) {
        this.memory = memory;
        resize(width, height);
    }

    void resize(int newWidth, int newHeight) {
        synchronized (lock) {
            width = Math.max(2, newWidth);
            height = Math.max(2, newHeight);
        }
    }

    int width() {
        synchronized (lock) {
            return width;
        }
    }

    int height() {
        synchronized (lock) {
            return height;
        }
    }

    /** After this nothing writes into the memory any more. */
    void hide() {
        synchronized (lock) {
            if (memory != null) {
                memory.close();
                memory = null;
            }
        }
    }

    /**
     * Draws one picture. Its rotation is not looked at: desktop cameras never set one. Allocates the scaled native picture,
     * which the library gives no way to keep, and nothing else of size.
     *
     * @throws Exception as the converter declares
     */
    void draw(VideoFrameBuffer picture) throws Exception {
        synchronized (lock) {
            if (memory == null) {
                return;
            }
            int w = picture.getWidth();
            int h = picture.getHeight();
            double scale = scale(w, h, width, height);
            int fitWidth = even(w * scale);
            int fitHeight = even(h * scale);
            // cropAndScale to the same size gives a view that holds no reference of its own: its release would be one
            // too many.
            if (fitWidth == w && fitHeight == h) {
                publish(picture, w, h);
                return;
            }
            VideoFrameBuffer scaled = picture.cropAndScale(0, 0, w, h, fitWidth, fitHeight);
            try {
                publish(scaled, fitWidth, fitHeight);
            } finally {
                scaled.release();
            }
        }
    }

    /** Draws a picture that fits already; one that is larger than the memory is left out. */
    void draw(ByteBuffer bgra, int w, int h) {
        synchronized (lock) {
            if (memory != null && w * h <= PictureMemory.MAX_PIXELS) {
                memory.back().put(bgra.duplicate());
                memory.publish(w, h, Clock.now());
            }
        }
    }

    private void publish(VideoFrameBuffer picture, int w, int h) throws Exception {
        // Of the four-letter codes it is ARGB that writes the bytes in the order B, G, R, A.
        VideoBufferConverter.convertFromI420(picture, memory.back(), FourCC.ARGB);
        memory.publish(w, h, Clock.now());
    }

    /** How much a picture is scaled to fit, keeping its shape and the memory's room. */
    static double scale(int w, int h, int viewWidth, int viewHeight) {
        double fit = Math.min((double) viewWidth / w, (double) viewHeight / h);
        return Math.min(fit, Math.sqrt((double) PictureMemory.MAX_PIXELS / w / h));
    }

    private static int even(double size) {
        return Math.max(2, (int) (size + 0.001) & ~1);
    }
}
