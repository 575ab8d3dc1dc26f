package dev.parley.app.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Plays sine tones into the devices of a {@link Sandbox} and finds them elsewhere by their frequency. */
public final class Tone {
    private static final int RATE = 48_000;
    /** Samples in 20 ms, in which a frequency is looked for. */
    private static final int WINDOW = RATE / 50;

    private static final double LOUD = 0.02;
    /** Mean square: 60 dB below full scale. */
    private static final double SILENT = 1e-6;

    private Tone() {}

    /** What comes next. */
    private interface Wave {
        short sample(long n);
    }

    /** Plays a tone to a sink, such as {@code NAME-voice}, until the process or the sandbox is ended. */
    public static Process play(Sandbox sandbox, String sink, double hz) throws IOException {
        return play(sandbox, sink, n -> (short) (9000 * Math.sin(2 * Math.PI * hz * n / RATE)));
    }

    /** Writes a second of a tone of whole hertz as a WAV file, which may be played over and over without a seam. */
    public static void write(Path file, int hz) throws IOException {
        ByteBuffer samples = ByteBuffer.allocate(2 * RATE).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < RATE; n++) {
            samples.putShort((short) (9000 * Math.sin(2 * Math.PI * hz * n / RATE)));
        }
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        try (AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(samples.array()), format, RATE)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /** Plays white noise in the same way. */
    public static Process noise(Sandbox sandbox, String sink) throws IOException {
        Random random = new Random(1);
        return play(sandbox, sink, n -> (short) (3000 * random.nextGaussian()));
    }

