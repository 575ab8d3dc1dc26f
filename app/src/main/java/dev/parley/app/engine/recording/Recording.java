package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.global.avutil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recording, from start to stop, on its own thread, {@code recorder}: it alone encodes, writes and tells the listener.
 * What the recorder wants of it comes as commands, done after all media that came before them.
 */
final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    /** How long it sleeps when no picture comes: sound and silence are taken on so often. */
    private static final long TICK_MS = 20;
    /** After this much the rate that was measured is believed. */
    private static final long MEASURED_MS = 10_000;

    private static final int ENOSPC = avutil.AVERROR_ENOSPC();

    /** A thing to be done between two steps. */
    private interface Command {
        void run() throws IOException;
    }

    /** Told on the recorder thread when it has ended by itself; before the listener is. */
    interface Ended {
        void ended(Recording recording);
    }

    private final Path file;
    private final RecorderOptions options;
    private final RecorderEnvironment environment;
    private final Timeline timeline;
    private final MediaRecorder.Listener listener;
    private final Ended ended;
    private final RecordedStreams streams;
    private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Semaphore work = new Semaphore(0);

    // The recorder thread's own.
    private DiskWatch disk;
    /** Set by the command that ends it. */
    private boolean stopping;

    private RecorderProblem problem;
    private String problemDetail;
    private long told;

    private volatile RecorderStatistics statistics = new RecorderStatistics(0, 0, 0, 0, 0, 0);

    Recording(
            Path file,
            Container container,
            List<RecordedTrack> tracks,
            RecorderOptions options,
            RecorderEnvironment environment,
            Timeline timeline,
            MediaRecorder.Listener listener,
            Ended ended) {
        this.file = file;
        this.options = options;
        this.environment = environment;
        this.timeline = timeline;
        this.listener = listener;
        this.ended = ended;
        streams = new RecordedStreams(file, container, tracks, options, timeline, work::release);
    }

    void start() {
        Thread.ofPlatform().name("recorder").daemon().start(this::run);
    }

    /** Any thread: where pictures of a track go. */
    FrameQueue pictures(TrackKey track) {
        return streams.pictures(track);
    }

    /** Any thread: where sound of a track goes. */
    SoundQueue sounds(TrackKey track) {
        return streams.sounds(track);
    }

    RecorderStatistics statistics() {
        return statistics;
    }

    /** Any thread; the time line has been changed. */
    void paused() {
        post(() -> {
            streams.flush();
            listener.paused();
        });
    }

    /** Any thread; the time line has been changed. */
    void resumed() {
        post(listener::resumed);
    }

    /** Any thread: writes out what there is, and tells how much. */
    void requestData() {
        post(() -> {
            streams.flush();
            tellData();
        });
    }

    /** Any thread. */
    void tracks(List<RecordedTrack> newTracks) {
        post(() -> {
            long at = timeline.at(environment.clock().getAsLong());
            streams.tracks(newTracks, at);
        });
    }

    /** Any thread; the time line has ended. */
    void stop() {
        post(() -> stopping = true);
    }

    private void fail(RecorderProblem found, String detail) {
        if (problem == null) {
            problem = found;
            problemDetail = detail;
        }
        stopping = true;
    }

    private void post(Command command) {
        commands.add(command);
        work.release();
    }

    private void run() {
        List<Path> finished = new ArrayList<>();
        boolean whole = true;
        try {
            open();
            listener.started();
            while (!stopping) {
                boolean unused = work.tryAcquire(TICK_MS, TimeUnit.MILLISECONDS);
                work.drainPermits();
                step();
            }
        } catch (IOException e) {
            whole = false;
            fail(problem(e), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(RecorderProblem.ENCODER_FAILED, "interrupted");
        } catch (RuntimeException | Error e) {
            LOG.error("recording failed", e);
            whole = false;
            fail(RecorderProblem.ENCODER_FAILED, e.toString());
        }
        timeline.pause(environment.clock().getAsLong());
        ended.ended(this);
        try {
            finish(whole, finished);
        } catch (RuntimeException | Error e) {
            // Whatever fails, who records is told of the end, and what there is can be repaired.
            LOG.error("a recording could not be closed", e);
            fail(RecorderProblem.ENCODER_FAILED, e.toString());
            streams.files().stream()
                    .map(OutputFile::part)
                    .filter(part -> Files.exists(part) && !finished.contains(part))
                    .forEach(finished::add);
        }
        if (problem != null) {
            LOG.warn("the recording ended: {} {}", problem.code(), problemDetail);
            listener.error(problem, problemDetail);
        }
        tellData();
        listener.stopped(List.copyOf(finished));
    }

    private void step() throws IOException {
        // Before media are looked at, so that what came before a command is taken before it.
        List<Command> now = new ArrayList<>();
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            now.add(command);
        }
        long time = environment.clock().getAsLong();
        streams.advance(time);
        statistics = streams.count(time);
        for (Command command : now) {
            command.run();
        }
    }

    private void open() throws IOException {
        if (new DiskSpace(environment.reserveBytes())
                .isFull(environment.disk().usable(file.toAbsolutePath().getParent()))) {
            fail(RecorderProblem.DISK_FULL, "there was no room from the beginning");
            return;
        }
        streams.open();
        disk = new DiskWatch(
                streams.files(),
                file.toAbsolutePath().getParent(),
                environment,
                this::bytesPerSecond,
                minutes -> post(() -> listener.diskLow(minutes)),
                (found, detail) -> post(() -> fail(found, detail)));
        disk.start();
    }

    /** Any thread: what is written, or, in the first seconds, what is meant to be. */
    private double bytesPerSecond() {
        RecorderStatistics now = statistics;
        if (now.durationMs() >= MEASURED_MS) {
            return now.bytes() * 1000.0 / now.durationMs();
        }
        double bits = 0;
        for (Plan.OneFile one : streams.plan().files()) {
            bits += (double) one.pictures().size()
                    * (options.videoBitsPerSecond() > 0 ? options.videoBitsPerSecond() : BitRates.video(1280, 720, 30));
            bits += (double) one.sounds().size()
                    * (options.audioBitsPerSecond() > 0 ? options.audioBitsPerSecond() : BitRates.SOUND);
        }
        return bits / 8;
    }

    private void tellData() {
        long bytes = statistics.bytes();
        listener.dataAvailable(bytes - told, statistics.durationMs());
        told = bytes;
    }

    /** Closes the files, as ordinary ones if what they are made of is whole, and frees all. */
    private void finish(boolean whole, List<Path> finished) {
        long end = environment.clock().getAsLong();
        stopWatch();
        if (whole) {
            try {
                streams.finishSound(end);
            } catch (IOException e) {
                fail(problem(e), e.getMessage());
            }
        }
        for (OutputFile output : streams.files()) {
            Path path = output.part();
            try {
                if (whole && Files.exists(path)) {
                    path = output.finish(end);
                }
            } catch (IOException e) {
                fail(problem(e), e.getMessage());
            }
            if (Files.exists(path)) {
                finished.add(path);
            }
        }
        statistics = streams.count(end);
        streams.close();
    }

    private void stopWatch() {
        try {
            if (disk != null) {
                disk.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RecorderProblem problem(IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        if (e instanceof Muxer.WriteException write && write.code() == ENOSPC) {
            return RecorderProblem.DISK_FULL;
        }
        if (e instanceof dev.parley.app.engine.libav.LibavException) {
            return RecorderProblem.ENCODER_FAILED;
        }
        return Files.isDirectory(folder) ? RecorderProblem.NOT_WRITABLE : RecorderProblem.FOLDER_GONE;
    }
}
