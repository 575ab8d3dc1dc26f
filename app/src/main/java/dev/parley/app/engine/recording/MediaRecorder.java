package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.Unfinished;
import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records tracks into a file (MediaStream Recording, section 2, {@code MediaRecorder}). Differs from the standard in this:
 * data go to a file, not to the listener; tracks may come and go.
 *
 * <pre>
 *              start()                pause()
 *  INACTIVE ──────────▶ RECORDING ─────────────▶ PAUSED
 *   ▲ ▲ stop():           │  ▲ ▲ resume():         │ │
 *   │ └─ nothing          │  │ └─ nothing          │ │ pause(): nothing
 *   │                     │  └─────────────────────┘ │
 *   └─────────────────────┴──────────────────────────┘
 *        stop(), or an error       resume()
 *
 *  start() but in INACTIVE, and pause(), resume(), requestData() in INACTIVE: InvalidStateError
 * </pre>
 *
 * <p>While it is written the file has the name that {@link Unfinished} gives; at every moment all but the last two seconds
 * can be read, whatever happens to the process or the machine. Once it is closed it is an ordinary file under its own name,
 * or beside it, numbered, where that is taken.
 *
 * <p>Any thread; no call waits for the encoder or the disk.
 */
public final class MediaRecorder {
    /** Told on the recorder thread, in order; must be quick. */
    public interface Listener {
        /** The files are open. */
        void started();

        /** Nothing is recorded any longer. */
        void paused();

        /** It is recorded again. */
        void resumed();

        /**
         * Data were written, as {@link #requestData} asked, or the last ones.
         *
         * @param bytes since the last time
         * @param durationMs of the whole file
         */
        void dataAvailable(long bytes, long durationMs);

        /**
         * The disk gets full.
         *
         * @param minutesLeft until the recording ends, fewer than five; told again when it changes
         */
        void diskLow(long minutesLeft);

        /**
         * It ends by itself; {@link #stopped} follows. In the standard this is an {@code UnknownError}.
         *
         * @param detail for the log
         */
        void error(RecorderProblem problem, String detail);

        /**
         * It has ended.
         *
         * @param files that were made; one with the name of an {@linkplain Unfinished unfinished} could not be closed, and can
         *     be repaired
         */
        void stopped(List<Path> files);
    }

    private static final Logger LOG = LoggerFactory.getLogger(MediaRecorder.class);

    private final Path file;
    private final RecorderOptions options;
    private final Container container;
    private final Listener listener;
    private final RecorderEnvironment environment;

    private final Object lock = new Object();
    /** Guarded by lock, as all below. */
    private final Map<TrackKey, VideoInput> videos = new HashMap<>();

    private final Map<TrackKey, AudioInput> audios = new HashMap<>();
    private List<RecordedTrack> tracks;
    private RecordingState state = RecordingState.INACTIVE;
    /** The last one, or null before the first. */
    private Recording recording;

    private Timeline timeline;

    /**
     * Whether a type can be recorded (section 2.3, {@code isTypeSupported}): {@code video/mp4}, {@code video/webm},
     * {@code audio/mp4} and {@code video/x-matroska}, alone or with the codecs that are in them here.
     */
    public static boolean isTypeSupported(String mimeType) {
        return mimeType.isEmpty() || Container.of(mimeType) != null;
    }

    /**
     * A recorder that does nothing yet.
     *
     * @throws DomException see {@link #MediaRecorder(Path, List, RecorderOptions, Listener, RecorderEnvironment)}
     */
    public MediaRecorder(Path file, List<RecordedTrack> tracks, RecorderOptions options, Listener listener) {
        this(file, tracks, options, listener, RecorderEnvironment.system());
    }

    /**
     * A recorder that does nothing yet. Loads FFmpeg, which takes up to a second the first time.
     *
     * @param file the name it shall have when it is closed; its folder exists
     * @param tracks what to record; with {@link RecordingLayout#TRACKS} and {@link RecordingLayout#FILES} all that may ever
     *     come, else those that are there now
     * @throws DomException {@code NotSupportedError} if the type is none of ours, nothing of the tracks can be in it, or
     *     FFmpeg can't be had
     */
    public MediaRecorder(
            Path file,
            List<RecordedTrack> tracks,
            RecorderOptions options,
            Listener listener,
            RecorderEnvironment environment) {
        this.file = file;
        this.tracks = List.copyOf(tracks);
        this.options = options;
        this.listener = listener;
        this.environment = environment;
        this.container = options.mimeType().isEmpty() ? Container.MP4 : Container.of(options.mimeType());
        if (container == null) {
            throw DomException.notSupported("can't be recorded here: " + options.mimeType());
        }
        Plan plan = Plan.of(tracks, options.layout(), options.mixed(), container.hasVideo());
        if (plan.files().stream()
                .allMatch(one -> one.pictures().isEmpty() && one.sounds().isEmpty())) {
            throw DomException.notSupported("none of the tracks can be in a file of " + options.mimeType());
        }
        try {
            Libav.load();
        } catch (LibavException e) {
            LOG.error("there is no recording", e);
            throw DomException.notSupported(e.getMessage());
        }
    }

