package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.PictureStamp;
import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** A file as FFmpeg's own demuxer and decoders see it. */
public final class Readback {
    private final List<Stream> streams = new ArrayList<>();

    /** One stream and all that is in it. */
    public static final class Stream {
        private final boolean video;
        private final String codec;
        private final String title;
        private final int width;
        private final int height;
        private final double timeBase;
        private final List<Shot> shots = new ArrayList<>();
        private float[] samples = new float[48_000];
        private int length;
        private int keys;

        private Stream(AVStream stream) {
            var parameters = stream.codecpar();
            this.video = parameters.codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
            this.codec = avcodec.avcodec_get_name(parameters.codec_id()).getString();
            this.title = title(stream);
            this.width = parameters.width();
            this.height = parameters.height();
            this.timeBase =
                    (double) stream.time_base().num() / stream.time_base().den();
        }

        private static String title(AVStream stream) {
            for (String key : List.of("title", "handler_name")) {
                AVDictionaryEntry entry = avutil.av_dict_get(stream.metadata(), key, null, 0);
                if (entry != null) {
                    return entry.value().getString();
                }
            }
            return "";
        }

        public boolean isVideo() {
            return video;
        }

        public String codec() {
            return codec;
        }

        public String title() {
            return title;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }

        /** The pictures, in order. */
        public List<Shot> shots() {
            return shots;
        }

        public int keys() {
            return keys;
        }

        /** Where it ends: of pictures, when the last one begins; s. */
        public double end() {
            return video ? shots.getLast().time : length / 48_000.0;
        }

        /** The counters of the stamps of all pictures that have one. */
        public List<Integer> counters() {
            return shots.stream()
                    .filter(shot -> shot.stamp != null)
                    .map(shot -> shot.stamp.counter())
                    .toList();
        }

        public Shot at(double time) {
            Shot last = shots.getFirst();
            for (Shot shot : shots) {
                if (shot.time <= time + 1e-3) {
                    last = shot;
                }
            }
            return last;
        }

        /** Sound from one time to another, s, at 48 kHz. */
        public float[] sound(double from, double to) {
            return Arrays.copyOfRange(samples, (int) (from * 48_000), (int) (to * 48_000));
        }

        /** How loud a frequency is between two times, 0 to 1 (Goertzel's algorithm). */
        public double level(double hz, double from, double to) {
            double factor = 2 * Math.cos(2 * Math.PI * hz / 48_000);
            double before = 0;
            double before2 = 0;
            float[] part = sound(from, to);
            for (float sample : part) {
                double value = sample + factor * before - before2;
                before2 = before;
                before = value;
            }
            double power = before * before + before2 * before2 - factor * before * before2;
            return 2 * Math.sqrt(Math.max(0, power)) / part.length;
        }

        /** Root mean square between two times. */
        public double loudness(double from, double to) {
            double sum = 0;
            float[] part = sound(from, to);
            for (float sample : part) {
                sum += sample * sample;
            }
            return Math.sqrt(sum / part.length);
        }

        private void sound(AVFrame frame) {
            double rate = frame.sample_rate();
            int at = (int) Math.round(frame.best_effort_timestamp() * timeBase * 48_000);
            // Matroska rounds times to milliseconds.
            if (Math.abs(at - length) < 96) {
                at = length;
            }
            int count = frame.nb_samples();
            if (rate != 48_000) {
                throw new IllegalStateException("not at 48 kHz");
            }
            if (at + count > samples.length) {
                samples = Arrays.copyOf(samples, 2 * (at + count));
            }
            ByteBuffer bytes = frame.data(0).capacity(count * 4L).asByteBuffer().order(ByteOrder.nativeOrder());
            FloatBuffer floats = bytes.asFloatBuffer();
            for (int i = Math.max(0, -at); i < count; i++) {
                samples[at + i] = floats.get(i);
            }
            length = Math.max(length, at + count);
        }

        private void picture(AVFrame frame) {
            int stride = frame.linesize(0);
            ByteBuffer y =
                    frame.data(0).capacity((long) stride * frame.height()).asByteBuffer();
            ByteBuffer u = frame.data(1)
                    .capacity((long) frame.linesize(1) * frame.height() / 2)
                    .asByteBuffer();
            ByteBuffer v = frame.data(2)
                    .capacity((long) frame.linesize(2) * frame.height() / 2)
                    .asByteBuffer();
            byte[] luma = new byte[frame.width() * frame.height()];
            for (int row = 0; row < frame.height(); row++) {
                y.get(row * stride, luma, row * frame.width(), frame.width());
            }
            byte[] blue = new byte[frame.width() * frame.height() / 4];
            byte[] red = new byte[blue.length];
            for (int row = 0; row < frame.height() / 2; row++) {
                u.get(row * frame.linesize(1), blue, row * frame.width() / 2, frame.width() / 2);
                v.get(row * frame.linesize(2), red, row * frame.width() / 2, frame.width() / 2);
            }
            shots.add(
                    new Shot(frame.best_effort_timestamp() * timeBase, frame.width(), frame.height(), luma, blue, red));
            if ((frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0) {
                keys++;
            }
        }
    }