    private static Process play(Sandbox sandbox, String sink, Wave wave) throws IOException {
        Process player = sandbox.start(sandbox.command(List.of(
                        "pacat",
                        "--raw",
                        "--format=s16le",
                        "--rate=" + RATE,
                        "--channels=1",
                        "--latency-msec=20",
                        "--device=" + sink))
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        var unused = Thread.ofPlatform().daemon().name("tone").start(() -> feed(player, wave));
        return player;
    }

    /**
     * Listens to a source, such as {@code NAME-speaker.monitor}, until it is closed. A thread of its own takes the sound as
     * it comes, so that what is asked is asked of now. Ask from one thread.
     */
    public static final class Ear implements AutoCloseable {
        private final Process recorder;
        private final BlockingQueue<Window> heard = new LinkedBlockingQueue<>();

        /** 20 ms of sound; without samples where the recorder ended. */
        private static final class Window {
            /** When its end came, ns. */
            private final long at = System.nanoTime();

            private final short[] samples;

            Window(short[] samples) {
                this.samples = samples;
            }
        }

        private Ear(Process recorder) {
            this.recorder = recorder;
            var unused = Thread.ofPlatform().daemon().name("ear").start(this::record);
        }

        private void record() {
            byte[] bytes = new byte[2 * WINDOW];
            try (InputStream sound = recorder.getInputStream()) {
                while (sound.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                    short[] samples = new short[WINDOW];
                    ByteBuffer.wrap(bytes)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asShortBuffer()
                            .get(samples);
                    heard.add(new Window(samples));
                }
            } catch (IOException e) {
                // The ear was closed; who listens is told below.
            }
            heard.add(new Window(new short[0]));
        }

        /**
         * Waits until a tone is heard, or is not any more, for five windows of 20 ms in a row.
         *
         * @return how long that took, ms; -1 if it was not so within {@code limit}
         */
        public long await(double hz, boolean there, Duration limit) throws IOException {
            heard.clear();
            return since(System.nanoTime(), hz, there, limit);
        }

        /**
         * The same, counted from a moment before, ns; what was heard since then and not asked for yet is looked at, too.
         */
        public long since(long start, double hz, boolean there, Duration limit) throws IOException {
            long first = 0;
            int row = 0;
            while (System.nanoTime() - start < limit.toNanos()) {
                Window window = listen();
                if (window.at < start) {
                    continue;
                }
                if ((level(window.samples, hz) > LOUD) == there) {
                    first = row == 0 ? window.at : first;
                    row++;
                } else {
                    row = 0;
                }
                if (row == 5) {
                    return (first - start) / 1_000_000;
                }
            }
            return -1;
        }

        /** Forgets what was heard until now. */
        public void forget() {
            heard.clear();
        }

        /** In how many of the 20 ms that were heard since the last question there was any sound. */
        public int sounds() {
            List<Window> since = new ArrayList<>();
            heard.drainTo(since);
            return (int) since.stream()
                    .filter(window -> power(window.samples) > SILENT)
                    .count();
        }

        /**
         * The loudest frequency of the next half second, to 5 Hz between 100 and 3000 Hz; 0 if all is silent. Looks at 60 ms
         * at a time, since a jitter buffer may stretch the sound, and a tone that was stretched is no tone over a long time.
         */
        public double frequency() throws IOException {
            heard.clear();
            double[] levels = new double[581];
            for (int part = 0; part < 8; part++) {
                short[] samples = new short[WINDOW * 3];
                for (int i = 0; i < 3; i++) {
                    System.arraycopy(listen().samples, 0, samples, i * WINDOW, WINDOW);
                }
                for (int i = 0; i < levels.length; i++) {
                    levels[i] += level(samples, 100 + 5 * i) / 8;
                }
            }
            double best = 0;
            double bestLevel = LOUD;
            for (int i = 0; i < levels.length; i++) {
                if (levels[i] > bestLevel) {
                    best = 100 + 5 * i;
                    bestLevel = levels[i];
                }
            }
            return best;
        }

        /** How loud it is from now on for so long: root mean square, 0 to 1. */
        public double loudness(Duration time) throws IOException {
            heard.clear();
            double sum = 0;
            long windows = time.toMillis() / 20;
            for (int i = 0; i < windows; i++) {
                sum += power(listen().samples);
            }
            return Math.sqrt(sum / windows);
        }

        @Override
        public void close() {
            recorder.destroyForcibly();
        }

        private Window listen() throws IOException {
            try {
                Window window = heard.poll(5, TimeUnit.SECONDS);
                if (window == null || window.samples.length == 0) {
                    throw new IOException("the recorder gives nothing");
                }
                return window;
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
    }

    /** Listens to a source, such as {@code NAME-speaker.monitor}. */
    public static Ear listen(Sandbox sandbox, String source) throws IOException {
        return new Ear(sandbox.start(sandbox.command(List.of(
                        "parec",
                        "--raw",
                        "--format=s16le",
                        "--rate=" + RATE,
                        "--channels=1",
                        "--latency-msec=20",
                        "--device=" + source))
                .redirectError(ProcessBuilder.Redirect.DISCARD)));
    }

    /** Mean square, 0 to 1. */
    private static double power(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return sum / WINDOW / 32768 / 32768;
    }

    /** How loud a frequency is, 0 to 1 (Goertzel's algorithm). */
    static double level(short[] samples, double hz) {
        double factor = 2 * Math.cos(2 * Math.PI * hz / RATE);
        double before = 0;
        double before2 = 0;
        for (short sample : samples) {
            double value = sample / 32768.0 + factor * before - before2;
            before2 = before;
            before = value;
        }
        double power = before * before + before2 * before2 - factor * before * before2;
        return 2 * Math.sqrt(Math.max(0, power)) / samples.length;
    }

    private static void feed(Process player, Wave wave) {
        byte[] bytes = new byte[2 * WINDOW];
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream stream = player.getOutputStream()) {
            for (long n = 0; ; ) {
                for (int i = 0; i < WINDOW; i++, n++) {
                    out.putShort(2 * i, wave.sample(n));
                }
                stream.write(bytes);
                stream.flush();
            }
        } catch (IOException e) {
            // The tone was closed.
            player.destroyForcibly();
        }
    }
}
