package dev.parley.app.ui;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.MediaError;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.engine.api.TrackState;
import dev.parley.app.engine.api.constraints.ConstrainBoolean;
import dev.parley.app.engine.api.constraints.ConstrainDouble;
import dev.parley.app.engine.api.constraints.ConstrainableCamera;
import dev.parley.app.engine.api.constraints.ConstrainableMicrophone;
import dev.parley.app.engine.api.constraints.Kind;
import dev.parley.app.engine.api.constraints.MediaTrackConstraintSet;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.engine.api.constraints.MediaTrackSettings;
import dev.parley.app.engine.api.constraints.Selection;
import dev.parley.app.engine.api.constraints.Unmet;
import dev.parley.app.engine.api.constraints.VideoCandidate;
import dev.parley.app.engine.api.constraints.VideoMode;
import dev.parley.app.session.LaboratoryView;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/** The media laboratory in the states that it is drawn and tested in. */
public final class LaboratoryScenes {
    /** What a usual webcam lists, in no order and with duplicates. */
    public static final List<VideoMode> MODES = List.of(
            new VideoMode(640, 480, 30),
            new VideoMode(1920, 1080, 30),
            new VideoMode(1280, 720, 30),
            new VideoMode(1280, 720, 10),
            new VideoMode(320, 240, 30),
            new VideoMode(640, 360, 30),
            new VideoMode(640, 480, 30),
            new VideoMode(640, 480, 15),
            new VideoMode(854, 480, 29.97),
            new VideoMode(352, 288, 30),
            new VideoMode(1920, 1080, 5));

    private static final String LONG_NAME =
            "Logitech BRIO Ultra HD Pro Business Webcam (046d:085e) on the USB 3.1 hub under the large display";

    private LaboratoryScenes() {}

    /** A track of a camera with {@link #MODES} that is asked for that. */
    public static TrackState camera(String label, MediaTrackConstraints constraints) {
        ConstrainableCamera camera = new ConstrainableCamera("usb-0000:00:14.0-3-video-index0", MODES);
        if (camera.selectSettings(constraints)
                instanceof Selection.Selected<VideoCandidate>(VideoCandidate candidate, double _)) {
            return new TrackState(
                    DeviceKind.CAMERA, label, constraints, candidate.settings(), camera.capabilities(), MODES);
        }
        throw new IllegalArgumentException(constraints + " can't be met");
    }

    /** A track of a microphone with everything switched on. */
    public static TrackState microphone(String label) {
        return microphone(label, MediaTrackConstraints.NONE);
    }

    private static TrackState microphone(String label, MediaTrackConstraints constraints) {
        ConstrainableMicrophone one = new ConstrainableMicrophone("alsa_input.pci-0000_00_1f.3.analog-stereo");
        if (one.selectSettings(constraints)
                instanceof Selection.Selected<MediaTrackSettings>(MediaTrackSettings settings, double _)) {
            return new TrackState(DeviceKind.MICROPHONE, label, constraints, settings, one.capabilities(), List.of());
        }
        throw new IllegalArgumentException(constraints + " can't be met");
    }

    /** That a width of 4000 can't be had. */
    public static MediaError tooWide() {
        return new MediaError(
                DeviceKind.CAMERA,
                "OverconstrainedError",
                "width",
                "for developers",
                new Unmet(
                        Kind.VIDEO,
                        Unmet.Why.NUMBER,
                        List.of(),
                        ConstrainDouble.min(4000),
                        1920.0,
                        null,
                        List.of(),
                        List.of()));
    }

    static Map<String, Consumer<State>> pages(Consumer<State> home) {
        Map<String, Consumer<State>> pages = new LinkedHashMap<>();
        MediaTrackConstraints wide = MediaTrackConstraints.of(MediaTrackConstraintSet.NONE
                .withAspectRatio(ConstrainDouble.exact(16.0 / 9))
                .withFrameRate(ConstrainDouble.range(10, 30).withIdeal(15)));
        MediaTrackConstraints quiet = MediaTrackConstraints.of(
                MediaTrackConstraintSet.NONE.withNoiseSuppression(ConstrainBoolean.exact(false)));
        pages.put("laboratory-new", home);
        pages.put(
                "laboratory",
                home.andThen(s -> s.laboratory = new LaboratoryView(
                        camera("Integrated Camera", wide),
                        microphone("Built-in Audio Analog Stereo", quiet),
                        false,
                        null)));
        pages.put("laboratory-more", pages.get("laboratory"));
        pages.put(
                "laboratory-error",
                home.andThen(s -> s.laboratory = new LaboratoryView(
                        camera("Integrated Camera", MediaTrackConstraints.NONE), null, false, tooWide())));
        pages.put("laboratory-record", pages.get("laboratory").andThen(s -> {
            s.sharing =
                    SharingScenes.mine(DisplayState.Status.LIVE, SharingScenes.window("w1", "Invoice", "Firefox"), "");
            s.recorder = RecordingScenes.mine(RecorderView.Mine.RECORDING);
        }));
        pages.put("laboratory-long", home.andThen(s -> {
            s.devices = List.of(
                    new Device(DeviceKind.CAMERA, "cam0", LONG_NAME, true),
                    new Device(DeviceKind.MICROPHONE, "mic0", LONG_NAME, true),
                    new Device(DeviceKind.SPEAKER, "spk0", LONG_NAME, true));
            s.deviceStates.put(
                    DeviceKind.SPEAKER,
                    new DeviceState(
                            DeviceKind.SPEAKER, DeviceState.Status.FAILED, LONG_NAME, DeviceState.Problem.BUSY));
            s.laboratory = new LaboratoryView(camera(LONG_NAME, wide), microphone(LONG_NAME), false, null);
        }));
        return pages;
    }

    /** Opens the page over home as a person would, and asks for what {@code then} has. */
    static void open(SimulatedSession session, Stage stage, String name, Snapshot then) {
        Fx.run(() -> Desk.item(stage, "more", "laboratory").fire());
        Fx.until("the page", () -> find(stage, "lab-width-min") != null);
        if (name.equals("laboratory-new")) {
            return;
        }
        Fx.run(() -> {
            ((Button) find(stage, "lab-share-both")).fire();
            if (name.equals("laboratory-error")) {
                ((TextField) find(stage, "lab-width-min")).setText("4000");
                ((TextField) find(stage, "lab-aspectRatio-ideal")).setText("wide");
            } else {
                ((TextField) find(stage, "lab-frameRate-min")).setText("10");
                ((TextField) find(stage, "lab-frameRate-max")).setText("30");
                ((TextField) find(stage, "lab-frameRate-ideal")).setText("15");
                ((TextField) find(stage, "lab-aspectRatio-exact")).setText("16:9");
            }
        });
        session.set(then);
        Fx.until("open", () -> session.surface(PictureSource.PREVIEW) != null);
        session.hear(new MicrophoneLevel(0.09, 0.31, true));
        if (session.surface(PictureSource.SCREEN) != null) {
            session.surface(PictureSource.SCREEN).paint(320, 180, SharingScenes::page);
        }
        if (name.equals("laboratory-more") || name.equals("laboratory-record")) {
            Fx.run(() ->
                    stage.getScene().getRoot().lookupAll(".lab-scroll").forEach(n -> ((ScrollPane) n).setVvalue(1)));
        }
    }

    private static Node find(Stage stage, String id) {
        return stage.getScene().lookup("#" + id);
    }
}
