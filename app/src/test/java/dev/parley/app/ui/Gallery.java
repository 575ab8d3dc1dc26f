package dev.parley.app.ui;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.session.CallView;
import dev.parley.app.session.FoundServer;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.settings.SecretPlace;
import dev.parley.app.settings.SizeChoice;
import dev.parley.app.ui.about.Updates;
import dev.parley.app.ui.theme.Theme;
import dev.parley.app.ui.window.DeskWindow;
import dev.parley.app.ui.window.HostActions;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.Registration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Draws every page into PNG files, to be looked at: {@code Gallery DIR [PAGE [SIZE]]}. */
public final class Gallery {
    static final String LONG =
            "Wolfeschlegelsteinhausenbergerdorff Maximiliane Constanze Victoria von und zu Hohenstein";

    private Gallery() {}

    /** Draws all pages, or those whose name contains the second argument; in a {@link SizeChoice}, or the system's. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        String only = arguments.length > 1 ? arguments[1] : "";
        SizeChoice zoom = arguments.length > 2 ? SizeChoice.valueOf(arguments[2]) : SizeChoice.SYSTEM;
        Fx.start();
        for (ColorScheme scheme : ColorScheme.values()) {
            for (int[] size : new int[][] {{1000, 700}, {440, 520}}) {
                for (Map.Entry<String, Consumer<State>> page : pages().entrySet()) {
                    String name = page.getKey() + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + size[0];
                    if (name.contains(only)) {
                        draw(directory.resolve(name + ".png"), page.getKey(), page.getValue(), scheme, size, zoom);
                    }
                }
            }
        }
        Platform.exit();
    }

    private static void draw(
            Path file, String name, Consumer<State> page, ColorScheme scheme, int[] size, SizeChoice zoom)
            throws IOException {
        Stage stage = begin(name, page, scheme, size, zoom);
        awaitDrawn();
        WritableImage image = Fx.get(() -> {
            WritableImage drawn = stage.getScene().snapshot(null);
            Popups.drawInto(drawn, stage);
            return drawn;
        });
        close(name, stage);
        Png.write(image, file);
    }

    /** Closes a window that was opened at a page. */
    static void close(String name, Stage stage) {
        Fx.run(() -> {
            if (name.equals("call-talking")) {
                new Robot().keyRelease(KeyCode.SPACE);
            }
            stage.hide();
        });
    }

    /** Opens the window at a page, as a person would, and waits until it is drawn. */
    static Stage open(String name, Consumer<State> page, ColorScheme scheme, int[] size) {
        Stage stage = begin(name, page, scheme, size, SizeChoice.SYSTEM);
        awaitDrawn();
        return stage;
    }

    private static void awaitDrawn() {
        int[] pulses = {0};
        Fx.until("drawn", () -> ++pulses[0] > 12);
    }

    /** The same, without waiting. */
    static Stage begin(String name, Consumer<State> page, ColorScheme scheme, int[] size) {
        return begin(name, page, scheme, size, SizeChoice.SYSTEM);
    }

    /** The same, with everything larger or smaller. */
    static Stage begin(String name, Consumer<State> page, ColorScheme scheme, int[] size, SizeChoice zoom) {
        Room room = room(page, scheme, size, zoom);
        arrive(room, name, page, size);
        // Else the call would go on in the small window.
        Fx.run(() -> room.stage().setOnHiding(e -> room.session().set(State.with(s -> {}))));
        return room.stage();
    }

    /** A window over a session. */
    record Room(SimulatedSession session, Stage stage, DeskWindow window) {}

    /** Opens a window in a state. */
    static Room room(Consumer<State> page, ColorScheme scheme, int[] size, SizeChoice zoom) {
        SimulatedSession session = new SimulatedSession(State.with(page));
        Stage stage = Fx.get(Stage::new);
        DeskWindow window = Fx.get(() -> {
            DeskWindow made = new DeskWindow(session, stage, new HostActions() {
                @Override
                public void closed() {}

                @Override
                public DesktopPreferences desktopPreferences() {
                    return DesktopPreferences.FIRST.withSize(zoom);
                }

                @Override
                public Updates updates() {
                    return new SimulatedUpdates("");
                }
            });
            Theme.dress(stage.getScene(), scheme);
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
            made.show();
            return made;
        });
        return new Room(session, stage, window);
    }

