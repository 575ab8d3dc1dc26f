package dev.parley.app.session;

import dev.parley.app.call.ConsentEvent;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.RecordingStatus;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.Take.Phase;
import dev.parley.app.settings.RecordingNote;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this program records: {@link Take} says what, {@link RecordingFiles} where, the engine does it. Whether it may is the
 * matter of {@link RecorderSide}. Owned by the {@code call} thread.
 */
final class TakeSide {
    private static final Logger LOG = LoggerFactory.getLogger(TakeSide.class);

    private final LongSupplier wallMs;
    private final Consumer<EngineCommand> engine;
    private final RecordingFiles files;
    private final Consumer<ConsentEvent> consent;
    private final ShownRecording shown;
    private final Runnable changed;

    private Conversation conversation = Conversation.NONE;
    /** Null while there is none. */
    private Take take;

    private boolean engineThere;
    private boolean engineGone;
    private boolean myScreen;
    private int recordings;

    /** How a recording is to be; the file is null where the person chose none. */
    record Asked(RecorderOptions options, Path file) {}

    /**
     * Nothing is recorded.
     *
     * @param consent is told what the other person must know
     * @param shown shows where it is
     */
    TakeSide(
            LongSupplier wallMs,
            Consumer<EngineCommand> engine,
            RecordingFiles files,
            Consumer<ConsentEvent> consent,
            ShownRecording shown,
            Runnable changed) {
        this.wallMs = wallMs;
        this.engine = engine;
        this.files = files;
        this.consent = consent;
        this.shown = shown;
        this.changed = changed;
    }

    /** Whether there is one, in whatever phase it is. */
    boolean exists() {
        return take != null;
    }

    void pause() {
        if (take != null && take.phase == Phase.RUNNING && !take.held) {
            take.held = true;
            engine.accept(new EngineCommand.PauseRecording(take.name));
        }
    }

    void resume() {
        if (take != null && take.phase == Phase.RUNNING && take.held) {
            take.held = false;
            // Before anything is taken in.
            consent.accept(new ConsentEvent.Began());
            engine.accept(new EngineCommand.ResumeRecording(take.name));
        }
    }

