package dev.parley.app.engine.recording;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;

/** Encodes pictures of one size, each with its own time. Recorder thread. */
final class VideoEncoder implements AutoCloseable {
    /** Ticks a second of the time of pictures. */
    private static final int TICKS = 90_000;
    /** How often a picture is one that needs no other, so that a player can begin there. */
    private static final long KEY_TICKS = 2L * TICKS;

    private final Encoder encoder;
    private final int duration;
    private long last = -1;
    private long lastKey = -KEY_TICKS;
    private long encoded;

    /**
     * @param bitRate bits a second
     * @param framesPerSecond the most
     * @param screen whether text matters more than movement
     */
    VideoEncoder(
            Container container,
            Muxer.Stream stream,
            int width,
            int height,
            int bitRate,
            int framesPerSecond,
            boolean screen)
            throws IOException {
        duration = TICKS / framesPerSecond;
        encoder = new Encoder(container.videoEncoder(), stream, (context, options) -> {
            context.width(width);
            context.height(height);
            context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
            context.color_range(avutil.AVCOL_RANGE_MPEG);
            context.colorspace(avutil.AVCOL_SPC_SMPTE170M);
            context.color_primaries(avutil.AVCOL_PRI_BT709);
            context.color_trc(avutil.AVCOL_TRC_BT709);
            context.time_base().num(1).den(TICKS);
            context.framerate().num(framesPerSecond).den(1);
            context.bit_rate(bitRate);
            // Key frames are asked for by time, since the rate varies.
            context.gop_size(1000 * framesPerSecond);
            context.max_b_frames(0);
            context.thread_count(1);
            if (container == Container.WEBM) {
                vp8(options, screen);
            } else {
                // Never leaves out a picture; reckons with the times of pictures, not with a fixed rate.
                avutil.av_dict_set(options, "rc_mode", "timestamp", 0);
                avutil.av_dict_set(options, "allow_skip_frames", "0", 0);
            }
        });
    }

    private static void vp8(AVDictionary options, boolean screen) {
        avutil.av_dict_set(options, "deadline", "realtime", 0);
        avutil.av_dict_set(options, "cpu-used", "8", 0);
        avutil.av_dict_set(options, "lag-in-frames", "0", 0);
        avutil.av_dict_set(options, "screen-content-mode", screen ? "1" : "0", 0);
    }

    /**
     * Encodes a picture.
     *
     * @param timeNs in the file; one that is not after the picture before is moved to just after it
     */
    void encode(Picture picture, long timeNs) throws IOException {
        long pts = Math.max(last + 1, timeNs / 100_000 * TICKS / 10_000);
        last = pts;
        boolean key = pts - lastKey >= KEY_TICKS;
        if (key) {
            lastKey = pts;
        }
        picture.frame()
                .pts(pts)
                .duration(duration)
                .pict_type(key ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
        encoder.encode(picture.frame());
        encoded++;
    }

    long encoded() {
        return encoded;
    }

    void finish() throws IOException {
        encoder.encode(null);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
