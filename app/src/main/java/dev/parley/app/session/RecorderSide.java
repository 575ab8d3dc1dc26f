package dev.parley.app.session;

import dev.parley.app.call.Consent;
import dev.parley.app.call.ConsentEffect;
import dev.parley.app.call.ConsentEvent;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.RecordingStatus;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.session.Take.Phase;
import dev.parley.app.settings.RecordingNote;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recording of this program and what is known of the other person's: {@link Consent} says whether, {@link Take} what,
 * {@link RecordingFiles} where. Owned by the {@code call} thread, to which its methods post.
 */
final class RecorderSide implements Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderSide.class);

    private final Environment environment;
    private final Consumer<EngineCommand> engine;
    private final ServerPort server;
    private final Function<Conversation, Names> names;
    private final RecordingFiles files;
    private final Runnable changed;

    private Conversation conversation = Conversation.NONE;
    private Consent consent = Consent.START;
    /** Null while there is none. */
    private Take take;
    /** How the recording is to be that was asked for. */
    private Asked asked;
    /** The newest request with my question. */
    private long askId;

    private boolean engineThere;
    private boolean engineGone;
    private boolean myScreen;
    private int recordings;

    private Mine mine = Mine.OFF;
    private RecordingStatus status;
    private String file = "";
    private String code = "";

    /** The names that people see. */
    record Names(String me, String others) {
        /** The file knows people by these, so there are no two of one. */
        Names {
            me = me.isEmpty() ? "Parley" : me;
            others = others.equals(me) ? others + " (2)" : others;
        }
    }

    private record Asked(RecorderOptions options, Path file) {}

    /**
     * Nobody records.
     *
     * @param names of me and of the other person in a call
     */
    RecorderSide(
            Environment environment,
            Consumer<EngineCommand> engine,
            ServerPort server,
            Function<Conversation, Names> names,
            RecordingFiles files,
            Runnable changed) {
        this.environment = environment;
        this.engine = engine;
        this.server = server;
        this.names = names;
        this.files = files;
        this.changed = changed;
    }

    RecorderView view() {
        Theirs theirs =
                switch (consent.theirs()) {
                    case NONE, ALLOWED -> Theirs.NONE;
                    case ASKING -> Theirs.ASKING;
                    case RECORDING -> Theirs.RECORDING;
                    case PAUSED -> Theirs.PAUSED;
                    case STOPPED -> Theirs.STOPPED;
                };
        String by = conversation.exists() ? names.apply(conversation).others() : "";
        return new RecorderView(mine, status, file, code, theirs, by);
    }

    @Override
    public void recordCall(RecorderOptions options, Path chosen) {
        post(() -> {
            if (conversation.exists() && take == null && consent.mine() == Consent.Mine.NONE) {
                asked = new Asked(options, chosen);
                show(Mine.ASKING, "");
                step(new ConsentEvent.Ask());
            }
        });
    }

    @Override
    public void recordSelf(Set<RecordedTrack.Kind> kinds, RecorderOptions options, Path chosen) {
        post(() -> {
            if (!conversation.exists() && take == null) {
                Names now = names.apply(Conversation.NONE);
                begin(kinds, now, new Asked(options, chosen), now.me(), List.of(now.me()), List.of());
            }
        });
    }

    @Override
    public void pause() {
        post(() -> {
            if (take != null && take.phase == Phase.RUNNING && !take.held) {
                take.held = true;
                engine.accept(new EngineCommand.PauseRecording(take.name));
            }
        });
    }

    @Override
    public void resume() {
        post(() -> {
            if (take != null && take.phase == Phase.RUNNING && take.held) {
                take.held = false;
                // Before anything is taken in.
                step(new ConsentEvent.Began());
                engine.accept(new EngineCommand.ResumeRecording(take.name));
            }
        });
    }

    @Override
    public void stop() {
        post(() -> {
            if (take == null) {
                if (consent.mine() == Consent.Mine.ASKING) {
                    show(Mine.OFF, "");
                    step(new ConsentEvent.End());
                }
            } else {
                halt();
            }
        });
    }

    @Override
    public void allow(boolean yes) {
        post(() -> step(new ConsentEvent.Answer(yes)));
    }

    @Override
    public void dismiss() {
        post(() -> {
            boolean over = take == null && consent.mine() == Consent.Mine.NONE;
            show(over ? Mine.OFF : mine, "");
            step(new ConsentEvent.Dismiss());
        });
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
        Conversation before = conversation;
        if (before.exists() && !before.callId().equals(now.callId())) {
            callEnded(before);
        }
        conversation = now;
        follow();
        if (now.connectedAnew(before)) {
            step(new ConsentEvent.Again());
            goOn();
        }
        changed.run();
    }

    private void callEnded(Conversation ended) {
        step(new ConsentEvent.CallEnded());
        if (take == null) {
            if (mine == Mine.ASKING || mine == Mine.REFUSED || mine == Mine.NOT_UNDERSTOOD) {
                show(Mine.OFF, "");
            }
        } else if (take.ofCall(ended.callId())) {
            halt();
        }
    }

    /** Whether the other person gets a screen of mine. */
    void myScreen(boolean on) {
        myScreen = on;
        follow();
    }

    void heard(RecordingSignal signal, int question) {
        step(new ConsentEvent.Heard(signal, question));
    }

    void serverBack() {
        step(new ConsentEvent.Again());
    }

    void replied(long id, Event.Reply reply) {
        if (id == askId && reply instanceof Event.Refused refused && consent.mine() == Consent.Mine.ASKING) {
            LOG.info("can't be asked: {}", refused);
            boolean tooOld = refused.code() == ErrorCode.UNKNOWN_TYPE;
            show(tooOld ? Mine.NOT_UNDERSTOOD : Mine.FAILED, tooOld ? "" : "not-asked");
            step(new ConsentEvent.NotAsked());
        }
    }

    private void step(ConsentEvent event) {
        Consent.Step step = consent.step(event);
        boolean other = !step.consent().equals(consent);
        consent = step.consent();
        step.effects().forEach(this::carryOut);
        if (other) {
            changed.run();
        }
    }

    private void carryOut(ConsentEffect effect) {
        switch (effect) {
            case ConsentEffect.Tell(RecordingSignal signal, int question) -> {
                long id = server.send(
                        new Request.Recording(conversation.callId(), conversation.device(), question, signal));
                if (signal == RecordingSignal.ASK) {
                    askId = id;
                }
            }
            case ConsentEffect.Answered(boolean allowed) -> answered(allowed);
        }
    }

    private void answered(boolean allowed) {
        Names now = names.apply(conversation);
        RecordingNote.Consent answer = new RecordingNote.Consent(
                now.others(), allowed, environment.wallMs().getAsLong());
        files.answered(answer);
        if (allowed) {
            begin(Set.of(), now, asked, now.others(), List.of(now.me(), now.others()), List.of(answer));
        } else {
            show(Mine.REFUSED, "");
        }
    }

    // The recording.

    private void begin(
            Set<RecordedTrack.Kind> kinds,
            Names people,
            Asked how,
            String title,
            List<String> participants,
            List<RecordingNote.Consent> answers) {
        RecordingNote note =
                new RecordingNote(title, environment.wallMs().getAsLong(), participants, answers, List.of());
        take = new Take(conversation, people, kinds, how.options(), note);
        if (engineGone) {
            end(Mine.FAILED, "no-engine");
            return;
        }
        show(Mine.STARTING, "");
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
    private void goOn() {
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
        file = take.fileName();
        if (take.ofCall() && !take.held) {
            // Before anything is taken in.
            step(new ConsentEvent.Began());
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
    private void halt() {
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
                show(Mine.STOPPING, code);
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
        file = ended.files().isEmpty()
                ? ""
                : ended.files().getFirst().getFileName().toString();
        show(how, why);
        step(new ConsentEvent.End());
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
        status = null;
        if (take.phase == Phase.STOPPING || !take.ofCall()) {
            end(Mine.FAILED, "engine-died");
        } else {
            take.phase = Phase.WAITING;
            show(Mine.STARTING, "engine-died");
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
                    status = now;
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
            case RECORDING -> mine = take.held ? mine : Mine.RECORDING;
            case PAUSED -> {
                if (take.held) {
                    mine = Mine.PAUSED;
                    step(new ConsentEvent.Held());
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

    private void show(Mine now, String why) {
        mine = now;
        code = why;
        if (now == Mine.OFF || now == Mine.ASKING || now == Mine.STARTING) {
            status = null;
        }
        if (now == Mine.OFF || now == Mine.ASKING) {
            file = "";
        }
        changed.run();
    }

    private void post(Runnable what) {
        environment.call().execute(what);
    }
}