    /** Goes to a page of the state that the room is in, as a person would. */
    static void arrive(Room room, String name, Consumer<State> page, int[] size) {
        SimulatedSession session = room.session();
        Stage stage = room.stage();
        paint(session, PictureSource.REMOTE, size[0], size[1]);
        paint(session, PictureSource.SELF, 280, 152);
        if (session.surface(PictureSource.REMOTE_SCREEN) != null) {
            session.surface(PictureSource.REMOTE_SCREEN).paint(752, 422, SharingScenes::page);
        }
        if (name.equals("call-screen-swapped")) {
            Fx.run(() -> ((Button) stage.getScene().lookup("#swap-pictures")).fire());
        }
        if (name.startsWith("devices") || name.startsWith("check")) {
            String opener = name.startsWith("devices") ? "#devices" : "#check";
            Fx.run(() -> ((Button) stage.getScene().lookup(opener)).fire());
            Fx.until("open", () -> session.surface(PictureSource.PREVIEW) != null);
            if (!name.contains("missing")) {
                paint(session, PictureSource.PREVIEW, 520, 292);
            }
            session.hear(new MicrophoneLevel(0.05, 0.3, !name.contains("dead")));
        }
        if (name.equals("devices-end")) {
            Fx.run(() -> ((ScrollPane) stage.getScene().lookup("#preview-page .bare-scroll")).setVvalue(1));
        }
        if (name.equals("home-rings")) {
            Fx.run(() -> ((MenuButton) stage.getScene().lookup("#ring-for")).show());
        }
        if (name.equals("home-menu")) {
            Fx.run(() -> ((MenuButton) stage.getScene().lookup("#more")).show());
        }
        if (name.equals("call-sound")) {
            Fx.run(() -> ((MenuButton) stage.getScene().lookup("#choose-microphone"))
                    .getItems()
                    .getLast()
                    .fire());
        }
        if (name.endsWith("-open")) {
            String box = name.startsWith("devices") ? "#device-microphone" : "#choose-microphone";
            Fx.run(() -> {
                Node opener = stage.getScene().lookup(box);
                if (opener instanceof ComboBoxBase<?> dropdown) {
                    dropdown.show();
                } else if (opener instanceof MenuButton menu) {
                    menu.show();
                }
            });
        }
        if (name.equals("call-talking")) {
            Fx.run(() -> new Robot().keyPress(KeyCode.SPACE));
            session.set(State.with(page.andThen(s -> s.microphone = true)));
        }
        if (name.startsWith("laboratory")) {
            LaboratoryScenes.open(session, stage, name, State.with(page));
            paint(session, PictureSource.PREVIEW, 360, 204);
        }
        if (name.startsWith("record-panel")) {
            Fx.run(() -> {
                ((Button) stage.getScene().lookup("#record")).fire();
                if (name.endsWith("tracks")) {
                    ((RadioButton) stage.getScene().lookup("#record-layout-tracks")).fire();
                }
            });
        }
        if (name.startsWith("share") || name.endsWith("-share")) {
            SharingScenes.open(session, stage, name);
        }
        if (name.startsWith("library")) {
            LibraryScenes.open(stage, name);
        }
        if (name.startsWith("my-account") || name.startsWith("account-")) {
            AccountScenes.open(session, stage, name, page);
        }
        if (name.startsWith("link-")) {
            String link = name.equals("link-refused") ? "parley:gr\u0430ce@study" : "parley:grace@study";
            Fx.run(() -> room.window().open(link));
        }
        if (name.startsWith("about")) {
            Fx.run(() -> Desk.item(stage, "more", "about").fire());
        }
        if (name.equals("settings")) {
            Fx.run(() -> Desk.item(stage, "more", "settings").fire());
        }
        if (name.equals("keyboard")) {
            Fx.run(() -> Desk.item(stage, "more", "shortcuts").fire());
        }
        if (name.equals("closing")) {
            Fx.run(() -> stage.getOnCloseRequest().handle(new WindowEvent(stage, null)));
        }
    }

