package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Container container;
    private final RecorderOptions options;
    private final RecorderEnvironment environment;
    private final Timeline timeline;
    private final MediaRecorder.Listener listener;
    private final Ended ended;
    private final Plan plan;
    private final Map<TrackKey, FrameQueue> pictureQueues = new ConcurrentHashMap<>();
    private final Map<TrackKey, SoundQueue> soundQueues = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Semaphore work = new Semaphore(0);

    // The recorder thread's own.
    private List<RecordedTrack> tracks;
    private final List<OutputFile> files = new ArrayList<>();
    private final Map<TrackKey, SoundLine> lines = new LinkedHashMap<>();
    /** Sinks of a track's own streams. */
    private final Map<TrackKey, List<SoundLine.Sink>> ownSinks = new LinkedHashMap<>();
    /** Null if no stream has the sound of all. */
    private Mixer mixer;

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
        this.container = container;
        this.tracks = List.copyOf(tracks);
        this.options = options;
        this.environment = environment;
        this.timeline = timeline;
        this.listener = listener;
        this.ended = ended;
        this.plan = Plan.of(tracks, options.layout(), options.mixed(), container.hasVideo());
    }

    void start() {
        Thread.ofPlatform().name("recorder").daemon().start(this::run);
    }

    /** Any thread: where pictures of a track go. */
    FrameQueue pictures(TrackKey track) {
        return pictureQueues.computeIfAbsent(track, key -> new FrameQueue(work::release));
    }

    /** Any thread: where sound of a track goes. */
    SoundQueue sounds(TrackKey track) {
        return soundQueues.computeIfAbsent(track, key -> new SoundQueue());
    }

    RecorderStatistics statistics() {
        return statistics;
    }

    /** Any thread; the time line has been changed. */
    void paused() {
        post(() -> {
            flush();
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
            flush();
            tellData();
        });
    }

    /** Any thread. */
    void tracks(List<RecordedTrack> newTracks) {
        post(() -> {
            tracks = List.copyOf(newTracks);
            arrange();
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
            files.stream()
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
        advance();
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
        int bitRate = options.audioBitsPerSecond() > 0 ? options.audioBitsPerSecond() : BitRates.SOUND;
        for (Plan.OneFile one : plan.files()) {
            OutputFile output = new OutputFile(container, named(one.suffix()));
            files.add(output);
            for (Plan.Stream stream : one.pictures()) {
                output.add(new PictureStream(
                        container,
                        output.muxer().stream(stream.title(), output.pictures().isEmpty()),
                        options,
                        timeline,
                        tiles(stream.only(), List.of(), 0),
                        self(tracks),
                        this::loudness));
            }
            for (Plan.Stream stream : one.sounds()) {
                AudioEncoder encoder = new AudioEncoder(
                        container,
                        output.muxer().stream(stream.title(), output.sounds().isEmpty()),
                        bitRate);
                output.add(encoder);
                if (stream.only() == null) {
                    mixer = new Mixer(encoder);
                } else {
                    ownSinks.computeIfAbsent(TrackKey.of(stream.only()), key -> new ArrayList<>())
                            .add(encoder);
                }
            }
        }
        addLines();
        disk = new DiskWatch(
                files,
                file.toAbsolutePath().getParent(),
                environment,
                this::bytesPerSecond,
                minutes -> post(() -> listener.diskLow(minutes)),
                (found, detail) -> post(() -> fail(found, detail)));
        disk.start();
    }

    private Path named(String suffix) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot <= 0 ? name.length() : dot;
        return file.toAbsolutePath().resolveSibling(name.substring(0, end) + suffix + name.substring(end));
    }

    private static String self(List<RecordedTrack> tracks) {
        return tracks.stream()
                .filter(track -> track.source().equals(EngineCommand.SELF))
                .map(RecordedTrack::participant)
                .findFirst()
                .orElse(null);
    }

    private double loudness(String participant) {
        SoundLine line = lines.get(new TrackKey(participant, RecordedTrack.Kind.SOUND));
        return line == null ? 0 : line.level();
    }

    /** A line for each track of sound that has none, as far as a stream takes it. */
    private void addLines() {
        for (RecordedTrack track : tracks) {
            TrackKey key = TrackKey.of(track);
            if (!Plan.isSound(track) || lines.containsKey(key)) {
                continue;
            }
            List<SoundLine.Sink> sinks = new ArrayList<>(ownSinks.getOrDefault(key, List.of()));
            if (mixer != null) {
                sinks.add(mixer.join());
            }
            lines.put(key, new SoundLine(sounds(key), timeline, mixer == null ? 0 : mixer.mixed(), sinks));
        }
    }

    /** The tiles of a picture: that of one track, or of all; those that are there already are kept. */
    private List<Tile> tiles(RecordedTrack only, List<Tile> before, long at) {
        List<Tile> tiles = new ArrayList<>();
        for (RecordedTrack track : only == null ? Plan.tiles(tracks) : List.of(only)) {
            tiles.add(before.stream()
                    .filter(tile -> Plan.sameKey(tile.track(), track))
                    .findFirst()
                    .orElseGet(() -> new Tile(track, Plan.isSound(track) ? null : pictures(TrackKey.of(track)), at)));
        }
        return tiles;
    }

    private void arrange() throws IOException {
        boolean separate = options.layout() == RecordingLayout.TRACKS || options.layout() == RecordingLayout.FILES;
        if (separate) {
            return;
        }
        addLines();
        long at = timeline.at(environment.clock().getAsLong());
        for (OutputFile output : files) {
            for (PictureStream picture : output.pictures()) {
                picture.tiles(tiles(null, picture.tiles(), at));
            }
        }
    }

    private void advance() throws IOException {
        long now = environment.clock().getAsLong();
        for (SoundLine line : lines.values()) {
            line.advance(now);
        }
        if (mixer != null) {
            mixer.advance();
        }
        for (OutputFile output : files) {
            output.advance(now);
        }
        count(now);
    }

    private void count(long now) {
        statistics = new RecorderStatistics(
                timeline.at(now) / 1_000_000,
                files.stream().mapToLong(OutputFile::safeMs).min().orElse(0),
                files.stream().mapToLong(output -> output.muxer().bytes()).sum(),
                files.stream()
                        .flatMap(output -> output.pictures().stream())
                        .mapToLong(PictureStream::encoded)
                        .sum(),
                pictureQueues.values().stream().mapToLong(FrameQueue::dropped).sum(),
                soundQueues.values().stream().mapToLong(SoundQueue::droppedNs).sum() / 1_000_000);
    }

    /** Any thread: what is written, or, in the first seconds, what is meant to be. */
    private double bytesPerSecond() {
        RecorderStatistics now = statistics;
        if (now.durationMs() >= MEASURED_MS) {
            return now.bytes() * 1000.0 / now.durationMs();
        }
        double bits = 0;
        for (Plan.OneFile one : plan.files()) {
            bits += (double) one.pictures().size()
                    * (options.videoBitsPerSecond() > 0 ? options.videoBitsPerSecond() : BitRates.video(1280, 720, 30));
            bits += (double) one.sounds().size()
                    * (options.audioBitsPerSecond() > 0 ? options.audioBitsPerSecond() : BitRates.SOUND);
        }
        return bits / 8;
    }

    private void flush() throws IOException {
        for (OutputFile output : files) {
            output.muxer().flush();
        }
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
                for (SoundLine line : lines.values()) {
                    line.finish(end);
                }
                if (mixer != null) {
                    mixer.advance();
                }
            } catch (IOException e) {
                fail(problem(e), e.getMessage());
            }
        }
        for (OutputFile output : files) {
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
        count(end);
        for (OutputFile output : files) {
            output.close();
        }
        lines.values().forEach(SoundLine::close);
        pictureQueues.values().forEach(FrameQueue::close);
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
