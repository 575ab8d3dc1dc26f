package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The device dropdowns and what there is to say of each device. JavaFX thread. */
public final class DevicesModel {
    private final Session session;
    private final Map<DeviceKind, ObjectProperty<List<DeviceItem>>> items = new EnumMap<>(DeviceKind.class);
    private final Map<DeviceKind, ObjectProperty<DeviceLines>> lines = new EnumMap<>(DeviceKind.class);
    private final BooleanProperty cameraGives = new SimpleBooleanProperty(true);
    private final BooleanProperty microphoneGives = new SimpleBooleanProperty(true);

    public DevicesModel(Session session) {
        this.session = session;
        for (DeviceKind kind : DeviceKind.values()) {
            items.put(kind, new SimpleObjectProperty<>(List.of()));
            lines.put(kind, new SimpleObjectProperty<>(DeviceLines.NONE));
        }
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        for (DeviceKind kind : DeviceKind.values()) {
            items.get(kind).set(DeviceItem.list(snapshot, kind));
            lines.get(kind).set(DeviceLines.of(snapshot, kind));
        }
        DeviceState microphone = snapshot.deviceStates().get(DeviceKind.MICROPHONE);
        microphoneGives.set(microphone == null || microphone.gives());
        cameraGives.set(DeviceLines.hasPicture(snapshot.deviceStates().get(DeviceKind.CAMERA)));
    }

    /** The lines of one dropdown. */
    public ObjectProperty<List<DeviceItem>> items(DeviceKind kind) {
        return items.get(kind);
    }

    /** What stands below one dropdown. */
    public ObjectProperty<DeviceLines> lines(DeviceKind kind) {
        return lines.get(kind);
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

    /** Tries a failed device once more. */
    public void retry(DeviceKind kind) {
        session.devices().retry(kind);
    }
}
