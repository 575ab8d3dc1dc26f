package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.libav.Libav;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** What is in a recording, by FFmpeg's own demuxer and decoders. */
record Read(List<List<Packet>> streams) {

    /** A packet; times in microseconds. */
    record Packet(long pts, long duration, boolean key, int size) {}

    static Read packets(Path file) throws IOException {
        List<List<Packet>> streams = new ArrayList<>();
        AVRational us = new AVRational().num(1).den(1_000_000);
        AVPacket packet = avcodec.av_packet_alloc();
        try (Demuxer in = Demuxer.open(file)) {
            for (int i = 0; i < in.streams(); i++) {
                streams.add(new ArrayList<>());
            }
            while (in.read(packet)) {
                AVRational base = in.stream(packet.stream_index()).time_base();
                streams.get(packet.stream_index())
                        .add(new Packet(
                                avutil.av_rescale_q(packet.pts(), base, us),
                                avutil.av_rescale_q(packet.duration(), base, us),
                                (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0,
                                packet.size()));
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        return new Read(streams);
    }

    List<Packet> stream(int index) {
        return streams.get(index);
    }

    int count(int index) {
        return streams.get(index).size();
    }

    /** The sizes of all packets, which tell whether they are the same ones. */
    List<Integer> sizes(int index) {
        return streams.get(index).stream().map(Packet::size).toList();
    }

    /** Where each packet of a stream ends in the file. */
    static List<Long> ends(Path file, int stream) throws IOException {
        List<Long> ends = new ArrayList<>();
        AVPacket packet = avcodec.av_packet_alloc();
        try (Demuxer in = Demuxer.open(file)) {
            while (in.read(packet)) {
                if (packet.stream_index() == stream) {
                    ends.add(packet.pos() + packet.size());
                }
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        return ends;
    }

    /** The numbers that the pictures of a stream carry. */
    static List<Integer> numbers(Path file, int stream) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        decode(file, stream, frame -> numbers.add(number(frame)));
        return numbers;
    }

    /** How many times a second the sound of a stream comes through zero upwards: its tone, in Hz. */
    static double tone(Path file, int stream) throws IOException {
        double[] state = new double[3];
        decode(file, stream, frame -> {
            var samples = frame.data(0)
                    .capacity(4L * frame.nb_samples())
                    .asByteBuffer()
                    .order(java.nio.ByteOrder.nativeOrder())
                    .asFloatBuffer();
            for (int i = 0; i < frame.nb_samples(); i++) {
                double now = samples.get(i);
                state[1] += state[0] < 0 && now >= 0 ? 1 : 0;
                state[0] = now;
            }
            state[2] += frame.nb_samples();
        });
        return state[1] * SampleRecording.SAMPLE_RATE / state[2];
    }

    static int number(AVFrame frame) {
        int number = 0;
        BytePointer luma = frame.data(0);
        for (int bit = 0; bit < SampleRecording.STRIPES; bit++) {
            int x = (2 * bit + 1) * frame.width() / (2 * SampleRecording.STRIPES);
            int y = frame.height() / 2;
            number |= (luma.get((long) y * frame.linesize(0) + x) & 0xff) > 130 ? 1 << bit : 0;
        }
        return number;
    }

    private interface OfFrame {
        void take(AVFrame frame);
    }

    private static void decode(Path file, int stream, OfFrame taker) throws IOException {
        AVPacket packet = avcodec.av_packet_alloc();
        AVFrame frame = avutil.av_frame_alloc();
        try (Demuxer in = Demuxer.open(file)) {
            var parameters = in.stream(stream).codecpar();
            var codec = avcodec.avcodec_find_decoder(parameters.codec_id());
            AVCodecContext decoder = avcodec.avcodec_alloc_context3(codec);
            Libav.check(avcodec.avcodec_parameters_to_context(decoder, parameters), "parameters");
            Libav.check(avcodec.avcodec_open2(decoder, codec, (AVDictionary) null), "a decoder");
            boolean more = true;
            while (more) {
                more = in.read(packet);
                if (more && packet.stream_index() != stream) {
                    continue;
                }
                Libav.check(avcodec.avcodec_send_packet(decoder, more ? packet : null), "decoding");
                while (avcodec.avcodec_receive_frame(decoder, frame) >= 0) {
                    taker.take(frame);
                }
            }
            avcodec.avcodec_free_context(decoder);
        } finally {
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(frame);
        }
    }
}
