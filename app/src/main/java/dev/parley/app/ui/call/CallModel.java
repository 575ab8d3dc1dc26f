package dev.parley.app.ui.call;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.devices.DeviceLines;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A call, as far as it isn't looks. JavaFX thread. */
public final class CallModel {
    /** For how long after a call rings here keys do nothing: the person was typing something else. */
    static final long DEAF_MS = 700;

    private final Session session;
    private final LongSupplier monotonicMs;
    private final ObjectProperty<CallView> call = new SimpleObjectProperty<>();
    private final ObjectProperty<List<CallNote>> notes = new SimpleObjectProperty<>(List.of());
    private final StringProperty status = new SimpleStringProperty("");
    private final StringProperty statistics = new SimpleStringProperty("");
    private final StringProperty myUsername = new SimpleStringProperty("");
    private final StringProperty myName = new SimpleStringProperty("");
    private final BooleanProperty selfOpen = new SimpleBooleanProperty();
    private final BooleanProperty selfPicture = new SimpleBooleanProperty();
    private final CallNotes collected;
    private final TalkModel talk;
    private Snapshot newest;
    private long ringsSince;

    /** @param monotonicMs the clock of {@link CallView#connectedAt} */
    public CallModel(Session session, LongSupplier monotonicMs) {
        this.session = session;
        this.monotonicMs = monotonicMs;
        collected = new CallNotes(monotonicMs);
        talk = new TalkModel(session);
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        CallView before = call.get();
        CallView now = snapshot.call();
        if (now.phase() == CallView.Phase.INCOMING
                && (before == null || !before.callId().equals(now.callId()))) {
            ringsSince = monotonicMs.getAsLong();
        }
        switch (snapshot.server()) {
            case ServerStatus.SignedIn(String user, String shown, String _) -> me(user, shown);
            case ServerStatus.Lost lost -> me(lost.username(), lost.displayName());
            default -> {
                // who I am stays what it was
            }
        }
        // The camera of a called person stays closed until they answer.
        selfOpen.set(now.camera() && (talks(now) || now.phase() == CallView.Phase.OUTGOING));
        // Open all the same where the camera fails, or it would never be tried again.
        selfPicture.set(
                selfOpen.get() && DeviceLines.hasPicture(snapshot.deviceStates().get(DeviceKind.CAMERA)));
        newest = snapshot;
        statistics.set(Words.quality(now.quality())
                + (snapshot.statistics() == null ? "" : "\n" + Words.statistics(snapshot.statistics())));
        talk.update(now);
        call.set(now);
        tick();
    }

    private void me(String user, String shown) {
        myUsername.set(user);
        myName.set(shown);
    }

    /** Whether one talks, or would if the connection was there. */
    public static boolean talks(CallView call) {
        return switch (call.phase()) {
            case CONNECTING, CONNECTED, RECONNECTING -> true;
            case IDLE, OUTGOING, INCOMING, ENDED -> false;
        };
    }

    /** Refreshes the timer, and takes away what was said long enough; several times a second while the page shows. */
    public void tick() {
        CallView now = call.get();
        if (now == null) {
            return;
        }
        notes.set(collected.collect(newest, talk.talkingProperty().get()));
        status.set(
                switch (now.phase()) {
                    case OUTGOING -> Texts.of(now.ringing() ? "ring.ringing" : "ring.calling");
                    case INCOMING -> Texts.of("ring.calls-you");
                    case CONNECTING -> Texts.of("call.connecting");
                    case RECONNECTING -> Texts.of("call.reconnecting");
                    case CONNECTED -> Words.timer(monotonicMs.getAsLong() - now.connectedAt());
                    case IDLE, ENDED -> "";
                });
    }

    /** Whether keys still mean something else than this call. */
    public boolean deaf() {
        return monotonicMs.getAsLong() - ringsSince < DEAF_MS;
    }

    public void answer(boolean withVideo) {
        session.answer(withVideo);
    }

    public void decline() {
        session.decline();
    }

    /** Cancels or hangs up. */
    public void hangUp() {
        session.hangUp();
    }

    /** Switches the microphone; while one talks by holding a key, keeps it on. */
    public void toggleMicrophone() {
        talk.toggle();
        tick();
    }

    public void toggleCamera() {
        session.setCamera(!call.get().camera());
    }

    /** Does what a line's button offers. */
    public void take(CallNote note) {
        switch (note.offer()) {
            case CallNote.Nothing _ -> {
                // it has no button
            }
            case CallNote.Retry(DeviceKind kind) -> session.devices().retry(kind);
            case CallNote.Unmute _ -> talk.unmute();
            case CallNote.Dismiss _ -> {
                collected.dismiss(note);
                tick();
            }
        }
    }

    /** Talking while a key is held. */
    TalkModel talk() {
        return talk;
    }

    /** Calls the person of the call that ended. */
    public void callAgain() {
        String username = call.get().username();
        session.dismiss();
        session.place(username);
    }

    /** Puts the other person on my list. */
    public void addContact() {
        session.contacts().add(call.get().username());
    }

    /** Leaves the page about the end. */
    public void dismiss() {
        session.dismiss();
    }

    /** How the call ended. */
    public Sentence ending() {
        return Words.ending(call.get());
    }

    public ReadOnlyObjectProperty<CallView> callProperty() {
        return call;
    }

    /** The lines on top of the picture. */
    public ReadOnlyObjectProperty<List<CallNote>> notesProperty() {
        return notes;
    }

    /** The timer, or what goes on instead. */
    public StringProperty statusProperty() {
        return status;
    }

    /** The words behind the quality sign. */
    public StringProperty statisticsProperty() {
        return statistics;
    }

    public StringProperty myUsernameProperty() {
        return myUsername;
    }

    public StringProperty myNameProperty() {
        return myName;
    }

    /** Whether my own picture is open, and so my camera. */
    public BooleanProperty selfOpenProperty() {
        return selfOpen;
    }

    /** Whether my camera gives pictures to show. */
    public BooleanProperty selfPictureProperty() {
        return selfPicture;
    }
}