    /** A picture. */
    public static final class Shot {
        private final double time;
        private final int width;
        private final int height;
        private final byte[] luma;
        private final byte[] blue;
        private final byte[] red;
        private final PictureStamp stamp;

        private Shot(double time, int width, int height, byte[] luma, byte[] blue, byte[] red) {
            this.time = time;
            this.width = width;
            this.height = height;
            this.luma = luma;
            this.blue = blue;
            this.red = red;
            this.stamp = stamp(0, 0, width, height);
        }

        /** When it is shown, s. */
        public double time() {
            return time;
        }

        /** The stamp in it, or null. */
        public PictureStamp stamp() {
            return stamp;
        }

        /** The stamp of a picture within it. */
        public PictureStamp stamp(int x, int y, int w, int h) {
            int rows = h / PictureStamp.HEIGHT_SHARE + 1;
            ByteBuffer bgra = ByteBuffer.allocate(w * 4 * rows);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < w; column++) {
                    byte value = luma[(y + row) * width + x + column];
                    bgra.put(value).put(value).put(value).put((byte) 255);
                }
            }
            return PictureStamp.decode(bgra, w, h, w * 4, false);
        }

        /** Luma, blue and red difference at a point, 0 to 255 each. */
        public int[] colour(int x, int y) {
            int half = y / 2 * (width / 2) + x / 2;
            return new int[] {luma[y * width + x] & 0xff, blue[half] & 0xff, red[half] & 0xff};
        }

        public int height() {
            return height;
        }
    }

    private Readback() {}

    /** Reads a file to its end, or to where it is cut off. */
    public static Readback of(Path file) throws IOException {
        Libav.load();
        Readback readback = new Readback();
        AVFormatContext context = new AVFormatContext(null);
        Libav.check(
                avformat.avformat_open_input(context, file.toString(), (AVInputFormat) null, (AVDictionary) null),
                "opening " + file);
        try {
            readback.read(context);
        } finally {
            avformat.avformat_close_input(context);
        }
        return readback;
    }

    private void read(AVFormatContext context) throws LibavException {
        Libav.check(avformat.avformat_find_stream_info(context, (AVDictionary) null), "looking at the streams");
        List<AVCodecContext> decoders = new ArrayList<>();
        AVPacket packet = avcodec.av_packet_alloc();
        AVFrame frame = avutil.av_frame_alloc();
        try {
            for (int i = 0; i < context.nb_streams(); i++) {
                AVStream stream = context.streams(i);
                streams.add(new Stream(stream));
                AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
                AVCodecContext decoder = avcodec.avcodec_alloc_context3(codec);
                decoders.add(decoder);
                Libav.check(avcodec.avcodec_parameters_to_context(decoder, stream.codecpar()), "parameters");
                decoder.pkt_timebase(stream.time_base());
                // Else Opus comes as 16 bits in some builds.
                decoder.request_sample_fmt(avutil.AV_SAMPLE_FMT_FLTP);
                Libav.check(avcodec.avcodec_open2(decoder, codec, (AVDictionary) null), "opening a decoder");
            }
            while (avformat.av_read_frame(context, packet) >= 0) {
                // One that is not all there: here the file is cut off.
                if ((packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) == 0) {
                    decode(decoders.get(packet.stream_index()), packet, frame, streams.get(packet.stream_index()));
                }
                avcodec.av_packet_unref(packet);
            }
            for (int i = 0; i < decoders.size(); i++) {
                decode(decoders.get(i), null, frame, streams.get(i));
            }
        } finally {
            decoders.forEach(avcodec::avcodec_free_context);
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(frame);
        }
    }

    private static void decode(AVCodecContext decoder, AVPacket packet, AVFrame frame, Stream into)
            throws LibavException {
        Libav.check(avcodec.avcodec_send_packet(decoder, packet), "decoding");
        while (avcodec.avcodec_receive_frame(decoder, frame) >= 0) {
            if (into.video) {
                into.picture(frame);
            } else {
                into.sound(frame);
            }
        }
    }

    public List<Stream> streams() {
        return streams;
    }

    /** The first stream of pictures. */
    public Stream video() {
        return streams.stream().filter(Stream::isVideo).findFirst().orElseThrow();
    }

    /** The first stream of sound. */
    public Stream audio() {
        return streams.stream().filter(stream -> !stream.isVideo()).findFirst().orElseThrow();
    }
}
