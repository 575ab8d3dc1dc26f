package dev.parley.app.engine.recording;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;

/** Turns one channel at some rate into floats at {@link SoundLine#RATE}, a bit faster or slower as told. */
final class Resampler implements AutoCloseable {
    private final int rate;
    private final SwrContext context;
    private ByteBuffer in = ByteBuffer.allocateDirect(0);
    private ByteBuffer out = ByteBuffer.allocateDirect(0);
    private ShortBuffer inShorts;
    private FloatBuffer outFloats;
    private BytePointer inPointer;
    private BytePointer outPointer;

    Resampler(int rate) throws LibavException {
        this.rate = rate;
        this.context = new SwrContext(null);
        try (AVChannelLayout mono = new AVChannelLayout()) {
            avutil.av_channel_layout_default(mono, 1);
            Libav.check(
                    swresample.swr_alloc_set_opts2(
                            context,
                            mono,
                            avutil.AV_SAMPLE_FMT_FLT,
                            SoundLine.RATE,
                            mono,
                            avutil.AV_SAMPLE_FMT_S16,
                            rate,
                            0,
                            null),
                    "making a resampler");
        }
        try {
            // Needed for correction where both rates are the same.
            avutil.av_opt_set_int(context, "flags", swresample.SWR_FLAG_RESAMPLE, 0);
            Libav.check(swresample.swr_init(context), "making a resampler from " + rate + " Hz");
        } catch (LibavException e) {
            close();
            throw e;
        }
    }

    int rate() {
        return rate;
    }

    /** How much of what went in did not come out yet, in samples at {@link SoundLine#RATE}. */
    long delay() {
        return swresample.swr_get_delay(context, SoundLine.RATE);
    }

    /** Gives so many samples more (or fewer) within the next ones that come out. */
    void correct(int samples, int within) throws LibavException {
        Libav.check(swresample.swr_set_compensation(context, samples, within), "correcting the clock of a sound");
    }

    /**
     * Converts.
     *
     * @return how many samples {@link #output} holds
     */
    int convert(short[] samples, int from, int to) throws LibavException {
        int count = to - from;
        room(count);
        inShorts.put(0, samples, from, count);
        int most = outFloats.capacity();
        return Libav.check(swresample.swr_convert(context, outPointer, most, inPointer, count), "converting sound");
    }

    /** Gives out what it holds, as before silence; returns how many samples {@link #output} holds. */
    int flush() throws LibavException {
        room(480);
        int got = Libav.check(
                swresample.swr_convert(context, outPointer, outFloats.capacity(), (BytePointer) null, 0),
                "converting sound");
        Libav.check(swresample.swr_init(context), "starting a resampler anew");
        return got;
    }

    FloatBuffer output() {
        return outFloats;
    }

    private void room(int samples) {
        if (in.capacity() < samples * 2) {
            in = ByteBuffer.allocateDirect(samples * 2).order(ByteOrder.nativeOrder());
            inShorts = in.asShortBuffer();
            inPointer = new BytePointer(in);
            int most = (int) ((long) samples * SoundLine.RATE / rate) * 2 + 4096;
            out = ByteBuffer.allocateDirect(most * 4).order(ByteOrder.nativeOrder());
            outFloats = out.asFloatBuffer();
            outPointer = new BytePointer(out);
        }
    }

    @Override
    public void close() {
        swresample.swr_free(context);
    }
}
