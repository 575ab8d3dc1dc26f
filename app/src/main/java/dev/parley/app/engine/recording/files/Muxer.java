package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/**
 * Writes packets as they are into an ordinary file: an MP4 with its index in front, or a Matroska with one to seek by. One
 * thread.
 */
final class Muxer implements AutoCloseable {
    private final Path file;
    private final Container.Format format;
    private final Work work;
    private final AVFormatContext context = new AVFormatContext(null);
    private final AVIOInterruptCB interrupt = new AVIOInterruptCB();
    private final Interrupted interrupted = new Interrupted();
    private AVIOContext output;
    /** How much is done before the index is moved to the front; 1 where it isn't. */
    private final double share;

    private boolean finishing;
    private boolean moving;
    private long written;
    private long last;

    /**
     * Creates the file.
     *
     * @param work asked at each step whether to go on
     */
    Muxer(Path file, Container.Format format, Work work) throws FileException {
        this.file = file;
        this.format = format;
        this.work = work;
        this.share = format.isMp4() ? 0.5 : 1;
        try {
            String url = Demuxer.url(file);
            Libav.check(
                    avformat.avformat_alloc_output_context2(context, (AVOutputFormat) null, format.muxer(), url),
                    "making a muxer");
            interrupt.callback(interrupted);
            context.interrupt_callback(interrupt);
            output = new AVIOContext(null);
            Libav.check(
                    avformat.avio_open2(output, url, avformat.AVIO_FLAG_WRITE, interrupt, (AVDictionary) null),
                    "creating the file");
            context.pb(output);
        } catch (LibavException e) {
            close();
            throw failed(e);
        }
    }

    /**
     * Adds a stream of packets like those of another file.
     *
     * @return its index
     */
    int add(AVStream like) throws FileException {
        AVStream stream = avformat.avformat_new_stream(context, null);
        try {
            Libav.check(avcodec.avcodec_parameters_copy(stream.codecpar(), like.codecpar()), "copying parameters");
            // Each container has its own names for the codecs.
            stream.codecpar().codec_tag(0);
            stream.time_base(like.time_base());
            stream.disposition(like.disposition());
            AVDictionary metadata = new AVDictionary(null);
            Libav.check(avutil.av_dict_copy(metadata, like.metadata(), 0), "copying metadata");
            stream.metadata(metadata);
        } catch (LibavException e) {
            throw failed(e);
        }
        return stream.index();
    }

    /** Writes what comes before the first packet; the time bases of the streams may be others from then on. */
    void start(AVDictionary metadata) throws FileException {
        AVDictionary options = new AVDictionary(null);
        try {
            AVDictionary copy = new AVDictionary(null);
            Libav.check(avutil.av_dict_copy(copy, metadata, 0), "copying metadata");
            context.metadata(copy);
            if (format.isMp4()) {
                Libav.check(avutil.av_dict_set(options, "movflags", "+faststart", 0), "asking for the index in front");
            }
            Libav.check(avformat.avformat_write_header(context, options), "writing the header");
        } catch (LibavException e) {
            throw failed(e);
        } finally {
            avutil.av_dict_free(options);
        }
    }

    AVStream stream(int index) {
        return context.streams(index);
    }

    /**
     * Writes a packet, which is empty afterwards, once one of each stream is there.
     *
     * @param done how much of all packets this is, 0 to 1
     */
    void write(AVPacket packet, double done) throws FileException {
        work.done(done * share);
        try {
            Libav.check(avformat.av_interleaved_write_frame(context, packet), "writing a packet");
        } catch (LibavException e) {
            throw failed(e);
        }
    }

    /** Writes the index and closes the file. */
    void finish() throws FileException {
        written = output.pos();
        finishing = true;
        try {
            Libav.check(avformat.av_write_trailer(context), "writing the index");
            context.pb(null);
            Libav.check(avformat.avio_closep(output), "closing the file");
        } catch (LibavException e) {
            throw failed(e);
        }
        work.done(1);
    }

    private FileException failed(LibavException e) {
        return work.isCancelled() ? Work.cancelled() : Failures.writing(file, e);
    }

    @Override
    public void close() {
        if (!context.isNull()) {
            context.pb(null);
            avformat.avformat_free_context(context);
        }
        if (output != null && !output.isNull()) {
            avformat.avio_closep(output);
        }
        interrupt.close();
        interrupted.close();
    }

    // To make room for the index in front, all is read and written once more.
    private boolean going() {
        if (!finishing) {
            return work.going();
        }
        long at = output.pos();
        moving |= at < last;
        last = at;
        return work.going(moving && written > 0 ? share + (1 - share) * Math.min(1.0, (double) at / written) : share);
    }

    /** FFmpeg asks it at each read and write of a file whether to give up. */
    private final class Interrupted extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer opaque) {
            return going() ? 0 : 1;
        }
    }
}
