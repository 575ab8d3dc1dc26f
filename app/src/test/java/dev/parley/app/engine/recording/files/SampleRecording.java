package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.libav.Libav;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Makes recordings to test with, as a recorder would: each picture carries its number as eight light or dark stripes, the
 * lowest bit at the left, and the sound is a tone of {@value #TONE} Hz. Titles are {@code Person 0} and so on.
 */
final class SampleRecording {
    static final int RATE = 25;
    static final int TONE = 440;
    static final int SAMPLE_RATE = 48_000;
    static final int STRIPES = 8;

    private final Container.Format format;
    private int width = 160;
    private int height = 96;
    private int pictures = 1;
    private int sounds = 1;
    private double seconds = 10;
    /** By the number of the stream, the last for all after it. */
    private int[] keyEvery = {RATE};

    private int bitRate = 100_000;
    private int dark;
    private int grain;
    private boolean fragmented;
    private boolean killed;
    private boolean repeated;

    SampleRecording(Container.Format format) {
        this.format = format;
        if (format == Container.Format.M4A) {
            pictures = 0;
        }
    }

    SampleRecording streams(int ofPictures, int ofSound) {
        pictures = ofPictures;
        sounds = ofSound;
        return this;
    }

    SampleRecording size(int newWidth, int newHeight, int bitsPerSecond) {
        width = newWidth;
        height = newHeight;
        bitRate = bitsPerSecond;
        return this;
    }

    SampleRecording seconds(double length) {
        seconds = length;
        return this;
    }

    /** How many pictures from one key frame to the next, for each stream. */
    SampleRecording keyEvery(int... counts) {
        keyEvery = counts;
        return this;
    }

    /** The first pictures are black. */
    SampleRecording darkFor(int count) {
        dark = count;
        return this;
    }

    /** The pictures are grainy, so that the bit rate is really needed. */
    SampleRecording grainy() {
        grain = 40;
        return this;
    }

    /** Each second is safe on the disk once it is over, as the recorder does it. */
    SampleRecording fragmented() {
        fragmented = true;
        return this;
    }

    /** The end of the file is not written. */
    SampleRecording killed() {
        fragmented = true;
        killed = true;
        return this;
    }

    /** Encodes the pictures up to the second key frame, and the sound that goes with them, only once; then they come again and again. */
    SampleRecording repeated() {
        repeated = true;
        return this;
    }

    Path write(Path file) throws IOException {
        AVFormatContext out = new AVFormatContext(null);
        String url = "file:" + file;
        Libav.check(
                avformat.avformat_alloc_output_context2(out, (AVOutputFormat) null, format.muxer(), url), "a muxer");
        AVIOContext io = new AVIOContext(null);
        Libav.check(
                avformat.avio_open2(io, url, avformat.AVIO_FLAG_WRITE, null, (AVDictionary) null), "creating " + file);
        out.pb(io);
        out.flush_packets(fragmented ? 1 : -1);
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < pictures + sounds; i++) {
            tracks.add(new Track(out, i < pictures, i < pictures ? i : i - pictures));
        }
        AVDictionary title = new AVDictionary(null);
        avutil.av_dict_set(title, "title", "A call", 0);
        out.metadata(title);
        AVDictionary options = new AVDictionary(null);
        if (fragmented && format.isMp4()) {
            avutil.av_dict_set(options, "movflags", "+hybrid_fragmented", 0);
            avutil.av_dict_set(options, "frag_duration", Long.toString(1_000_000L * keyEvery[0] / RATE), 0);
            if (pictures > 0) {
                avutil.av_dict_set(options, "movflags", "+hybrid_fragmented+frag_keyframe", 0);
                avutil.av_dict_set(options, "frag_duration", null, 0);
            }
        }
        Libav.check(avformat.avformat_write_header(out, options), "the header");
        avutil.av_dict_free(options);
        while (true) {
            Track next = tracks.getFirst();
            for (Track track : tracks) {
                next = track.time() < next.time() ? track : next;
            }
            if (next.time() >= seconds) {
                break;
            }
            next.step(out);
        }
        for (Track track : tracks) {
            track.close(out, !killed);
        }
        if (killed) {
            avformat.avio_flush(io);
        } else {
            Libav.check(avformat.av_write_trailer(out), "the trailer");
        }
        out.pb(null);
        Libav.check(avformat.avio_closep(io), "closing " + file);
        avformat.avformat_free_context(out);
        return file;
    }

    private final class Track {
        final boolean video;
        final AVStream stream;
        final AVCodecContext encoder;
        final AVFrame frame = avutil.av_frame_alloc();
        final AVPacket packet = avcodec.av_packet_alloc();
        final List<AVPacket> kept = new ArrayList<>();
        final int length;
        final Random random = new Random(1);
        long count;

        Track(AVFormatContext out, boolean video, int number) throws IOException {
            this.video = video;
            boolean web = format == Container.Format.WEBM;
            String name = video ? (web ? "libvpx" : "libopenh264") : web ? "libopus" : "aac";
            AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
            encoder = avcodec.avcodec_alloc_context3(codec);
            AVDictionary options = new AVDictionary(null);
            if (video) {
                encoder.width(width);
                encoder.height(height);
                encoder.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
                encoder.time_base(new AVRational().num(1).den(RATE));
                encoder.gop_size(keyEvery[Math.min(number, keyEvery.length - 1)]);
                encoder.bit_rate(bitRate);
                encoder.thread_count(1);
                if (web) {
                    avutil.av_dict_set(options, "deadline", "realtime", 0);
                    avutil.av_dict_set(options, "cpu-used", "8", 0);
                } else {
                    avutil.av_dict_set(options, "allow_skip_frames", "0", 0);
                }
            } else {
                encoder.sample_rate(SAMPLE_RATE);
                encoder.sample_fmt(web ? avutil.AV_SAMPLE_FMT_FLT : avutil.AV_SAMPLE_FMT_FLTP);
                avutil.av_channel_layout_default(encoder.ch_layout(), 1);
                encoder.time_base(new AVRational().num(1).den(SAMPLE_RATE));
                encoder.bit_rate(64_000);
            }
            if ((out.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
                encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
            }
            Libav.check(avcodec.avcodec_open2(encoder, codec, options), "opening " + name);
            avutil.av_dict_free(options);
            stream = avformat.avformat_new_stream(out, null);
            stream.time_base(encoder.time_base());
            Libav.check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), "parameters");
            AVDictionary title = new AVDictionary(null);
            avutil.av_dict_set(title, "title", "Person " + number, 0);
            stream.metadata(title);
            length = video ? 1 : encoder.frame_size();
            frame.format(video ? avutil.AV_PIX_FMT_YUV420P : encoder.sample_fmt());
            if (video) {
                frame.width(width);
                frame.height(height);
            } else {
                frame.nb_samples(length);
                frame.sample_rate(SAMPLE_RATE);
                avutil.av_channel_layout_default(frame.ch_layout(), 1);
            }
            Libav.check(avutil.av_frame_get_buffer(frame, 0), "a frame");
        }

        double time() {
            return count * length / (double) (video ? RATE : SAMPLE_RATE);
        }

        void step(AVFormatContext out) throws IOException {
            long cycle = video ? keyEvery[0] : (long) keyEvery[0] * SAMPLE_RATE / RATE / length;
            if (repeated && count >= cycle + 8) {
                AVPacket again = avcodec.av_packet_clone(kept.get((int) (count % cycle)));
                again.pts(count * length);
                again.dts(count * length);
                write(out, again);
                avcodec.av_packet_free(again);
            } else {
                Libav.check(avutil.av_frame_make_writable(frame), "a frame");
                if (video) {
                    draw();
                } else {
                    sing();
                }
                frame.pts(count * length);
                Libav.check(avcodec.avcodec_send_frame(encoder, frame), "encoding");
                receive(out);
            }
            count++;
        }

        private void receive(AVFormatContext out) throws IOException {
            while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
                if (repeated) {
                    kept.add(avcodec.av_packet_clone(packet));
                }
                write(out, packet);
            }
        }

        private void write(AVFormatContext out, AVPacket written) throws IOException {
            if (written.duration() == 0) {
                written.duration(length);
            }
            written.stream_index(stream.index());
            avcodec.av_packet_rescale_ts(written, encoder.time_base(), stream.time_base());
            Libav.check(avformat.av_interleaved_write_frame(out, written), "writing");
        }

        private void draw() {
            byte[] line = new byte[width];
            byte[] grey = new byte[width];
            for (int x = 0; x < width; x++) {
                boolean on = (count >> (x * STRIPES / width) & 1) != 0;
                line[x] = (byte) (count < dark ? 16 : on ? 200 : 60);
                grey[x] = (byte) 128;
            }
            byte[] grainy = new byte[width];
            for (int plane = 0; plane < 3; plane++) {
                BytePointer data = frame.data(plane);
                for (int y = 0; y < (plane == 0 ? height : height / 2); y++) {
                    for (int x = 0; grain > 0 && x < width; x++) {
                        grainy[x] = (byte) (line[x] + random.nextInt(grain));
                    }
                    data.position((long) y * frame.linesize(plane))
                            .put(plane > 0 ? grey : grain > 0 ? grainy : line, 0, plane == 0 ? width : width / 2);
                }
            }
        }

        private void sing() {
            FloatBuffer samples = frame.data(0)
                    .capacity(4L * length)
                    .asByteBuffer()
                    .order(java.nio.ByteOrder.nativeOrder())
                    .asFloatBuffer();
            for (int i = 0; i < length; i++) {
                double t = (count * length + i) / (double) SAMPLE_RATE;
                samples.put(i, (float) (0.5 * Math.sin(2 * Math.PI * TONE * t)));
            }
        }

        void close(AVFormatContext out, boolean flush) throws IOException {
            if (flush && !repeated) {
                avcodec.avcodec_send_frame(encoder, null);
                receive(out);
            }
            kept.forEach(avcodec::av_packet_free);
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(encoder);
        }
    }
}