    private static void paint(SimulatedSession session, PictureSource source, int width, int height) {
        SimulatedSession.OpenSurface surface = session.surface(source);
        if (surface != null) {
            int even = width / 2 * 2;
            int high = Math.min(height / 2 * 2, even * 9 / 16 / 2 * 2);
            surface.paint(even, high, (x, y) -> scene(x / (double) even, y / (double) high, source));
        }
    }

    /** Somebody in front of a window, roughly. */
    private static int scene(double x, double y, PictureSource source) {
        double dx = (x - 0.5) * 16 / 9;
        boolean head = dx * dx + (y - 0.42) * (y - 0.42) < 0.035;
        boolean body = dx * dx * 0.55 + (y - 1.12) * (y - 1.12) < 0.2;
        double light = 0.75 + 0.25 * Math.cos((x - 0.7) * 3) - 0.25 * y;
        int[] colour = head
                ? new int[] {224, 178, 148}
                : body
                        ? (source == PictureSource.SELF ? new int[] {60, 90, 140} : new int[] {150, 70, 60})
                        : new int[] {
                            (int) (196 * light), (int) (204 * light), (int) (206 * light),
                        };
        return 0xff000000 | colour[0] << 16 | colour[1] << 8 | colour[2];
    }

    /** What the session says on each page. */
    static Map<String, Consumer<State>> pages() {
        Map<String, Consumer<State>> pages = new LinkedHashMap<>();
        URI url = URI.create("wss://192.168.1.20:8443");
        pages.put("choose", s -> {
            s.server = new ServerStatus.NotChosen();
            s.found = List.of(
                    new FoundServer("Study", url),
                    new FoundServer(LONG, URI.create("wss://workshop.local.example.org:8443")));
        });
        pages.put("choose-none", s -> s.server = new ServerStatus.NotChosen());
        pages.put("connecting", s -> s.server = new ServerStatus.Connecting("192.168.1.20"));
        pages.put("trust", s -> s.server = new ServerStatus.AskTrust(url, "aa:bb", "K7QF-2M9X-D4TW"));
        pages.put(
                "changed",
                s -> s.server = new ServerStatus.CertificateChanged(url, "K7QF-2M9X-D4TW", "cc:dd", "P3ZA-8RLE-Y6NC"));
        pages.put(
                "account",
                s -> s.server =
                        new ServerStatus.NeedsAccount("Study", "", Registration.OPEN, ServerStatus.Problem.NONE));
        pages.put(
                "account-wrong",
                s -> s.server = new ServerStatus.NeedsAccount(
                        "Study", "ada", Registration.OPEN, new ServerStatus.Problem("wrong-credentials", "")));
        pages.put(
                "failed",
                s -> s.server = new ServerStatus.Failed(
                        "Study", new ServerStatus.Problem("unreachable", "wss://192.168.1.20:8443")));
        pages.put("home-new", s -> {
            s.own = new Snapshot.OwnServer("wss://192.168.1.20:8443", "K7QF-2M9X-D4TW");
        });
        pages.put("home", Gallery::home);
        pages.put("home-menu", Gallery::home);
        pages.putAll(ContactsScenes.pages(Gallery::home));
        pages.putAll(AccountScenes.pages(Gallery::home));
        GalleryDevices.addTo(pages);
        pages.put("home-trouble", s -> {
            home(s);
            s.server = new ServerStatus.Lost("ada", LONG, "Study", "The network is gone.", 8000);
            s.engine = new Snapshot.EngineStatus(
                    Snapshot.EngineStatus.State.UNAVAILABLE, "library-missing", "libpulse0, libudev1");
            s.deviceStates.put(
                    DeviceKind.MICROPHONE,
                    new DeviceState(
                            DeviceKind.MICROPHONE, DeviceState.Status.FAILED, "", DeviceState.Problem.NO_SOUND_SERVER));
            s.notice = new Snapshot.Notice(1, "unknown-user", "gracee");
        });
        pages.putAll(LaboratoryScenes.pages(Gallery::home));
        pages.putAll(LibraryScenes.pages(Gallery::home));
        pages.put("outgoing", s -> {
            s.phase = CallView.Phase.OUTGOING;
            s.ringing = true;
        });
        pages.put("incoming", s -> {
            s.phase = CallView.Phase.INCOMING;
            s.outgoing = false;
        });
        pages.put("incoming-long", s -> {
            s.phase = CallView.Phase.INCOMING;
            s.outgoing = false;
            s.displayName = LONG;
        });
        pages.put("call", Gallery::call);
        pages.put("call-trouble", s -> {
            call(s);
            s.displayName = LONG;
            s.microphone = false;
            s.remoteMicrophone = false;
            s.quality = CallView.Quality.POOR;
            s.note = CallView.Note.NETWORK_LOST;
            s.phase = CallView.Phase.RECONNECTING;
            s.deviceStates.put(
                    DeviceKind.CAMERA,
                    new DeviceState(
                            DeviceKind.CAMERA,
                            DeviceState.Status.FAILED,
                            "Integrated Camera",
                            DeviceState.Problem.BUSY));
        });
        pages.put("call-avatar", s -> {
            call(s);
            s.remoteCamera = false;
            s.camera = false;
            s.deviceStates.put(
                    DeviceKind.CAMERA,
                    new DeviceState(DeviceKind.CAMERA, DeviceState.Status.PATTERN, "", DeviceState.Problem.NONE));
        });
        pages.putAll(SharingScenes.pages(Gallery::call));
        pages.putAll(SharingScenes.calls(Gallery::call));
        pages.putAll(RecordingScenes.pages(Gallery::call));
        pages.put("ended", s -> {
            s.phase = CallView.Phase.ENDED;
            s.endReason = EndReason.BUSY;
        });
        pages.put("closing", Gallery::call);
        pages.put("keyboard", Gallery::home);
        pages.put("settings", Gallery::home);
        pages.put("about", Gallery::home);
        pages.put("link-ask", Gallery::home);
        pages.put("link-refused", Gallery::home);
        pages.put(
                "link-other-server",
                ((Consumer<State>) Gallery::home)
                        .andThen(s ->
                                s.server = new ServerStatus.SignedIn("ada", "Ada Lovelace", "parley.example.org")));
        return pages;
    }

