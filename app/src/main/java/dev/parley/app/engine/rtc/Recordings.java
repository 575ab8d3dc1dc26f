package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.libav.Libav;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recordings that run, and what comes in from where. Engine thread only. */
final class Recordings {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    /** The engine ends within a second. */
    private static final long COMPLETE_MS = 800;

    private final EngineThread thread;
    private final Sources sources;
    private final Consumer<EngineEvent> events;
    private final OwnSound microphone;
    private final Map<String, Recording> running = new LinkedHashMap<>();
    private boolean closed;
    /** What is wanted of those that are not started yet. */
    private final Map<String, List<EngineCommand.OfRecording>> loading = new HashMap<>();
    /** Of those that run; one that is done while none does. */
    private Future<?> telling = CompletableFuture.completedFuture(null);

    /** Where pictures and sound come from. */
    interface Sources {
        /** A camera's or screen's pictures, by the names of {@link EngineCommand.ShowPicture}; null while not there. */
        PictureTap pictures(String name);

        /** A peer's sound; null while not there. */
        AudioTrack sound(String peer);

        /** The chosen microphone; null while there is none. */
        Device microphone();

        /** What is done to the microphone's sound. */
        SoundProcessing processing();

        /** Makes devices as everything wants them. */
        void refresh();
    }

    Recordings(EngineThread thread, Sources sources, Consumer<EngineEvent> events) {
        this.thread = thread;
        this.sources = sources;
        this.events = events;
        this.microphone = new OwnSound(thread);
    }

    void carryOut(EngineCommand.OfRecording command) {
        switch (command) {
            case EngineCommand.StartRecording c -> load(c);
            case EngineCommand.RecordTracks(String name, List<RecordedTrack> tracks) ->
                with(name, command, recording -> recording.tracks(tracks));
            case EngineCommand.PauseRecording(String name) -> with(name, command, Recording::pause);
            case EngineCommand.ResumeRecording(String name) -> with(name, command, Recording::resume);
            case EngineCommand.RequestData(String name) -> with(name, command, Recording::requestData);
            case EngineCommand.StopRecording(String name) -> with(name, command, Recording::stop);
        }
    }

    /** Whether a camera is to be opened for its recording: in a call the call decides. */
    boolean wantsCamera(boolean inCall) {
        return !inCall && records(RecordedTrack.Kind.CAMERA);
    }

    /** As devices and peers are now. */
    void update(boolean inCall, boolean microphoneSent) {
        boolean alone = records(RecordedTrack.Kind.SOUND);
        // Between two connections of a call, and after its end, what it has muted stays closed.
        running.values()
                .forEach(recording -> recording.update((inCall || recording.ofCall()) ? microphoneSent : alone));
        microphone.update(sources.microphone(), sources.processing());
    }

    /** The microphone may be had again. */
    void retryMicrophone() {
        microphone.retry();
    }

    /** A peer connection is about to be closed. */
    void sourceGone(String peer) {
        running.values().forEach(recording -> recording.leave(peer));
    }

    /** Ends all, and waits a moment for their files to be complete. */
    void close() {
        closed = true;
        telling.cancel(false);
        for (Recording recording : running.values()) {
            recording.close();
            recording.stop();
        }
        long until = Clock.now() + COMPLETE_MS;
        for (Recording recording : List.copyOf(running.values())) {
            if (recording.awaitEnd(until - Clock.now())) {
                ended(recording);
            } else {
                LOG.warn("{} is not complete; it will be repaired", recording.name());
            }
        }
        running.clear();
        microphone.close();
    }

    private boolean records(RecordedTrack.Kind kind) {
        return running.values().stream()
                .filter(recording -> !recording.ofCall() && recording.isActive())
                .flatMap(recording -> recording.tracks().stream())
                .anyMatch(track -> track.kind() == kind && track.source().equals(EngineCommand.SELF));
    }

    // Unpacking FFmpeg takes a while the first time, which a call must not notice.
    private void load(EngineCommand.StartRecording command) {
        loading.put(command.recording(), new ArrayList<>());
        var unused = Thread.ofPlatform().name("libav").daemon().start(() -> {
            try {
                Libav.load();
                thread.post(() -> start(command));
            } catch (IOException | RuntimeException | Error e) {
                thread.post(() -> refuse(command.recording(), e));
            }
        });
    }

    private void start(EngineCommand.StartRecording command) {
        String name = command.recording();
        if (closed) {
            return;
        }
        try {
            Recording recording = new Recording(command, sources, microphone, thread, new ForRecording());
            running.put(name, recording);
            recording.start();
            if (telling.isDone()) {
                telling = thread.every(TELL_EVERY, () -> running.values().forEach(this::tell));
            }
        } catch (RuntimeException | Error e) {
            running.remove(name);
            refuse(name, e);
            return;
        }
        sources.refresh();
        loading.remove(name).forEach(this::carryOut);
    }

    private void refuse(String name, Throwable cause) {
        LOG.warn("{} can't be recorded", name, cause);
        loading.remove(name);
        events.accept(
                new EngineEvent.RecordingStopped(name, List.of(), "not-supported", String.valueOf(cause.getMessage())));
    }

    private void with(String name, EngineCommand.OfRecording command, Consumer<Recording> what) {
        Recording recording = running.get(name);
        if (recording != null) {
            what.accept(recording);
            sources.refresh();
        } else if (loading.containsKey(name)) {
            loading.get(name).add(command);
        } else {
            LOG.info("dropped, no such recording: {}", command);
        }
    }

    private void tell(Recording recording) {
        if (running.containsKey(recording.name())) {
            events.accept(new EngineEvent.RecordingChanged(recording.status()));
        }
    }

    private void ended(Recording recording) {
        if (running.remove(recording.name()) == null) {
            return;
        }
        recording.close();
        if (running.isEmpty()) {
            telling.cancel(false);
        }
        events.accept(new EngineEvent.RecordingChanged(recording.status()));
        events.accept(recording.stopped());
        sources.refresh();
    }

    private final class ForRecording implements Recording.Outside {
        @Override
        public void changed(Recording recording) {
            tell(recording);
        }

        @Override
        public void ended(Recording recording) {
            Recordings.this.ended(recording);
        }
    }
}
