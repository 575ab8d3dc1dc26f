package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.CallView;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The device dropdowns and what there is to say of each device. JavaFX thread. */
public final class DevicesModel {
    private final Session session;
    private final Map<DeviceKind, DeviceField> fields = new EnumMap<>(DeviceKind.class);
    private final DeviceField ringer;
    private final BooleanProperty trying = new SimpleBooleanProperty();
    private final BooleanProperty canTry = new SimpleBooleanProperty();
    private final BooleanProperty cameraGives = new SimpleBooleanProperty(true);
    private final BooleanProperty microphoneGives = new SimpleBooleanProperty(true);

    public DevicesModel(Session session) {
        this.session = session;
        for (DeviceKind kind : DeviceKind.values()) {
            fields.put(
                    kind,
                    new DeviceField(
                            kind.name().toLowerCase(Locale.ROOT),
                            Words.kind(kind),
                            choice -> choose(kind, choice),
                            () -> session.devices().retry(kind)));
        }
        ringer = new DeviceField(
                "ringer", Texts.of("devices.ringer"), session.devices()::chooseRinger, () -> tryRinger(true));
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        fields.forEach((kind, field) -> {
            field.items().set(DeviceItem.list(snapshot, kind));
            field.lines().set(DeviceLines.of(snapshot, kind));
        });
        ringer.items().set(DeviceItem.ringers(snapshot));
        ringer.lines().set(DeviceLines.ofRinger(snapshot));
        DeviceState rings = snapshot.ringer().state();
        trying.set(snapshot.ringer().trying());
        boolean called = snapshot.call().phase() == CallView.Phase.INCOMING;
        boolean engine = snapshot.engine().state() == Snapshot.EngineStatus.State.READY;
        canTry.set(engine && !called && !rings.name().isEmpty());
        DeviceState microphone = snapshot.deviceStates().get(DeviceKind.MICROPHONE);
        microphoneGives.set(microphone == null || microphone.gives());
        cameraGives.set(DeviceLines.hasPicture(snapshot.deviceStates().get(DeviceKind.CAMERA)));
    }

    /** The dropdown of one kind. */
    DeviceField field(DeviceKind kind) {
        return fields.get(kind);
    }

    /** The dropdown of the speaker on which it rings besides. */
    DeviceField ringer() {
        return ringer;
    }

    /** Whether it rings there since the person tries it. */
    BooleanProperty tryingProperty() {
        return trying;
    }

    /** Whether that can be tried, or ended. */
    BooleanProperty canTryProperty() {
        return canTry;
    }

    /** Rings there for some seconds, or no longer. */
    void tryRinger(boolean on) {
        session.devices().tryRinger(on);
    }

    /** The lines of one dropdown. */
    public ObjectProperty<List<DeviceItem>> items(DeviceKind kind) {
        return fields.get(kind).items();
    }

    /** Whether the camera gives pictures to show. */
    public BooleanProperty cameraGivesProperty() {
        return cameraGives;
    }

    /** Whether there is a microphone that works. */
    public BooleanProperty microphoneGivesProperty() {
        return microphoneGives;
    }

    /** Takes another device. */
    public void choose(DeviceKind kind, DeviceChoice choice) {
        session.devices().choose(kind, choice);
    }
}
