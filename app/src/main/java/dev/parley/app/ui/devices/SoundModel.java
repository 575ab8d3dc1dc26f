package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineEvent.HearingYourself.Phase;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.session.SoundView;
import dev.parley.app.ui.text.Texts;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is done to the microphone's sound, and trying it out. JavaFX thread. */
public final class SoundModel {
    /** How long one's own voice is recorded. */
    static final long RECORD_MS = 4000;

    private final Session session;
    private final LongSupplier monotonicMs;
    private final ObjectProperty<SoundView> sound = new SimpleObjectProperty<>(SoundView.FIRST);
    private final StringProperty hearing = new SimpleStringProperty(Texts.of("devices.hear.idle"));
    private final BooleanProperty canPlay = new SimpleBooleanProperty();
    private final BooleanProperty canHear = new SimpleBooleanProperty();
    private long recordingSince;

    /** @param monotonicMs the monotonic clock */
    public SoundModel(Session session, LongSupplier monotonicMs) {
        this.session = session;
        this.monotonicMs = monotonicMs;
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        SoundView now = snapshot.sound();
        if (now.hearing() == Phase.RECORDING && sound.get().hearing() != Phase.RECORDING) {
            recordingSince = monotonicMs.getAsLong();
        }
        sound.set(now);
        boolean engine = snapshot.engine().state() == Snapshot.EngineStatus.State.READY;
        canPlay.set(engine && gives(snapshot, DeviceKind.SPEAKER));
        canHear.set(engine && gives(snapshot, DeviceKind.SPEAKER) && gives(snapshot, DeviceKind.MICROPHONE));
        tick();
    }

    private static boolean gives(Snapshot snapshot, DeviceKind kind) {
        DeviceState state = snapshot.deviceStates().get(kind);
        return state == null || state.gives();
    }

    /** Refreshes the countdown; several times a second while it shows. */
    public void tick() {
        hearing.set(
                switch (sound.get().hearing()) {
                    case IDLE -> Texts.of("devices.hear.idle");
                    case RECORDING -> {
                        long left = RECORD_MS - (monotonicMs.getAsLong() - recordingSince);
                        yield Texts.of("devices.hear.recording", Math.max(1, (left + 999) / 1000));
                    }
                    case PLAYING -> Texts.of("devices.hear.playing");
                    case FAILED -> Texts.of("devices.hear.failed");
                });
    }

    /** Plays a short melody on the chosen speaker. */
    public void playTestSound() {
        session.devices().playTestSound();
    }

    /** Records and plays one's own voice, or ends that. */
    public void toggleHearing() {
        session.devices().hearYourself(!isHearing());
    }

    /** Ends what {@link #toggleHearing} began. */
    public void stopHearing() {
        if (isHearing()) {
            session.devices().hearYourself(false);
        }
    }

    private boolean isHearing() {
        Phase phase = sound.get().hearing();
        return phase == Phase.RECORDING || phase == Phase.PLAYING;
    }

    public void setEchoCancellation(boolean on) {
        SoundProcessing now = processing();
        process(new SoundProcessing(on, now.noiseSuppression(), now.autoGainControl(), now.original()));
    }

    public void setNoiseSuppression(NoiseSuppression level) {
        SoundProcessing now = processing();
        process(new SoundProcessing(now.echoCancellation(), level, now.autoGainControl(), now.original()));
    }

    public void setAutoGainControl(boolean on) {
        SoundProcessing now = processing();
        process(new SoundProcessing(now.echoCancellation(), now.noiseSuppression(), on, now.original()));
    }

    /** Sends the sound as it is; the other choices are kept for later. */
    public void setOriginal(boolean on) {
        SoundProcessing now = processing();
        process(new SoundProcessing(now.echoCancellation(), now.noiseSuppression(), now.autoGainControl(), on));
    }

    /** Whether to be told when one talks while muted. */
    public void setWarnWhenMuted(boolean on) {
        if (on != sound.get().warnWhenMuted()) {
            session.devices().warnWhenMuted(on);
        }
    }

    private SoundProcessing processing() {
        return sound.get().processing();
    }

    private void process(SoundProcessing wanted) {
        SoundView now = sound.get();
        if (!wanted.equals(now.processing())) {
            // At once, so that a second switch that is thrown right after this one doesn't take it back.
            sound.set(new SoundView(wanted, now.warnWhenMuted(), now.talkingWhileMuted(), now.hearing()));
            session.devices().process(wanted);
        }
    }

    public ReadOnlyObjectProperty<SoundView> soundProperty() {
        return sound;
    }

    /** What goes on with one's own voice, in words. */
    public StringProperty hearingProperty() {
        return hearing;
    }

    /** Whether there is a speaker to be tried. */
    public BooleanProperty canPlayProperty() {
        return canPlay;
    }

    /** Whether there are a microphone and a speaker to hear oneself with. */
    public BooleanProperty canHearProperty() {
        return canHear;
    }
}
