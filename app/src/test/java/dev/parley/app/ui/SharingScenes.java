package dev.parley.app.ui;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.session.SharingView;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/** Sharing a screen in the states that it is drawn and tested in. */
public final class SharingScenes {
    /** How a screen is shared where nobody chose otherwise. */
    public static final DisplayOptions TEXT = new DisplayOptions(DisplayOptions.ContentHint.TEXT, true);

    private static final String ICON = icon();

    private SharingScenes() {}

    /** A monitor. */
    public static DisplaySource monitor(String id, String title) {
        return new DisplaySource(id, Surface.MONITOR, title, "", 1920, 1080, false, false, "");
    }

    /** A window of another program. */
    public static DisplaySource window(String id, String title, String application) {
        return new DisplaySource(id, Surface.WINDOW, title, application, 1200, 900, false, false, ICON);
    }

    /** It, minimised. */
    public static DisplaySource hidden(DisplaySource one) {
        return new DisplaySource(
                one.id(),
                one.surface(),
                one.title(),
                one.application(),
                one.width(),
                one.height(),
                one.own(),
                true,
                one.icon());
    }

    /** A window of this program. */
    public static DisplaySource own(String id) {
        return new DisplaySource(id, Surface.WINDOW, "Grace Hopper – Parley", "Parley", 1000, 700, true, false, ICON);
    }

    /** What a usual desktop has. */
    public static List<DisplaySource> desktop() {
        return List.of(
                own("w9"),
                monitor("m1", "HDMI-1"),
                monitor("m2", "eDP-1"),
                window("w1", "Invoice 2026-114 — Mozilla Firefox", "Firefox"),
                window("w2", Gallery.LONG + " (compressed) - Text editor", "Text editor"),
                hidden(window("w3", "Holiday.mp4", "Player")),
                window("w4", "~/source/parley", "Terminal"),
                window("w5", "", "Calculator"));
    }

    /** These can be shared. */
    public static SharingView list(List<DisplaySource> sources) {
        return new SharingView(DisplayState.OFF, false, sources, "", "", false);
    }

    /** Nothing can be shared. */
    public static SharingView impossible(String why, String detail) {
        return new SharingView(DisplayState.OFF, false, List.of(), why, detail, false);
    }

    /** This is shared. */
    public static SharingView mine(DisplayState.Status status, DisplaySource source, String why) {
        return new SharingView(new DisplayState(status, source, TEXT, why, ""), false, List.of(), "", "", false);
    }

    /** The other person shares. */
    public static SharingView theirs() {
        return new SharingView(DisplayState.OFF, false, List.of(), "", "", true);
    }

    static Map<String, Consumer<State>> pages(Consumer<State> call) {
        Map<String, Consumer<State>> pages = new LinkedHashMap<>();
        pages.put("share", call.andThen(s -> s.sharing = list(desktop())));
        pages.put("share-own", pages.get("share"));
        pages.put("share-looking", call);
        pages.put(
                "share-system",
                call.andThen(s -> s.sharing = new SharingView(DisplayState.OFF, true, List.of(), "", "", false)));
        pages.put("share-why", call.andThen(s -> s.sharing = impossible("no-pipewire", "libpipewire-0.3-0")));
        return pages;
    }

    /** Calls in which somebody shares. */
    static Map<String, Consumer<State>> calls(Consumer<State> call) {
        Map<String, Consumer<State>> pages = new LinkedHashMap<>();
        DisplaySource letter = window("w1", "Invoice", "Firefox");
        pages.put("call-screen", call.andThen(s -> s.sharing = theirs()));
        pages.put("call-screen-swapped", pages.get("call-screen"));
        pages.put("call-screen-avatar", call.andThen(s -> {
            s.sharing = theirs();
            s.remoteCamera = false;
            s.remoteMicrophone = false;
            s.displayName = Gallery.LONG;
        }));
        pages.put("call-sharing", call.andThen(s -> s.sharing = mine(DisplayState.Status.LIVE, letter, "")));
        pages.put(
                "call-sharing-held",
                call.andThen(s ->
                        s.sharing = mine(DisplayState.Status.WAITING, window("w2", Gallery.LONG, ""), "minimised")));
        return pages;
    }

    /** Opens the picker as a person would, and lets the pictures come. */
    static void open(SimulatedSession session, Stage stage, String name) {
        Fx.run(() -> ((Button) find(stage, "share-screen")).fire());
        Fx.until("the picker", () -> find(stage, "share-picker").isVisible());
        if (name.equals("share") || name.equals("share-own")) {
            Fx.until("pictures", () -> !session.thumbnails().isEmpty());
            session.thumbnails().values().forEach(picture -> picture.paint(172, 96, SharingScenes::page));
            Fx.run(() -> {
                ((ToggleButton) find(stage, name.equals("share") ? "share-source-w1" : "share-source-w9")).fire();
                if (name.equals("share-own")) {
                    ((Button) find(stage, "share-take")).fire();
                }
            });
        }
    }

    /** Lines of text on a page, roughly. */
    static int page(int x, int y) {
        if (y < 12) {
            return 0xff3b4a5a;
        }
        boolean line = y % 10 < 4 && x > 16 && x < 60 + (y * 37) % 100;
        return line ? 0xff8a929b : 0xfff4f5f7;
    }

    private static Node find(Stage stage, String id) {
        return Objects.requireNonNull(stage.getScene().lookup("#" + id), id);
    }

    private static String icon() {
        return Base64.getEncoder().encodeToString(Png.encode(16, 16, (x, y) -> x + y < 16 ? 0xffe8722e : 0xff7a3fc1));
    }
}
