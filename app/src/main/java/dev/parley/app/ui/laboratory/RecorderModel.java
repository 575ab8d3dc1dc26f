package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.RecordedTrack.Kind;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.RecordingStatus;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.Session;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.recording.RecordingWords;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A recorder of what the laboratory has open, as {@code MediaRecorder} (MediaStream Recording, section 2). JavaFX thread. */
final class RecorderModel {
    static final List<String> TYPES =
            List.of(RecorderOptions.MP4, RecorderOptions.WEBM, RecorderOptions.M4A, RecorderOptions.MATROSKA);
    private static final int RATE = 30;
    /** More than any encoder takes. */
    private static final long MOST_BITS = 1_000_000_000;

    private final Session session;
    private final LaboratoryModel laboratory;
    private final SharingModel sharing;
    private final RecordingModel recording;
    private final Map<Kind, BooleanProperty> wanted = new EnumMap<>(Kind.class);
    private final ObjectProperty<String> mimeType = new SimpleObjectProperty<>(RecorderOptions.MP4);
    private final StringProperty videoBits = new SimpleStringProperty("");
    private final StringProperty audioBits = new SimpleStringProperty("");
    private final BooleanProperty canStart = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");

    RecorderModel(Session session, LaboratoryModel laboratory, SharingModel sharing, RecordingModel recording) {
        this.session = session;
        this.laboratory = laboratory;
        this.sharing = sharing;
        this.recording = recording;
        for (Kind kind : Kind.values()) {
            BooleanProperty one = new SimpleBooleanProperty(true);
            one.addListener(o -> refresh());
            wanted.put(kind, one);
        }
        mimeType.addListener(o -> refresh());
        videoBits.addListener(o -> refresh());
        audioBits.addListener(o -> refresh());
        laboratory.track(DeviceKind.CAMERA).addListener(o -> refresh());
        laboratory.track(DeviceKind.MICROPHONE).addListener(o -> refresh());
        sharing.viewProperty().addListener(o -> refresh());
        recording.viewProperty().addListener(o -> refresh());
        refresh();
    }

    /** Whether tracks of that kind are to be recorded, where there are any. */
    BooleanProperty wanted(Kind kind) {
        return wanted.get(kind);
    }

    ObjectProperty<String> mimeType() {
        return mimeType;
    }

    StringProperty videoBitsPerSecond() {
        return videoBits;
    }

    StringProperty audioBitsPerSecond() {
        return audioBits;
    }

    /** Whether {@link #start} does something. */
    BooleanProperty canStart() {
        return canStart;
    }

    /** The state as the standard names it. */
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /** What comes of it, or what is wrong. */
    ReadOnlyStringProperty line() {
        return line.getReadOnlyProperty();
    }

    void start() {
        if (canStart.get()) {
            String type = mimeType.get();
            RecordingLayout layout =
                    type.equals(RecorderOptions.MATROSKA) ? RecordingLayout.TRACKS : RecordingLayout.SPEAKER;
            session.recorder()
                    .recordSelf(
                            tracks(),
                            new RecorderOptions(
                                    type,
                                    bits(videoBits),
                                    bits(audioBits),
                                    0,
                                    0,
                                    RATE,
                                    layout,
                                    layout != RecordingLayout.TRACKS),
                            null);
        }
    }

    /** The page is left: what is recorded ends with its tracks, and nothing is left to say. */
    void leave() {
        switch (recording.viewProperty().get().mine()) {
            case STARTING, RECORDING, PAUSED -> recording.stop();
            case OFF, ASKING, REFUSED, NOT_UNDERSTOOD, STOPPING, SAVED, FAILED -> recording.dismissEnded();
        }
    }

    /** Those that are wanted and live; a file of sound alone takes no pictures. */
    private Set<Kind> tracks() {
        Set<Kind> tracks = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            boolean fits = kind == Kind.SOUND || !mimeType.get().equals(RecorderOptions.M4A);
            if (fits && wanted.get(kind).get() && isLive(kind)) {
                tracks.add(kind);
            }
        }
        return tracks;
    }

    private boolean isLive(Kind kind) {
        return switch (kind) {
            case CAMERA -> isLive(laboratory.track(DeviceKind.CAMERA).get());
            case SOUND -> isLive(laboratory.track(DeviceKind.MICROPHONE).get());
            case SCREEN -> SharingModel.isMine(sharing.viewProperty().get());
        };
    }

    private static boolean isLive(ShownTrack track) {
        return track != null && track.live();
    }

    private void refresh() {
        RecorderView view = recording.viewProperty().get();
        String problem = problem();
        canStart.set(recording.isFree() && problem.isEmpty() && !tracks().isEmpty());
        state.set(Words.name(
                switch (view.mine()) {
                    case RECORDING -> RecordingState.RECORDING;
                    case PAUSED -> RecordingState.PAUSED;
                    default -> RecordingState.INACTIVE;
                }));
        line.set(problem.isEmpty() ? line(view) : problem);
    }

    private static String line(RecorderView view) {
        RecordingStatus status = view.status();
        if (view.mine() == Mine.FAILED) {
            return RecordingWords.failed(view).line();
        }
        if (status == null || view.mine() == Mine.OFF) {
            return Texts.of("lab.recorder.nothing");
        }
        String length = Words.timer(status.durationMs());
        long kilobytes = status.bytes() / 1000;
        return view.mine() == Mine.SAVED
                ? Texts.of("lab.recorder.saved", view.file(), length, kilobytes)
                : Texts.of("lab.recorder.running", length, kilobytes, status.frames(), status.dropped());
    }

    private String problem() {
        if (bits(videoBits) < 0) {
            return Texts.of("lab.recorder.bad", "videoBitsPerSecond", videoBits.get(), "2500000");
        }
        return bits(audioBits) < 0 ? Texts.of("lab.recorder.bad", "audioBitsPerSecond", audioBits.get(), "128000") : "";
    }

    /** 0 where nothing is typed, −1 for what can't be read. */
    private static int bits(StringProperty text) {
        String typed = text.get().strip();
        if (typed.isEmpty()) {
            return 0;
        }
        try {
            long number = Long.parseLong(typed);
            return number >= 0 && number <= MOST_BITS ? (int) number : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