    static void call(State s) {
        s.phase = CallView.Phase.CONNECTED;
        s.connectedAt = System.nanoTime() / 1_000_000 - 754_000;
        s.quality = CallView.Quality.GOOD;
        s.statistics = new MediaStatistics(0, MediaStatistics.Flow.NONE, MediaStatistics.Flow.NONE, 12, "host/udp");
    }

    static void home(State s) {
        s.own = new Snapshot.OwnServer("wss://192.168.1.20:8443", "K7QF-2M9X-D4TW");
        s.secrets = new SecretPlace("Secret Service", "");
        s.people = List.of(
                new PersonInfo("grace", "Grace Hopper", PresenceState.HERE),
                new PersonInfo("katherine", "Katherine Johnson", PresenceState.IN_CALL),
                new PersonInfo("emmy", "Emmy Noether", PresenceState.AWAY),
                new PersonInfo("long", LONG, PresenceState.HERE),
                new PersonInfo("alan", "Alan Turing", PresenceState.OFFLINE));
        long now = System.currentTimeMillis();
        s.recents = List.of(
                new RecentCall("", "grace", "Grace Hopper", true, now - 600_000, 754_000, EndReason.HUNG_UP, false),
                new RecentCall("", "emmy", "Emmy Noether", false, now - 7_200_000, 0, EndReason.CANCELLED, false),
                new RecentCall("", "long", LONG, true, now - 90_000_000, 0, EndReason.NO_ANSWER, false),
                new RecentCall("", "alan", "Alan Turing", false, now - 300_000_000, 61_000, EndReason.HUNG_UP, false),
                new RecentCall("", "echo", "echo", true, now - 900_000_000, 32_000, EndReason.HUNG_UP, false));
        s.devices = List.of(
                new Device(DeviceKind.CAMERA, "cam0", "Integrated Camera", true),
                new Device(DeviceKind.MICROPHONE, "mic0", "Built-in Audio Analog Stereo", true),
                new Device(DeviceKind.SPEAKER, "spk0", "Built-in Audio Analog Stereo", true));
        s.preferred.put(DeviceKind.CAMERA, DevicePreference.of(new DeviceChoice("cam0")));
    }
}
