package dev.parley.app.engine.recording;

import dev.parley.app.engine.libav.Libav;
import java.io.IOException;
import java.nio.FloatBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Encodes one channel of sound from the file's beginning, without holes. Recorder thread. */
final class AudioEncoder implements SoundLine.Sink, AutoCloseable {
    private final Encoder encoder;
    private final AVFrame frame;
    private final FloatBuffer samples;
    private final int size;
    private int filled;
    private long encoded;

    AudioEncoder(Container container, Muxer.Stream stream, int bitRate) throws IOException {
        encoder = new Encoder(container.audioEncoder(), stream, (context, options) -> {
            context.sample_rate(SoundLine.RATE);
            // Planar or not is the same for one channel.
            context.sample_fmt(container == Container.WEBM ? avutil.AV_SAMPLE_FMT_FLT : avutil.AV_SAMPLE_FMT_FLTP);
            avutil.av_channel_layout_default(context.ch_layout(), 1);
            context.bit_rate(bitRate);
            context.time_base().num(1).den(SoundLine.RATE);
        });
        size = encoder.context().frame_size();
        frame = avutil.av_frame_alloc();
        frame.nb_samples(size);
        frame.format(encoder.context().sample_fmt());
        frame.sample_rate(SoundLine.RATE);
        avutil.av_channel_layout_default(frame.ch_layout(), 1);
        int got = avutil.av_frame_get_buffer(frame, 0);
        if (got < 0) {
            close();
            Libav.check(got, "memory for sound");
        }
        samples = frame.data(0)
                .capacity(size * 4L)
                .asByteBuffer()
                .order(java.nio.ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void samples(FloatBuffer from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int n = Math.min(count - done, size - filled);
            samples.put(filled, from, done, n);
            filled += n;
            done += n;
            if (filled == size) {
                encode();
            }
        }
    }

    /** Encodes what is left, and ends. */
    void finish() throws IOException {
        if (filled > 0) {
            encode();
        }
        encoder.encode(null);
    }

    private void encode() throws IOException {
        frame.nb_samples(filled);
        frame.pts(encoded);
        encoded += filled;
        filled = 0;
        encoder.encode(frame);
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        encoder.close();
    }
}
