package dev.parley.app.engine.recording;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Brings pictures of one track into a place of a canvas: turned upright, scaled, never squeezed, with black beside or above
 * it. What it needs for that is kept for the next one of the same size. Recorder thread.
 */
final class Fitter implements AutoCloseable {
    private static final int BLACK = 16;

    private SwsContext scaler = new SwsContext(null);
    private Picture upright;
    private Picture scaled;
    /** Where the last picture lay, and in which place; null before the first and after {@link #reset}. */
    private Rectangle inside;

    private Rectangle place;

    /** Forgets what was drawn: the canvas was cleared. */
    void reset() {
        inside = null;
        place = null;
    }

    /** Draws a picture into a place of a canvas. */
    void draw(Picture picture, Picture canvas, Rectangle into) throws IOException {
        Picture source = turn(picture);
        Rectangle target = into.fit(source.width(), source.height());
        if (!target.equals(inside) || !into.equals(place)) {
            canvas.clear(into, BLACK);
            inside = target;
            place = into;
        }
        canvas.put(scale(source, target.width(), target.height()), target.x(), target.y());
    }

    /** The picture turned as it says; itself if it need not be turned. */
    private Picture turn(Picture picture) throws LibavException {
        int rotation = picture.rotation();
        if (rotation == 0) {
            return picture;
        }
        boolean across = rotation != 180;
        int width = across ? picture.height() : picture.width();
        int height = across ? picture.width() : picture.height();
        upright = sized(upright, width, height);
        for (int plane = 0; plane < 3; plane++) {
            ByteBuffer from = picture.plane(plane);
            ByteBuffer to = upright.plane(plane);
            int fromStride = picture.stride(plane);
            int columns = upright.columns(plane);
            int rows = upright.rows(plane);
            // Where the first sample of the turned plane is, and how far it is to the next one to the right and below.
            int first = rotation == 90
                    ? (columns - 1) * fromStride
                    : rotation == 180 ? (rows - 1) * fromStride + columns - 1 : rows - 1;
            int right = rotation == 90 ? -fromStride : rotation == 180 ? -1 : fromStride;
            int down = rotation == 90 ? 1 : rotation == 180 ? -fromStride : -1;
            for (int row = 0; row < rows; row++) {
                int at = first + row * down;
                int out = row * upright.stride(plane);
                for (int column = 0; column < columns; column++, at += right) {
                    to.put(out + column, from.get(at));
                }
            }
        }
        return upright;
    }

    private Picture scale(Picture source, int width, int height) throws LibavException {
        if (source.width() == width && source.height() == height) {
            return source;
        }
        if (scaled == null || scaled.width() != width || scaled.height() != height || !scales(source)) {
            scaled = sized(scaled, width, height);
            SwsContext made = swscale.sws_getCachedContext(
                    scaler,
                    source.width(),
                    source.height(),
                    avutil.AV_PIX_FMT_YUV420P,
                    width,
                    height,
                    avutil.AV_PIX_FMT_YUV420P,
                    swscale.SWS_BILINEAR,
                    null,
                    null,
                    (DoublePointer) null);
            scaler = made == null ? new SwsContext(null) : made;
            if (made == null) {
                Libav.check(avutil.AVERROR_EINVAL(), "scaling to " + width + " x " + height);
            }
        }
        Libav.check(swscale.sws_scale_frame(scaler, scaled.frame(), source.frame()), "scaling a picture");
        return scaled;
    }

    private boolean scales(Picture source) {
        return !scaler.isNull() && scaler.src_w() == source.width() && scaler.src_h() == source.height();
    }

    /** The same memory if it has that size. */
    static Picture sized(Picture picture, int width, int height) throws LibavException {
        if (picture != null && picture.width() == width && picture.height() == height) {
            return picture;
        }
        if (picture != null) {
            picture.close();
        }
        return new Picture(width, height);
    }

    @Override
    public void close() {
        swscale.sws_freeContext(scaler);
        if (upright != null) {
            upright.close();
        }
        if (scaled != null) {
            scaled.close();
        }
    }
}
