package dev.parley.app.engine.recording;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** A picture in I420 in memory that FFmpeg reads, too. One owner at a time; {@link #close} frees it. */
final class Picture implements AutoCloseable {
    /** Of picture that is black. */
    private static final byte BLACK = 16;
    /** Of no colour. */
    private static final byte GREY = (byte) 128;

    private static final int ALIGNMENT = 64;

    private final AVFrame frame;
    private final int width;
    private final int height;
    private final ByteBuffer[] planes = new ByteBuffer[3];
    private final int[] strides = new int[3];
    /** When it was made, ns of the recorder's clock. */
    private long time;
    /** How far it must be turned clockwise to be upright: 0, 90, 180 or 270. */
    private int rotation;

    /**
     * Takes the memory.
     *
     * @throws LibavException if there is none
     */
    Picture(int width, int height) throws LibavException {
        this.width = width;
        this.height = height;
        frame = avutil.av_frame_alloc();
        frame.width(width);
        frame.height(height);
        frame.format(avutil.AV_PIX_FMT_YUV420P);
        // libwebrtc's converters and ours from and to BGRA are those of BT.601.
        frame.color_range(avutil.AVCOL_RANGE_MPEG);
        frame.colorspace(avutil.AVCOL_SPC_SMPTE170M);
        int got = avutil.av_frame_get_buffer(frame, ALIGNMENT);
        if (got < 0) {
            avutil.av_frame_free(frame);
            Libav.check(got, "memory for a picture of " + width + " x " + height);
        }
        for (int i = 0; i < 3; i++) {
            strides[i] = frame.linesize(i);
            planes[i] = frame.data(i).capacity((long) strides[i] * rows(i)).asByteBuffer();
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    long time() {
        return time;
    }

    int rotation() {
        return rotation;
    }

    void stamp(long newTime, int newRotation) {
        time = newTime;
        rotation = newRotation;
    }

    AVFrame frame() {
        return frame;
    }

    ByteBuffer plane(int i) {
        return planes[i];
    }

    int stride(int i) {
        return strides[i];
    }

    /** Rows of a plane: all of luma, half of the others. */
    int rows(int plane) {
        return plane == 0 ? height : (height + 1) / 2;
    }

    /** Samples in a row of a plane. */
    int columns(int plane) {
        return plane == 0 ? width : (width + 1) / 2;
    }

    /** Copies a plane from elsewhere, whose first byte is at index 0. */
    void fill(int plane, ByteBuffer source, int sourceStride) {
        int columns = columns(plane);
        int rows = rows(plane);
        if (sourceStride == strides[plane]) {
            planes[plane].put(0, source, 0, sourceStride * (rows - 1) + columns);
            return;
        }
        for (int row = 0; row < rows; row++) {
            planes[plane].put(row * strides[plane], source, row * sourceStride, columns);
        }
    }

    /** Copies another picture into this one; x and y are even, and it fits. */
    void put(Picture other, int x, int y) {
        for (int i = 0; i < 3; i++) {
            int shift = i == 0 ? 0 : 1;
            int at = (y >> shift) * strides[i] + (x >> shift);
            int columns = other.columns(i);
            for (int row = 0; row < other.rows(i); row++) {
                planes[i].put(at + row * strides[i], other.planes[i], row * other.strides[i], columns);
            }
        }
    }

    /** Makes a part of it grey of some darkness; x, y, width and height are even. */
    void clear(Rectangle part, int luma) {
        byte[] line = new byte[part.width()];
        for (int i = 0; i < 3; i++) {
            int shift = i == 0 ? 0 : 1;
            java.util.Arrays.fill(line, i == 0 ? (byte) luma : GREY);
            for (int row = part.y() >> shift; row < (part.y() + part.height()) >> shift; row++) {
                planes[i].put(row * strides[i] + (part.x() >> shift), line, 0, part.width() >> shift);
            }
        }
    }

    /** Makes it black. */
    void clear() {
        clear(new Rectangle(0, 0, width & ~1, height & ~1), BLACK);
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
    }
}