    /** The program ends; what comes back is done when the recording is complete. */
    CompletableFuture<Void> close() {
        if (take == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> end = take.end();
        halt();
        return end;
    }

    // The call.

    void conversation(Conversation now) {
        conversation = now;
        follow();
    }

    void callEnded(String callId) {
        if (take != null && take.ofCall(callId)) {
            halt();
        }
    }

    /** Whether the other person gets a screen of mine. */
    void myScreen(boolean on) {
        myScreen = on;
        follow();
    }

    /**
     * Begins one, as soon as it has a name and there is an engine.
     *
     * @param kinds what is recorded of oneself outside of a call
     * @param answers of those who were asked
     */
    void begin(
            Set<RecordedTrack.Kind> kinds,
            RecorderSide.Names people,
            Asked how,
            String title,
            List<String> participants,
            List<RecordingNote.Consent> answers) {
        RecordingNote note = new RecordingNote(title, wallMs.getAsLong(), participants, answers, List.of());
        take = new Take(conversation, people, kinds, how.options(), note);
        if (engineGone) {
            end(Mine.FAILED, "no-engine");
            return;
        }
        shown.show(Mine.STARTING, "");
        files.first(how.file(), note, Take.extension(how.options()), new Naming(take));
    }

    /** Takes up one recording, if that is still wanted. */
    private final class Naming implements RecordingFiles.Named {
        private final Take of;

        Naming(Take of) {
            this.of = of;
        }

        @Override
        public void named(Path name) {
            of.taken().add(name);
            if (take != of) {
                files.complete(of.taken(), of.files(), of.note());
                return;
            }
            of.phase = Phase.WAITING;
            of.name = "";
            goOn();
        }

        @Override
        public void notWritable() {
            if (take == of) {
                end(Mine.FAILED, "not-writable");
            }
        }
    }

    /** Starts what waits for an engine, and for the call where another engine died of it. */
    void goOn() {
        if (take == null || take.phase != Phase.WAITING || !engineThere) {
            return;
        }
        if (take.ofCall() && (take.broken ? !conversation.connected() : conversation.peer() == null)) {
            return;
        }
        if (!take.name.isEmpty()) {
            // The file of before is what its engine left of it.
            take.phase = Phase.NAMING;
            files.next(take.taken().getLast(), take.note(), new Naming(take));
            return;
        }
        take.phase = Phase.RUNNING;
        take.name = "recording" + ++recordings;
        take.tracks = take.wanted(conversation.peer(), myScreen, conversation.remoteScreen());
        shown.file(take.fileName());
        if (take.ofCall() && !take.held) {
            // Before anything is taken in.
            consent.accept(new ConsentEvent.Began());
        }
        engine.accept(new EngineCommand.StartRecording(
                take.name, take.taken().getLast().toString(), take.tracks, take.options()));
        if (take.held) {
            engine.accept(new EngineCommand.PauseRecording(take.name));
        }
        changed.run();
    }

    /** Another peer connection, or a screen that came or went. */
    private void follow() {
        if (take != null && take.ofCall() && take.phase == Phase.RUNNING && conversation.peer() != null) {
            List<RecordedTrack> wanted = take.wanted(conversation.peer(), myScreen, conversation.remoteScreen());
            if (!wanted.equals(take.tracks)) {
                take.tracks = wanted;
                engine.accept(new EngineCommand.RecordTracks(take.name, wanted));
            }
        }
    }

    /** It is to end, in whatever phase it is. */
    void halt() {
        switch (take.phase) {
            case NAMING, WAITING -> {
                if (take.broken) {
                    end(Mine.FAILED, "engine-died");
                } else {
                    end(Mine.OFF, "");
                }
            }
            case RUNNING -> {
                take.phase = Phase.STOPPING;
                shown.show(Mine.STOPPING, shown.code());
                engine.accept(new EngineCommand.StopRecording(take.name));
            }
            case STOPPING -> {
                // It does.
            }
        }
    }

    /** There is nothing more of it. */
    private void end(Mine how, String why) {
        Take ended = take;
        take = null;
        if (!ended.taken().isEmpty()) {
            files.complete(ended.taken(), ended.files(), ended.note());
        }
        shown.file(
                ended.files().isEmpty()
                        ? ""
                        : ended.files().getFirst().getFileName().toString());
        shown.show(how, why);
        consent.accept(new ConsentEvent.End());
        ended.end().complete(null);
    }

    // The engine.

    void engineReady() {
        engineThere = true;
        goOn();
    }

    void engineDied() {
        engineThere = false;
        if (take == null || take.phase == Phase.NAMING || take.phase == Phase.WAITING) {
            return;
        }
        take.files().add(take.taken().getLast());
        take.broken = true;
        shown.status(null);
        if (take.phase == Phase.STOPPING || !take.ofCall()) {
            end(Mine.FAILED, "engine-died");
        } else {
            take.phase = Phase.WAITING;
            shown.show(Mine.STARTING, "engine-died");
        }
    }

    /** There will be no other. */
    void engineGone() {
        engineDied();
        engineGone = true;
        if (take != null) {
            end(Mine.FAILED, take.broken ? "engine-died" : "no-engine");
        }
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.RecordingChanged(RecordingStatus now) -> {
                if (isThis(now.recording()) && take.phase == Phase.RUNNING) {
                    shown.status(now);
                    running(now.state());
                    changed.run();
                }
            }
            case EngineEvent.RecordingStopped(String name, List<String> made, String why, String detail) -> {
                if (isThis(name)) {
                    stopped(made, why, detail);
                }
            }
            default -> {
                // The others don't concern recording.
            }
        }
    }

    private void running(RecordingState state) {
        switch (state) {
            case RECORDING -> {
                if (!take.held) {
                    shown.mine(Mine.RECORDING);
                }
            }
            case PAUSED -> {
                if (take.held) {
                    shown.mine(Mine.PAUSED);
                    consent.accept(new ConsentEvent.Held());
                }
            }
            case INACTIVE -> {
                // About to begin, or the engine says next why it has ended.
            }
        }
    }

    private void stopped(List<String> made, String why, String detail) {
        made.forEach(name -> take.files().add(Path.of(name)));
        if (!why.equals("stopped")) {
            LOG.warn("the recording has ended: {} {}", why, detail);
            end(Mine.FAILED, why);
        } else if (take.files().isEmpty()) {
            end(Mine.FAILED, "nothing-came");
        } else {
            end(Mine.SAVED, take.broken ? "engine-died" : "");
        }
    }

    private boolean isThis(String name) {
        return take != null && take.name.equals(name);
    }
}
