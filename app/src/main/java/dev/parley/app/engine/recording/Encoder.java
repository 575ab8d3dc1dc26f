package dev.parley.app.engine.recording;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** An encoder of FFmpeg, and the stream of a file into which its packets go. Recorder thread. */
final class Encoder implements AutoCloseable {
    private final AVCodecContext context;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final Muxer.Stream stream;

    /** What an encoder is told before it is opened. */
    interface Setup {
        void apply(AVCodecContext context, AVDictionary options);
    }

    /**
     * Opens an encoder and describes its stream.
     *
     * @param name FFmpeg's name of it
     * @throws IOException if it isn't there, or does not take these settings
     */
    Encoder(String name, Muxer.Stream stream, Setup setup) throws IOException {
        this.stream = stream;
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
        if (codec == null) {
            Libav.check(avutil.AVERROR_ENCODER_NOT_FOUND(), name);
        }
        context = avcodec.avcodec_alloc_context3(codec);
        AVDictionary options = new AVDictionary(null);
        try {
            setup.apply(context, options);
            context.flags(context.flags() | stream.encoderFlags());
            Libav.check(avcodec.avcodec_open2(context, codec, options), "opening " + name);
            stream.describe(context);
        } catch (LibavException e) {
            close();
            throw e;
        } finally {
            avutil.av_dict_free(options);
        }
    }

    AVCodecContext context() {
        return context;
    }

    /** Encodes a frame; null is the end. */
    void encode(AVFrame frame) throws IOException {
        Libav.check(avcodec.avcodec_send_frame(context, frame), "encoding");
        while (true) {
            int got = avcodec.avcodec_receive_packet(context, packet);
            if (got == avutil.AVERROR_EAGAIN() || got == avutil.AVERROR_EOF()) {
                return;
            }
            Libav.check(got, "encoding");
            stream.write(packet, context.time_base());
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(context);
    }
}
