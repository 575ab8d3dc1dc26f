package dev.parley.app.session;

import dev.parley.app.call.Consent;
import dev.parley.app.call.ConsentEffect;
import dev.parley.app.call.ConsentEvent;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.session.TakeSide.Asked;
import dev.parley.app.settings.RecordingNote;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this program may record a call, and what is known of the other person's recording: {@link Consent} decides,
 * {@link TakeSide} records. Owned by the {@code call} thread, to which its methods post.
 */
final class RecorderSide implements Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderSide.class);

    private final Environment environment;
    private final ServerPort server;
    private final Function<Conversation, Names> names;
    private final RecordingFiles files;
    private final Runnable changed;
    private final ShownRecording shown;
    private final TakeSide takes;

    private Conversation conversation = Conversation.NONE;
    private Consent consent = Consent.START;
    /** How the recording is to be that was asked for. */
    private Asked asked;
    /** The newest request with my question. */
    private long askId;

    /** The names that people see. */
    record Names(String me, String others) {
        /** The file knows people by these, so there are no two of one. */
        Names {
            me = me.isEmpty() ? "Parley" : me;
            others = others.equals(me) ? others + " (2)" : others;
        }
    }

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
        this.server = server;
        this.names = names;
        this.files = files;
        this.changed = changed;
        shown = new ShownRecording(changed);
        takes = new TakeSide(environment.wallMs(), engine, files, this::step, shown, changed);
    }

    /** The recording itself, which follows the engine. */
    TakeSide takes() {
        return takes;
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
        return shown.view(theirs, by);
    }

    @Override
    public void recordCall(RecorderOptions options, Path chosen) {
        post(() -> {
            if (conversation.exists() && !takes.exists() && consent.mine() == Consent.Mine.NONE) {
                asked = new Asked(options, chosen);
                shown.show(Mine.ASKING, "");
                step(new ConsentEvent.Ask());
            }
        });
    }

    @Override
    public void recordSelf(Set<RecordedTrack.Kind> kinds, RecorderOptions options, Path chosen) {
        post(() -> {
            if (!conversation.exists() && !takes.exists()) {
                Names now = names.apply(Conversation.NONE);
                takes.begin(kinds, now, new Asked(options, chosen), now.me(), List.of(now.me()), List.of());
            }
        });
    }

    @Override
    public void pause() {
        post(takes::pause);
    }

    @Override
    public void resume() {
        post(takes::resume);
    }

    @Override
    public void stop() {
        post(() -> {
            if (!takes.exists()) {
                if (consent.mine() == Consent.Mine.ASKING) {
                    shown.show(Mine.OFF, "");
                    step(new ConsentEvent.End());
                }
            } else {
                takes.halt();
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
            boolean over = !takes.exists() && consent.mine() == Consent.Mine.NONE;
            shown.show(over ? Mine.OFF : shown.mine(), "");
            step(new ConsentEvent.Dismiss());
        });
    }

    // The call.

    void conversation(Conversation now) {
        Conversation before = conversation;
        if (before.exists() && !before.callId().equals(now.callId())) {
            callEnded(before);
        }
        conversation = now;
        takes.conversation(now);
        if (now.connectedAnew(before)) {
            step(new ConsentEvent.Again());
            takes.goOn();
        }
        changed.run();
    }

    private void callEnded(Conversation ended) {
        step(new ConsentEvent.CallEnded());
        Mine mine = shown.mine();
        if (takes.exists()) {
            takes.callEnded(ended.callId());
        } else if (mine == Mine.ASKING || mine == Mine.REFUSED || mine == Mine.NOT_UNDERSTOOD) {
            shown.show(Mine.OFF, "");
        }
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
            shown.show(tooOld ? Mine.NOT_UNDERSTOOD : Mine.FAILED, tooOld ? "" : "not-asked");
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
            takes.begin(Set.of(), now, asked, now.others(), List.of(now.me(), now.others()), List.of(answer));
        } else {
            shown.show(Mine.REFUSED, "");
        }
    }

    private void post(Runnable what) {
        environment.call().execute(what);
    }
}
