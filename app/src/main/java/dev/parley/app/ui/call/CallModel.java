package dev.parley.app.ui.call;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.ArrayList;
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
    static final long DEAF_MS = 500;

    private final Session session;
    private final LongSupplier monotonicMs;
    private final ObjectProperty<CallView> call = new SimpleObjectProperty<>();
    private final ObjectProperty<List<CallNote>> notes = new SimpleObjectProperty<>(List.of());
    private final StringProperty status = new SimpleStringProperty("");
    private final StringProperty statistics = new SimpleStringProperty("");
    private final StringProperty myUsername = new SimpleStringProperty("");
    private final StringProperty myName = new SimpleStringProperty("");
    private final BooleanProperty selfPicture = new SimpleBooleanProperty();
    private long ringsSince;

    /** @param monotonicMs the clock of {@link CallView#connectedAt} */
    public CallModel(Session session, LongSupplier monotonicMs) {
        this.session = session;
        this.monotonicMs = monotonicMs;
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
        DeviceState camera = snapshot.deviceStates().get(DeviceKind.CAMERA);
        boolean cameraWorks = camera == null || camera.status() != DeviceState.Status.FAILED;
        // The camera of a called person stays closed until they answer.
        selfPicture.set(now.camera()
                && cameraWorks
                && switch (now.phase()) {
                    case OUTGOING, CONNECTING, CONNECTED, RECONNECTING -> true;
                    case IDLE, INCOMING, ENDED -> false;
                });
        statistics.set(Words.quality(now.quality())
                + (snapshot.statistics() == null ? "" : "\n" + Words.statistics(snapshot.statistics())));
        call.set(now);
        notes.set(collect(snapshot));
        tick();
    }

    private void me(String user, String shown) {
        myUsername.set(user);
        myName.set(shown);
    }

    private List<CallNote> collect(Snapshot snapshot) {
        List<CallNote> lines = new ArrayList<>();
        String note = Words.note(snapshot.call());
        if (!note.isEmpty()) {
            lines.add(new CallNote(note, true, null));
        } else if (snapshot.engine().state() == Snapshot.EngineStatus.State.UNAVAILABLE) {
            lines.add(new CallNote(Words.engine(snapshot.engine()).line(), true, null));
        }
        for (DeviceKind kind : DeviceKind.values()) {
            DeviceState state = snapshot.deviceStates().get(kind);
            if (state == null) {
                continue;
            }
            if (state.status() == DeviceState.Status.FAILED) {
                lines.add(new CallNote(Words.device(state).line(), true, kind));
            } else if (state.status() == DeviceState.Status.PATTERN) {
                boolean wanted = snapshot.preferred()
                        .getOrDefault(kind, DevicePreference.DEFAULT)
                        .isPattern();
                lines.add(new CallNote(Texts.of(wanted ? "device.pattern.chosen" : "device.pattern"), false, null));
            }
        }
        return List.copyOf(lines);
    }

    /** Refreshes the timer; several times a second while the page shows. */
    public void tick() {
        CallView now = call.get();
        if (now == null) {
            return;
        }
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

    public void toggleMicrophone() {
        session.setMicrophone(!call.get().microphone());
    }

    public void toggleCamera() {
        session.setCamera(!call.get().camera());
    }

    /** Tries a device that failed once more. */
    public void retry(DeviceKind kind) {
        session.devices().retry(kind);
    }

    /** Calls the person of the call that ended. */
    public void callAgain() {
        String username = call.get().username();
        session.dismiss();
        session.place(username);
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

    /** Whether my own picture shows (and so my camera is open). */
    public BooleanProperty selfPictureProperty() {
        return selfPicture;
    }
}
