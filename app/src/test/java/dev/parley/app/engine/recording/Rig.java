package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.PictureStamp;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A recorder whose time is made: what is to come in an hour comes as fast as it is encoded. */
final class Rig implements MediaRecorder.Listener, AutoCloseable {
    static final long SECOND = 1_000_000_000;
    static final long BLOCK = SECOND / 100;
    static final RecordedTrack CAMERA = new RecordedTrack("Ann", RecordedTrack.Kind.CAMERA, EngineCommand.SELF);
    static final RecordedTrack SCREEN = new RecordedTrack("Ann", RecordedTrack.Kind.SCREEN, EngineCommand.SELF);
    static final RecordedTrack VOICE = new RecordedTrack("Ann", RecordedTrack.Kind.SOUND, EngineCommand.SELF);
    static final RecordedTrack OTHER_CAMERA = new RecordedTrack("Bob", RecordedTrack.Kind.CAMERA, "bob");
    static final RecordedTrack OTHER_VOICE = new RecordedTrack("Bob", RecordedTrack.Kind.SOUND, "bob");

    private static final long DEADLINE_S = 20;

    final AtomicLong now = new AtomicLong(5_000 * SECOND);
    final long start = now.get();
    final MediaRecorder recorder;
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final List<String> problems = new ArrayList<>();
    private volatile List<Path> files = List.of();

    /** What happens every 10 ms of made time. */
    interface Step {
        /**
         * It is this step now.
         *
         * @param n number of the step
         * @param time its end, ns of the clock
         */
        void at(long n, long time);
    }

    Rig(Path file, RecorderOptions options, RecordedTrack... tracks) {
        this(file, options, folder -> 1L << 40, tracks);
    }

    Rig(Path file, RecorderOptions options, RecorderEnvironment.FreeSpace space, RecordedTrack... tracks) {
        recorder = new MediaRecorder(
                file, List.of(tracks), options, this, new RecorderEnvironment(now::get, space, 1 << 20));
    }

    /** One whose time is this environment's; {@link #run} is not for it. */
    Rig(Path file, RecorderOptions options, RecorderEnvironment environment, RecordedTrack... tracks) {
        recorder = new MediaRecorder(file, List.of(tracks), options, this, environment);
    }

    static RecorderOptions options(String type, RecordingLayout layout) {
        return new RecorderOptions(type, 0, 0, 0, 0, 0, layout, true);
    }

    Rig start() throws InterruptedException {
        recorder.start();
        expect("started");
        return this;
    }

    /** Lets time pass; twice a second it waits until the recorder has taken all. */
    void run(double seconds, Step step) throws InterruptedException {
        long steps = Math.round(seconds * 100);
        for (long n = 0; n < steps; n++) {
            step.at(n, now.addAndGet(BLOCK));
            if (n % 50 == 49) {
                settle();
            }
        }
        settle();
    }

    /** Waits until the recorder has taken all that came. */
    void settle() throws InterruptedException {
        recorder.requestData();
        expect("data");
    }

    /** Waits for this event; others before it are put up with. */
    void expect(String event) throws InterruptedException {
        String next;
        do {
            next = events.poll(DEADLINE_S, TimeUnit.SECONDS);
            assertNotNull(next, "no " + event + "; problems " + problems);
        } while (!next.equals(event));
    }

    /** Waits until this event, and gives all that were told since what was waited for last. */
    List<String> allUntil(String event) throws InterruptedException {
        List<String> told = new ArrayList<>();
        do {
            String next = events.poll(DEADLINE_S, TimeUnit.SECONDS);
            assertNotNull(next, "no " + event + " but " + told + "; problems " + problems);
            told.add(next);
        } while (!told.getLast().equals(event));
        return told;
    }

    /** Stops and gives the files. */
    List<Path> stop() throws InterruptedException {
        recorder.stop();
        return ended();
    }

    List<Path> ended() throws InterruptedException {
        expect("stopped");
        return files;
    }

    /** The files that were made, once it has stopped. */
    List<Path> files() {
        return files;
    }

    /** Stops and reads the only file. */
    Readback read() throws Exception {
        List<Path> made = stop();
        assertEquals(1, made.size(), made.toString());
        assertEquals(List.of(), problems);
        return Readback.of(made.getFirst());
    }

    /** A picture that can be given to a recorder. */
    static final class Drawn {
        final int width;
        final int height;
        final ByteBuffer y;
        final ByteBuffer u;
        final ByteBuffer v;

        Drawn(int width, int height) {
            this.width = width;
            this.height = height;
            y = ByteBuffer.allocateDirect(width * height);
            u = ByteBuffer.allocateDirect((width + 1) / 2 * ((height + 1) / 2));
            v = ByteBuffer.allocateDirect(u.capacity());
            colour(100, 128, 128);
        }

        Drawn colour(int luma, int blue, int red) {
            fill(y, luma);
            fill(u, blue);
            fill(v, red);
            return this;
        }

        Drawn stamp(long counter) {
            new PictureStamp(counter, (int) counter, 1).draw(y, width, width, height);
            return this;
        }

        void to(VideoInput input, long time) {
            turned(input, 0, time);
        }

        void turned(VideoInput input, int rotation, long time) {
            int half = (width + 1) / 2;
            input.frame(y, width, u, half, v, half, width, height, rotation, time);
        }

        private static void fill(ByteBuffer plane, int value) {
            byte[] bytes = new byte[plane.capacity()];
            Arrays.fill(bytes, (byte) value);
            plane.put(0, bytes);
        }
    }

    /** A tone that can be given to a recorder, 10 ms at a time. */
    static final class Tone {
        private final short[] block;
        private final double hz;
        private final int rate;
        private long n;

        Tone(double hz) {
            this(hz, 48_000);
        }

        Tone(double hz, int rate) {
            this.hz = hz;
            this.rate = rate;
            this.block = new short[rate / 100];
        }

        void to(AudioInput input, long time) {
            for (int i = 0; i < block.length; i++) {
                block[i] = (short) (8000 * Math.sin(2 * Math.PI * hz * n++ / rate));
            }
            input.samples(block, block.length, 1, rate, time);
        }
    }

    @Override
    public void started() {
        events.add("started");
    }

    @Override
    public void paused() {
        events.add("paused");
    }

    @Override
    public void resumed() {
        events.add("resumed");
    }

    @Override
    public void dataAvailable(long bytes, long durationMs) {
        events.add("data");
    }

    @Override
    public void diskLow(long minutesLeft) {
        events.add("low " + minutesLeft);
    }

    @Override
    public void error(RecorderProblem problem, String detail) {
        problems.add(problem.code());
        events.add("error " + problem.code());
    }

    @Override
    public void stopped(List<Path> made) {
        files = made;
        events.add("stopped");
    }

    /** Ends what is still recorded after a failed test. */
    @Override
    public void close() {
        recorder.stop();
    }
}
