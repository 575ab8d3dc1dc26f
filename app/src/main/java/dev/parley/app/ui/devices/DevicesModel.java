package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The device dropdowns and what is wrong with a device. JavaFX thread. */
public final class DevicesModel {
    /** Nothing to say. */
    public static final Sentence FINE = new Sentence("", "");

    private final Session session;
    private final Map<DeviceKind, ObjectProperty<List<DeviceItem>>> items = new EnumMap<>(DeviceKind.class);
    private final Map<DeviceKind, ObjectProperty<Sentence>> problems = new EnumMap<>(DeviceKind.class);

    public DevicesModel(Session session) {
        this.session = session;
        for (DeviceKind kind : DeviceKind.values()) {
            items.put(kind, new SimpleObjectProperty<>(List.of()));
            problems.put(kind, new SimpleObjectProperty<>(FINE));
        }
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        for (DeviceKind kind : DeviceKind.values()) {
            items.get(kind).set(DeviceItem.list(snapshot, kind));
            DeviceState state = snapshot.deviceStates().get(kind);
            boolean failed = state != null && state.status() == DeviceState.Status.FAILED;
            problems.get(kind).set(failed ? Words.device(state) : FINE);
        }
    }

    /** The lines of one dropdown. */
    public ObjectProperty<List<DeviceItem>> items(DeviceKind kind) {
        return items.get(kind);
    }

    /** What is wrong with one kind; {@link #FINE} for nothing. */
    public ObjectProperty<Sentence> problem(DeviceKind kind) {
        return problems.get(kind);
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
