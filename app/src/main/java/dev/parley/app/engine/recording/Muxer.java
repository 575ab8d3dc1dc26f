package dev.parley.app.engine.recording;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Writes one file so that it can be read at any moment up to half a second ago. Packets wait until all streams are
 * described. Recorder thread; what {@link #bytes} and {@link #flushedMs} give may be read by any.
 */
final class Muxer implements AutoCloseable {
    /** How long a packet waits for those of other streams, us. */
    private static final long INTERLEAVE_US = 700_000;

    private final AVRational milliseconds = new AVRational().num(1).den(1000);
    private final Container container;
    private final AVFormatContext context = new AVFormatContext(null);
    private final List<Stream> streams = new ArrayList<>();
    /** Packets that came before all streams were described. */
    private final ArrayDeque<AVPacket> early = new ArrayDeque<>();

    /** Null before it is opened and after it is closed. */
    private AVIOContext io;

    private boolean begun;
    private volatile long bytes;
    private volatile long flushedMs;

    /** Writing to the file failed, in contrast to encoding. */
    static final class WriteException extends IOException {
        private static final long serialVersionUID = 1;

        private final int code;

        WriteException(LibavException cause) {
            super(cause.getMessage(), cause);
            this.code = cause.code();
        }

        /** A negated {@code errno}, or one of FFmpeg's. */
        int code() {
            return code;
        }
    }

    /** One stream of the file; made in the order in which they are to be in it. */
    final class Stream {
        private final AVStream stream;
        private boolean described;
        private boolean pictures;
        private long newestMs;
        /**
         * The newest picture, until the next one tells how long it lasts; else null. Where a fragment ends FFmpeg takes the
         * next picture to begin when the last one ended, whatever time it has.
         */
        private AVPacket held;

        private Stream(AVStream stream) {
            this.stream = stream;
        }

        int encoderFlags() {
            return container.encoderFlags();
        }

        /** Tells what its packets are. */
        void describe(AVCodecContext encoder) throws LibavException {
            Libav.check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), "describing a stream");
            stream.time_base(encoder.time_base());
            pictures = encoder.codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
            if (pictures) {
                stream.avg_frame_rate(encoder.framerate());
            }
            described = true;
        }

        /** Takes a packet over. */
        void write(AVPacket packet, AVRational timeBase) throws WriteException {
            if (packet.pts() < 0 && !container.hasNegativeTimes()) {
                avcodec.av_packet_unref(packet);
                return;
            }
            packet.stream_index(stream.index());
            if (begun && !pictures) {
                mux(packet, timeBase);
                return;
            }
            AVPacket kept = avcodec.av_packet_alloc();
            avcodec.av_packet_move_ref(kept, packet);
            kept.time_base(timeBase);
            if (!pictures) {
                early.add(kept);
                return;
            }
            if (held != null) {
                held.duration(kept.pts() - held.pts());
            }
            release();
            held = kept;
        }

        /** Gives on the picture that is held, if there is one. */
        private void release() throws WriteException {
            AVPacket released = held;
            held = null;
            if (released == null) {
                return;
            }
            if (!begun) {
                early.add(released);
                return;
            }
            try {
                mux(released, released.time_base());
            } finally {
                avcodec.av_packet_free(released);
            }
        }
    }

    /**
     * Opens the file, which may exist.
     *
     * @throws WriteException if it can't be written
     */
    Muxer(Container container, Path file) throws LibavException, WriteException {
        this.container = container;
        Libav.check(
                avformat.avformat_alloc_output_context2(context, null, container.muxer(), (String) null),
                "making a container");
        context.max_interleave_delta(INTERLEAVE_US);
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS);
        put(context, "creation_time", Instant.now().toString());
        AVIOContext opened = new AVIOContext(null);
        try {
            Libav.check(
                    avformat.avio_open2(opened, "file:" + file, avformat.AVIO_FLAG_WRITE, null, (AVDictionary) null),
                    "opening the file");
            io = opened;
            context.pb(io);
        } catch (LibavException e) {
            close();
            throw new WriteException(e);
        }
    }

    private static void put(AVFormatContext context, String key, String value) {
        AVDictionary dictionary = new AVDictionary(context.metadata());
        avutil.av_dict_set(dictionary, key, value, 0);
        context.metadata(dictionary);
    }

    /**
     * One more stream.
     *
     * @param title by which people know it
     * @param first whether it is the first of its kind, which players choose
     */
    Stream stream(String title, boolean first) {
        AVStream stream = avformat.avformat_new_stream(context, null);
        AVDictionary dictionary = new AVDictionary(stream.metadata());
        avutil.av_dict_set(dictionary, "title", title, 0);
        // What MP4 has for a title.
        avutil.av_dict_set(dictionary, "handler_name", title, 0);
        stream.metadata(dictionary);
        stream.disposition(first ? avformat.AV_DISPOSITION_DEFAULT : 0);
        Stream made = new Stream(stream);
        streams.add(made);
        return made;
    }

    /** Begins the file if all streams are described; to be called often. */
    void advance() throws WriteException {
        if (begun || !streams.stream().allMatch(stream -> stream.described)) {
            return;
        }
        AVDictionary options = new AVDictionary(null);
        try {
            for (Map.Entry<String, String> option : container.options().entrySet()) {
                avutil.av_dict_set(options, option.getKey(), option.getValue(), 0);
            }
            Libav.check(avformat.avformat_write_header(context, options), "beginning the file");
            begun = true;
            published();
            for (AVPacket packet = early.poll(); packet != null; packet = early.poll()) {
                try {
                    mux(packet, packet.time_base());
                } finally {
                    avcodec.av_packet_free(packet);
                }
            }
        } catch (LibavException e) {
            throw new WriteException(e);
        } finally {
            avutil.av_dict_free(options);
        }
    }

    private void mux(AVPacket packet, AVRational timeBase) throws WriteException {
        Stream stream = streams.get(packet.stream_index());
        avcodec.av_packet_rescale_ts(packet, timeBase, stream.stream.time_base());
        stream.newestMs = avutil.av_rescale_q(packet.dts(), stream.stream.time_base(), milliseconds);
        check(avformat.av_interleaved_write_frame(context, packet));
        published();
    }

    /** Writes out what FFmpeg holds back, as far as the order of the streams allows; not the newest picture of each. */
    void flush() throws WriteException {
        if (begun) {
            check(avformat.av_write_frame(context, null));
            published();
        }
    }

    /** Closes the file so that it is an ordinary one; all encoders have ended. */
    void finish() throws WriteException {
        advance();
        for (Stream stream : streams) {
            stream.release();
        }
        check(avformat.av_interleaved_write_frame(context, null));
        check(avformat.av_write_trailer(context));
        avformat.avio_flush(io);
        published();
        int closed = avformat.avio_close(io);
        io = null;
        check(closed);
    }

    private void published() throws WriteException {
        long written = avformat.avio_tell(io);
        check(io.error());
        if (written > bytes) {
            bytes = written;
            flushedMs =
                    streams.stream().mapToLong(stream -> stream.newestMs).min().orElse(0);
        }
    }

    private static void check(int returned) throws WriteException {
        try {
            Libav.check(returned, "writing the file");
        } catch (LibavException e) {
            throw new WriteException(e);
        }
    }

    /** Bytes in the file. */
    long bytes() {
        return bytes;
    }

    /** Up to which time of the file all is with the operating system, ms. */
    long flushedMs() {
        return flushedMs;
    }

    /** Frees the memory; a file that was not {@linkplain #finish finished} stays as it is. */
    @Override
    public void close() {
        for (AVPacket packet : early) {
            avcodec.av_packet_free(packet);
        }
        early.clear();
        for (Stream stream : streams) {
            avcodec.av_packet_free(stream.held);
            stream.held = null;
        }
        if (io != null) {
            avformat.avio_close(io);
            io = null;
        }
        avformat.avformat_free_context(context);
        milliseconds.close();
    }
}
