package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Decodes single pictures of a stream. One thread. */
final class PictureReader implements AutoCloseable {
    private final Demuxer in;
    private final int stream;
    private final AVCodecContext decoder;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVRational ms = new AVRational().num(1).den(1000);
    /** What was decoded last, and what is shown. */
    private final AVFrame decoded = avutil.av_frame_alloc();

    private final AVFrame shown = avutil.av_frame_alloc();

    PictureReader(Demuxer in, int stream) throws LibavException {
        this.in = in;
        this.stream = stream;
        AVCodec codec =
                avcodec.avcodec_find_decoder(in.stream(stream).codecpar().codec_id());
        decoder = avcodec.avcodec_alloc_context3(codec);
        try {
            if (codec == null) {
                throw Libav.failed(avutil.AVERROR_DECODER_NOT_FOUND(), "no decoder");
            }
            Libav.check(
                    avcodec.avcodec_parameters_to_context(
                            decoder, in.stream(stream).codecpar()),
                    "setting the decoder");
            Libav.check(avcodec.avcodec_open2(decoder, codec, (AVDictionary) null), "opening the decoder");
        } catch (LibavException e) {
            close();
            throw e;
        }
    }

    /** What was found; it is another after the next call. */
    AVFrame picture() {
        return shown;
    }

    /** Finds the key frame at or before a time, or the first after it that can be decoded; false if there is none. */
    boolean keyFrame(long atMs) throws FileException {
        return find(atMs, false);
    }

    /** Finds the last picture that begins at or before a time, or the first after it; false if there is none. */
    boolean shownAt(long atMs) throws FileException {
        return find(atMs, true);
    }

    private boolean find(long atMs, boolean exact) throws FileException {
        long at = avutil.av_rescale_q(Math.max(0, atMs), ms, in.stream(stream).time_base());
        in.seek(stream, at);
        avcodec.avcodec_flush_buffers(decoder);
        boolean found = false;
        boolean more = true;
        while (more) {
            more = in.read(packet);
            if (more && packet.stream_index() != stream) {
                continue;
            }
            // A packet that can't be decoded is passed over.
            int unused = avcodec.avcodec_send_packet(decoder, more ? packet : null);
            while (avcodec.avcodec_receive_frame(decoder, decoded) >= 0) {
                if (found && decoded.best_effort_timestamp() > at) {
                    return true;
                }
                avutil.av_frame_unref(shown);
                avutil.av_frame_move_ref(shown, decoded);
                found = true;
                if (!exact || shown.best_effort_timestamp() >= at) {
                    return true;
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        avutil.av_frame_free(decoded);
        avutil.av_frame_free(shown);
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(decoder);
        ms.close();
    }
}
