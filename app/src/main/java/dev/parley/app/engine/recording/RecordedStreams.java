package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a {@link Recording} is made of: its files, the streams in them, and the tracks that go into each. Belongs to the
 * {@code recorder} thread, but for the queues.
 */
final class RecordedStreams {
    private final Path file;
    private final Container container;
    private final RecorderOptions options;
    private final Timeline timeline;
    private final Runnable wake;
    private final Plan plan;
    private final Map<TrackKey, FrameQueue> pictureQueues = new ConcurrentHashMap<>();
    private final Map<TrackKey, SoundQueue> soundQueues = new ConcurrentHashMap<>();

    private List<RecordedTrack> tracks;
    private final List<OutputFile> files = new ArrayList<>();
    private final Map<TrackKey, SoundLine> lines = new LinkedHashMap<>();
    /** Sinks of a track's own streams. */
    private final Map<TrackKey, List<SoundLine.Sink>> ownSinks = new LinkedHashMap<>();
    /** Null if no stream has the sound of all. */
    private Mixer mixer;

    /**
     * Nothing is opened yet.
     *
     * @param file that was asked for; with more files than one each has its own end of that name
     * @param wake called on any thread when a picture came
     */
    RecordedStreams(
            Path file,
            Container container,
            List<RecordedTrack> tracks,
            RecorderOptions options,
            Timeline timeline,
            Runnable wake) {
        this.file = file;
        this.container = container;
        this.tracks = List.copyOf(tracks);
        this.options = options;
        this.timeline = timeline;
        this.wake = wake;
        this.plan = Plan.of(tracks, options.layout(), options.mixed(), container.hasVideo());
    }

    /** Any thread. */
    Plan plan() {
        return plan;
    }

    /** Those that are open. */
    List<OutputFile> files() {
        return files;
    }

    /** Any thread: where pictures of a track go. */
    FrameQueue pictures(TrackKey track) {
        return pictureQueues.computeIfAbsent(track, key -> new FrameQueue(wake));
    }

    /** Any thread: where sound of a track goes. */
    SoundQueue sounds(TrackKey track) {
        return soundQueues.computeIfAbsent(track, key -> new SoundQueue());
    }

    /** Makes the files. */
    void open() throws IOException {
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

    /** Other tracks from this time of the recording on, where a stream takes more than one. */
    void tracks(List<RecordedTrack> now, long at) throws IOException {
        tracks = List.copyOf(now);
        boolean separate = options.layout() == RecordingLayout.TRACKS || options.layout() == RecordingLayout.FILES;
        if (separate) {
            return;
        }
        addLines();
        for (OutputFile output : files) {
            for (PictureStream picture : output.pictures()) {
                picture.tiles(tiles(null, picture.tiles(), at));
            }
        }
    }

    /** Takes in what came until now. */
    void advance(long now) throws IOException {
        for (SoundLine line : lines.values()) {
            line.advance(now);
        }
        if (mixer != null) {
            mixer.advance();
        }
        for (OutputFile output : files) {
            output.advance(now);
        }
    }

    /** How much there is of it. */
    RecorderStatistics count(long now) {
        return new RecorderStatistics(
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

    /** Writes out what there is. */
    void flush() throws IOException {
        for (OutputFile output : files) {
            output.muxer().flush();
        }
    }

    /** Takes in the sound that is left. */
    void finishSound(long end) throws IOException {
        for (SoundLine line : lines.values()) {
            line.finish(end);
        }
        if (mixer != null) {
            mixer.advance();
        }
    }

    /** Frees all. */
    void close() {
        for (OutputFile output : files) {
            output.close();
        }
        lines.values().forEach(SoundLine::close);
        pictureQueues.values().forEach(FrameQueue::close);
    }
}