    /** Where it is (section 2.3, {@code state}). */
    public RecordingState state() {
        synchronized (lock) {
            return state;
        }
    }

    /**
     * Begins (section 2.3, {@code start}). That the file can't be made is told to the listener.
     *
     * @throws DomException {@code InvalidStateError} unless inactive
     */
    public void start() {
        synchronized (lock) {
            if (state != RecordingState.INACTIVE) {
                throw DomException.invalidState("it records already");
            }
            state = RecordingState.RECORDING;
            timeline = new Timeline(environment.clock().getAsLong());
            recording = new Recording(
                    file, container, tracks, options, environment, timeline, listener, this::endedByItself);
            videos.forEach((key, input) -> input.connect(recording.pictures(key)));
            audios.forEach((key, input) -> input.connect(recording.sounds(key)));
            recording.start();
        }
    }

    /**
     * Leaves out what comes from now on (section 2.3, {@code pause}); it is not in the file, and the file is that much
     * shorter. Nothing if it is paused.
     *
     * @throws DomException {@code InvalidStateError} if inactive
     */
    public void pause() {
        synchronized (lock) {
            active();
            if (state == RecordingState.RECORDING) {
                state = RecordingState.PAUSED;
                timeline.pause(environment.clock().getAsLong());
                recording.paused();
            }
        }
    }

    /**
     * Goes on (section 2.3, {@code resume}). Nothing if it is not paused.
     *
     * @throws DomException {@code InvalidStateError} if inactive
     */
    public void resume() {
        synchronized (lock) {
            active();
            if (state == RecordingState.PAUSED) {
                state = RecordingState.RECORDING;
                timeline.resume(environment.clock().getAsLong());
                recording.resumed();
            }
        }
    }

    /**
     * Writes out all that came before (section 2.3, {@code requestData}); then the listener is told.
     *
     * @throws DomException {@code InvalidStateError} if inactive
     */
    public void requestData() {
        synchronized (lock) {
            active();
            recording.requestData();
        }
    }

    /** Ends (section 2.3, {@code stop}); the listener is told when the file is closed. Nothing if inactive. */
    public void stop() {
        synchronized (lock) {
            if (state != RecordingState.INACTIVE) {
                timeline.pause(environment.clock().getAsLong());
                disconnect();
                recording.stop();
            }
        }
    }

    /**
     * Other tracks from now on: somebody came or went, or a screen. Where all are in one picture it is laid out anew.
     *
     * @throws DomException {@code InvalidModificationError} if the layout has each track for itself and one of these was not
     *     among those at the beginning; it goes on without that
     */
    public void tracks(List<RecordedTrack> newTracks) {
        synchronized (lock) {
            boolean separate = options.layout() == RecordingLayout.TRACKS || options.layout() == RecordingLayout.FILES;
            if (separate) {
                for (RecordedTrack track : newTracks) {
                    if (tracks.stream().noneMatch(known -> Plan.sameKey(known, track))) {
                        throw DomException.invalidModification("has no place in the file: " + track);
                    }
                }
                return;
            }
            tracks = List.copyOf(newTracks);
            if (state != RecordingState.INACTIVE) {
                recording.tracks(tracks);
            }
        }
    }

    /** Where the pictures of a camera or screen go in; the same for the same participant and kind. */
    public VideoInput video(RecordedTrack track) {
        if (Plan.isSound(track)) {
            throw new IllegalArgumentException("has no pictures: " + track);
        }
        synchronized (lock) {
            return videos.computeIfAbsent(TrackKey.of(track), key -> {
                VideoInput input = new VideoInput(environment.clock());
                if (state != RecordingState.INACTIVE) {
                    input.connect(recording.pictures(key));
                }
                return input;
            });
        }
    }

    /** Where the sound of a participant goes in; the same for the same participant. */
    public AudioInput audio(RecordedTrack track) {
        if (!Plan.isSound(track)) {
            throw new IllegalArgumentException("has no sound: " + track);
        }
        synchronized (lock) {
            return audios.computeIfAbsent(TrackKey.of(track), key -> {
                AudioInput input = new AudioInput(environment.clock());
                if (state != RecordingState.INACTIVE) {
                    input.connect(recording.sounds(key));
                }
                return input;
            });
        }
    }

    /** What it has done since the last start; goes on being of the last recording when that has ended. */
    public RecorderStatistics statistics() {
        synchronized (lock) {
            return recording == null ? new RecorderStatistics(0, 0, 0, 0, 0, 0) : recording.statistics();
        }
    }

    private void active() {
        if (state == RecordingState.INACTIVE) {
            throw DomException.invalidState("nothing is recorded");
        }
    }

    private void disconnect() {
        state = RecordingState.INACTIVE;
        videos.values().forEach(input -> input.connect(null));
        audios.values().forEach(input -> input.connect(null));
    }

    private void endedByItself(Recording which) {
        synchronized (lock) {
            if (which == recording && state != RecordingState.INACTIVE) {
                disconnect();
            }
        }
    }
}
