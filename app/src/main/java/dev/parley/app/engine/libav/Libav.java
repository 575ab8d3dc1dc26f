package dev.parley.app.engine.libav;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's libraries. Any thread. */
public final class Libav {
    /** {@code AVERROR_UNKNOWN}, which only the libraries could tell. */
    private static final int UNKNOWN = -('U' | 'N' << 8 | 'K' << 16 | 'N' << 24);

    private Libav() {}

    /**
     * Loads the libraries, unpacking them once into the directory of {@code org.bytedeco.javacpp.cachedir}; takes up to a
     * second the first time, so it is called on a thread that may wait, before any other use of FFmpeg. What they log from
     * then on are errors only, on standard error.
     *
     * @throws LibavException if they can't be had on this machine
     */
    public static void load() throws LibavException {
        try {
            Loader.load(avutil.class);
            Loader.load(swresample.class);
            Loader.load(avcodec.class);
            Loader.load(avformat.class);
            Loader.load(swscale.class);
        } catch (LinkageError | RuntimeException e) {
            throw new LibavException(UNKNOWN, "loading FFmpeg failed: " + e.getMessage(), e);
        }
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    }

    /**
     * Hands on what a function returned, unless that is an error.
     *
     * @param returned what a function of FFmpeg returned; negative for an error
     * @param what was tried, for the message
     */
    public static int check(int returned, String what) throws LibavException {
        if (returned < 0) {
            throw failed(returned, what);
        }
        return returned;
    }

    /**
     * A failure that no function returned.
     *
     * @param code one of FFmpeg's
     * @param what was tried, for the message
     */
    public static LibavException failed(int code, String what) {
        return new LibavException(code, what + ": " + message(code));
    }

    /** What FFmpeg says of one of its error codes. */
    public static String message(int code) {
        ByteBuffer text = ByteBuffer.allocateDirect(avutil.AV_ERROR_MAX_STRING_SIZE);
        avutil.av_strerror(code, text, text.capacity());
        return StandardCharsets.UTF_8.decode(text).toString().replaceAll("\0.*", "");
    }
}
