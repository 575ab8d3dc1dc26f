package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.RecordingStatus;
import dev.parley.app.engine.devices.SoundInput;
import dev.parley.app.engine.recording.AudioInput;
import dev.parley.app.engine.recording.MediaRecorder;
import dev.parley.app.engine.recording.RecorderProblem;
import dev.parley.app.engine.recording.RecorderStatistics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recording, and the feeds of its tracks: each track is fed while its source is there, and by whatever source has its
 * place. Engine thread only.
 */
final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final String name;
    private final MediaRecorder recorder;
    private final Recordings.Sources sources;
    private final OwnSound microphone;
    private final EngineThread thread;
    private final Outside outside;
    private final Map<RecordedTrack, Feed> feeds = new HashMap<>();
    /** Completed on the recorder's thread. */
    private final CompletableFuture<List<Path>> files = new CompletableFuture<>();

    /** What was recorded at the beginning. */
    private final List<RecordedTrack> begun;

    private final boolean separate;
    private List<RecordedTrack> tracks;
    /** Written on the recorder's thread, before {@link #files}. */
    private volatile String code = "stopped";

    private volatile String detail = "";
    private volatile int minutesLeft = -1;

    /**
     * What feeds a track.
     *
     * @param from the pictures that it takes, null for sound
     */
    private record Feed(PictureTap from, AutoCloseable end) {
        void close() {
            try {
                end.close();
            } catch (Exception e) {
                throw new IllegalStateException("a feed only takes itself off", e);
            }
        }
    }

    /** Called on the engine thread. */
    interface Outside {
        /** It is in another state. */
        void changed(Recording recording);

        /** It has ended, and its files are complete. */
        void ended(Recording recording);
    }

    /**
     * One that is not started yet.
     *
     * @throws RuntimeException where this can't be recorded
     */
    Recording(
            EngineCommand.StartRecording command,
            Recordings.Sources sources,
            OwnSound microphone,
            EngineThread thread,
            Outside outside) {
        this.name = command.recording();
        this.tracks = command.tracks();
        this.begun = command.tracks();
        this.separate = switch (command.options().layout()) {
            case SIDE, SPEAKER -> false;
            case TRACKS, FILES -> true;
        };
        this.sources = sources;
        this.microphone = microphone;
        this.thread = thread;
        this.outside = outside;
        this.recorder = new MediaRecorder(Path.of(command.file()), tracks, command.options(), new Told());
    }

    String name() {
        return name;
    }

    List<RecordedTrack> tracks() {
        return tracks;
    }

    RecordingStatus status() {
        RecorderStatistics now = recorder.statistics();
        return new RecordingStatus(
                name,
                recorder.state(),
                now.durationMs(),
                now.bytes(),
                now.framesEncoded(),
                now.framesDropped(),
                minutesLeft);
    }

    /** How it ended; once it has. */
    EngineEvent.RecordingStopped stopped() {
        return new EngineEvent.RecordingStopped(
                name, files.getNow(List.of()).stream().map(Path::toString).toList(), code, detail);
    }

    /** Whether somebody else is in it: then the call decides whether camera and microphone are open. */
    boolean ofCall() {
        return begun.stream().anyMatch(track -> !track.source().equals(EngineCommand.SELF));
    }

    boolean isActive() {
        return recorder.state() != RecordingState.INACTIVE;
    }

    void start() {
        recorder.start();
    }

    void stop() {
        recorder.stop();
    }

    // The desk may ask for one more thing when the recorder has just ended by itself.

    void pause() {
        if (recorder.state() != RecordingState.INACTIVE) {
            recorder.pause();
        }
    }

    void resume() {
        if (recorder.state() != RecordingState.INACTIVE) {
            recorder.resume();
        }
    }

    void requestData() {
        if (recorder.state() != RecordingState.INACTIVE) {
            recorder.requestData();
        }
    }

    /** Other tracks from now on. Where each has a place of its own in the files, those that have none are left out. */
    void tracks(List<RecordedTrack> wanted) {
        List<RecordedTrack> now = wanted.stream().filter(this::hasPlace).toList();
        if (now.size() < wanted.size()) {
            LOG.warn("{} has no place for all of {}", name, wanted);
        }
        recorder.tracks(now);
        tracks = now;
        feeds.entrySet().removeIf(entry -> {
            boolean gone = !now.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    private boolean hasPlace(RecordedTrack track) {
        return !separate
                || begun.stream()
                        .anyMatch(known ->
                                known.participant().equals(track.participant()) && known.kind() == track.kind());
    }

    /** Waits until its files are complete; whether they are. */
    boolean awaitEnd(long ms) {
        try {
            files.get(Math.max(0, ms), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /**
     * Feeds what can be fed.
     *
     * @param hears whether the microphone is recorded now
     */
    void update(boolean hears) {
        for (RecordedTrack track : tracks) {
            Feed feed = feeds.get(track);
            boolean own = track.source().equals(EngineCommand.SELF);
            if (track.kind() != RecordedTrack.Kind.SOUND) {
                PictureTap tap = sources.pictures(name(track));
                if (feed != null && feed.from() != tap) {
                    feed.close();
                    feeds.remove(track);
                    feed = null;
                }
                if (feed == null && tap != null) {
                    feeds.put(track, new Feed(tap, new PictureFeed(tap, recorder.video(track))));
                }
            } else if (own && feed == null && hears) {
                Consumer<short[]> listener = ownSound(recorder.audio(track));
                microphone.add(listener);
                feeds.put(track, new Feed(null, () -> microphone.remove(listener)));
            } else if (own && feed != null && !hears) {
                feed.close();
                feeds.remove(track);
            } else if (!own && feed == null) {
                AudioTrack sound = sources.sound(track.source());
                if (sound != null) {
                    feeds.put(track, new Feed(null, new PeerSound(sound, peerSound(recorder.audio(track)))));
                }
            }
        }
    }

    /** A peer connection is about to be closed, with all that comes from it. */
    void leave(String peer) {
        for (Iterator<Map.Entry<RecordedTrack, Feed>> all = feeds.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<RecordedTrack, Feed> one = all.next();
            if (one.getKey().source().equals(peer)) {
                one.getValue().close();
                all.remove();
            }
        }
    }

    /** Takes all feeds off. */
    void close() {
        feeds.values().forEach(Feed::close);
        feeds.clear();
    }

    private static String name(RecordedTrack track) {
        return track.kind() == RecordedTrack.Kind.SCREEN ? track.source() + EngineCommand.SCREEN : track.source();
    }

    private static Consumer<short[]> ownSound(AudioInput input) {
        return block -> input.samples(block, block.length, 1, SoundInput.RATE, System.nanoTime());
    }

    private PeerSound.Listener peerSound(AudioInput input) {
        return (samples, rate, channels, frames) -> {
            microphone.played(samples, rate, channels);
            short[] interleaved = new short[frames * channels];
            ByteBuffer.wrap(samples)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(interleaved);
            input.samples(interleaved, frames, channels, rate, System.nanoTime());
        };
    }

    /** On the recorder's thread. */
    private final class Told implements MediaRecorder.Listener {
        @Override
        public void started() {
            thread.post(() -> outside.changed(Recording.this));
        }

        @Override
        public void paused() {
            started();
        }

        @Override
        public void resumed() {
            started();
        }

        @Override
        public void dataAvailable(long bytes, long durationMs) {
            started();
        }

        @Override
        public void diskLow(long left) {
            minutesLeft = (int) left;
            started();
        }

        @Override
        public void error(RecorderProblem problem, String why) {
            LOG.warn("{} ends by itself: {} {}", name, problem, why);
            detail = why;
            code = problem.code();
        }

        @Override
        public void stopped(List<Path> made) {
            files.complete(made);
            thread.post(() -> outside.ended(Recording.this));
        }
    }
}
