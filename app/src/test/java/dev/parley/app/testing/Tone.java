package dev.parley.app.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/** Plays sine tones into the devices of a {@link Sandbox} and finds them elsewhere by their frequency. */
public final class Tone {
    private static final int RATE = 48_000;
    /** Samples in 20 ms, in which a frequency is looked for. */
    private static final int WINDOW = RATE / 50;

    private static final double LOUD = 0.02;

    private Tone() {}

    /** Plays a tone to a sink, such as {@code NAME-voice}, until the process or the sandbox is ended. */
    public static Process play(Sandbox sandbox, String sink, double hz) throws IOException {
        Process player = sandbox.start(sandbox.command(List.of(
                        "pacat",
                        "--raw",
                        "--format=s16le",
                        "--rate=" + RATE,
                        "--channels=1",
                        "--latency-msec=20",
                        "--device=" + sink))
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        var unused = Thread.ofPlatform().daemon().name("tone").start(() -> feed(player, hz));
        return player;
    }

    /** Listens to a source, such as {@code NAME-speaker.monitor}, until it is closed. One thread. */
    public static final class Ear implements AutoCloseable {
        private final Process recorder;
        private final InputStream sound;
        private final byte[] bytes = new byte[2 * WINDOW];
        private final short[] samples = new short[WINDOW];

        private Ear(Process recorder) {
            this.recorder = recorder;
            this.sound = recorder.getInputStream();
        }

        /**
         * Waits until a tone is heard, or is not any more, for five windows of 20 ms in a row.
         *
         * @return how long that took, ms; -1 if it was not so within {@code limit}
         */
        public long await(double hz, boolean there, Duration limit) throws IOException {
            long start = System.nanoTime();
            long first = 0;
            int row = 0;
            while (System.nanoTime() - start < limit.toNanos()) {
                listen();
                if ((level(samples, hz) > LOUD) == there) {
                    first = row == 0 ? System.nanoTime() : first;
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

        /** The loudest frequency of the next half second, to 5 Hz between 100 and 3000 Hz; 0 if all is silent. */
        public double frequency() throws IOException {
            short[] half = new short[WINDOW * 25];
            for (int i = 0; i < 25; i++) {
                listen();
                System.arraycopy(samples, 0, half, i * WINDOW, WINDOW);
            }
            double best = 0;
            double bestLevel = LOUD;
            for (double hz = 100; hz <= 3000; hz += 5) {
                double level = level(half, hz);
                if (level > bestLevel) {
                    best = hz;
                    bestLevel = level;
                }
            }
            return best;
        }

        @Override
        public void close() {
            recorder.destroyForcibly();
        }

        private void listen() throws IOException {
            if (sound.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new IOException("the recorder ended");
            }
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
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

    private static void feed(Process player, double hz) {
        byte[] bytes = new byte[2 * WINDOW];
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream stream = player.getOutputStream()) {
            for (long n = 0; ; ) {
                for (int i = 0; i < WINDOW; i++, n++) {
                    out.putShort(2 * i, (short) (9000 * Math.sin(2 * Math.PI * hz * n / RATE)));
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
