package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.MediaStreamConstraints;
import dev.parley.app.engine.api.TrackState;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.session.LaboratoryView;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The media laboratory, as far as it isn't looks. JavaFX thread. */
public final class LaboratoryModel {
    private static final Set<DeviceKind> KINDS = EnumSet.of(DeviceKind.CAMERA, DeviceKind.MICROPHONE);

    private final Session session;
    private final VideoEditor video = new VideoEditor(this::refresh);
    private final AudioEditor audio = new AudioEditor(this::refresh);
    private final Map<DeviceKind, ObjectProperty<ShownTrack>> tracks = new EnumMap<>(DeviceKind.class);
    private final Map<Action, BooleanProperty> possible = new EnumMap<>(Action.class);
    private final BooleanProperty wantsPicture = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper picture = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper listening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private LaboratoryView view = LaboratoryView.EMPTY;
    private boolean ready;
    private boolean showing;
    /** Of which kinds something was asked for since the page opened, the last time. */
    private Set<DeviceKind> asked = Set.of();
    /** The camera is to close, so its picture is to let go of it first. */
    private boolean closing;

    public LaboratoryModel(Session session) {
        this.session = session;
        KINDS.forEach(kind -> tracks.put(kind, new SimpleObjectProperty<>()));
        for (Action action : Action.values()) {
            possible.put(action, new SimpleBooleanProperty());
        }
        refresh();
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        view = snapshot.laboratory();
        ready = snapshot.engine().state() == Snapshot.EngineStatus.State.READY;
        if (!ready) {
            asked = Set.of();
        }
        if (view.camera() == null) {
            closing = false;
        }
        show(DeviceKind.CAMERA, view.camera());
        show(DeviceKind.MICROPHONE, view.microphone());
        refresh();
    }

    /** The page opens, or it is left, which ends all tracks. */
    public void setShowing(boolean now) {
        if (showing == now) {
            return;
        }
        showing = now;
        boolean used = !asked.isEmpty() || isLive(DeviceKind.CAMERA) || isLive(DeviceKind.MICROPHONE);
        asked = Set.of();
        if (!now) {
            refresh(); // the picture lets go of the camera before its track does
            tracks.values().forEach(track -> track.set(null));
            if (used) {
                // Also what was asked for and is not there yet.
                KINDS.forEach(session.laboratory()::stop);
            }
        }
        refresh();
    }

    VideoEditor video() {
        return video;
    }

    AudioEditor audio() {
        return audio;
    }

    /** A track that is or was there; null for none. */
    ReadOnlyObjectProperty<ShownTrack> track(DeviceKind kind) {
        return tracks.get(kind);
    }

    /** What came of the last thing that was asked for. */
    ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** Whether the picture is open. */
    ReadOnlyBooleanProperty picture() {
        return picture.getReadOnlyProperty();
    }

    /** Whether the picture is wanted, while there is one. */
    ReadOnlyBooleanProperty wantsPicture() {
        return wantsPicture;
    }

    /** Whether the microphone's level is measured. */
    ReadOnlyBooleanProperty listening() {
        return listening.getReadOnlyProperty();
    }

    /** Whether {@code action} does something now. */
    ReadOnlyBooleanProperty possible(Action action) {
        return possible.get(action);
    }

    /** Does it, if it is possible. */
    void act(Action action) {
        if (!possible.get(action).get()) {
            return;
        }
        switch (action) {
            case SHARE_CAMERA -> share(EnumSet.of(DeviceKind.CAMERA));
            case SHARE_MICROPHONE -> share(EnumSet.of(DeviceKind.MICROPHONE));
            case SHARE_BOTH -> share(KINDS);
            case SHOW_PICTURE -> wantsPicture.set(!wantsPicture.get());
            case STOP_CAMERA -> {
                closing = true;
                refresh();
                session.laboratory().stop(DeviceKind.CAMERA);
            }
            case STOP_MICROPHONE -> session.laboratory().stop(DeviceKind.MICROPHONE);
            case APPLY_CAMERA -> apply(DeviceKind.CAMERA, video.constraints());
            case APPLY_MICROPHONE -> apply(DeviceKind.MICROPHONE, audio.constraints());
            case RESET_CAMERA -> video.reset();
            case RESET_MICROPHONE -> audio.reset();
        }
        refresh();
    }

    private void share(Set<DeviceKind> kinds) {
        asked = kinds;
        session.laboratory()
                .getUserMedia(new MediaStreamConstraints(
                        kinds.contains(DeviceKind.CAMERA) ? video.constraints() : null,
                        kinds.contains(DeviceKind.MICROPHONE) ? audio.constraints() : null));
    }

    private void apply(DeviceKind kind, MediaTrackConstraints constraints) {
        asked = EnumSet.of(kind);
        session.laboratory().applyConstraints(kind, constraints);
    }

    private void show(DeviceKind kind, TrackState state) {
        ShownTrack before = tracks.get(kind).get();
        if (!showing) {
            tracks.get(kind).set(null);
        } else if (state != null) {
            tracks.get(kind).set(new ShownTrack(state, true));
        } else if (before != null) {
            tracks.get(kind).set(new ShownTrack(before.state(), false));
        }
    }

    private boolean isLive(DeviceKind kind) {
        ShownTrack track = tracks.get(kind).get();
        return track != null && track.live();
    }

    private void refresh() {
        boolean camera = isLive(DeviceKind.CAMERA);
        boolean microphone = isLive(DeviceKind.MICROPHONE);
        boolean readable = video.isReadable();
        for (Action action : Action.values()) {
            boolean can =
                    switch (action) {
                        case SHARE_CAMERA, SHARE_BOTH -> ready && readable;
                        case SHARE_MICROPHONE -> ready;
                        case SHOW_PICTURE, STOP_CAMERA -> camera && !closing;
                        case STOP_MICROPHONE, APPLY_MICROPHONE -> microphone;
                        case APPLY_CAMERA -> camera && readable && !closing;
                        case RESET_CAMERA -> !video.isEmpty();
                        case RESET_MICROPHONE -> !audio.isEmpty();
                    };
            possible.get(action).set(can);
        }
        picture.set(showing && camera && !closing && wantsPicture.get());
        listening.set(showing && microphone);
        outcome.set(findOutcome());
    }

    private Outcome findOutcome() {
        if (asked.isEmpty()) {
            return new Outcome(
                    Outcome.Kind.IDLE, "", Texts.of(ready ? "lab.outcome.nothing" : "lab.outcome.no-engine"));
        }
        if (view.asking()) {
            return new Outcome(Outcome.Kind.ASKING, "", Texts.of("lab.outcome.asking"));
        }
        if (view.error() != null) {
            return LaboratoryWords.refused(view.error());
        }
        if (asked.stream().anyMatch(this::isLive)) {
            String lines = asked.stream()
                    .filter(this::isLive)
                    .map(kind -> Texts.of(
                            "lab.outcome.line",
                            Words.kind(kind),
                            LaboratoryWords.selected(tracks.get(kind).get().state())))
                    .collect(Collectors.joining("\n"));
            return new Outcome(Outcome.Kind.SELECTED, "", lines);
        }
        boolean ended = asked.stream().anyMatch(kind -> tracks.get(kind).get() != null);
        return ended
                ? new Outcome(Outcome.Kind.IDLE, "", Texts.of("lab.outcome.ended"))
                : new Outcome(Outcome.Kind.ASKING, "", Texts.of("lab.outcome.asking"));
    }
}
