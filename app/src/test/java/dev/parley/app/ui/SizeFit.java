package dev.parley.app.ui;

import dev.parley.app.session.PictureSource;
import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.SizeChoice;
import dev.parley.app.ui.video.VideoView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Opens the pages on the whole of the screen and looks at what is cut off there, and whether a picture has the pixels of
 * the screen: {@code SizeFit FILE SIZE}. The first line of the file is what the toolkit enlarges by and the size of the
 * screen in its pixels; each other line is a fault.
 */
final class SizeFit {
    /** Half a pixel: what comes of rounding. */
    private static final double SLACK = 0.5;
    /** Less of a list is of no use; as it is laid out, not as it is drawn. */
    private static final double LIST = 56;

    private static final int BLUE = 0xff0000ff;
    private static final int WHITE = 0xffffffff;
    private static final Pattern SIZE = Pattern.compile("(\\d+)x(\\d+)");
    private static final List<String> PAGES = List.of(
            "choose",
            "trust",
            "account",
            "home",
            "my-account",
            "settings",
            "library",
            "about",
            "devices",
            "check",
            "laboratory",
            "outgoing",
            "incoming",
            "call",
            "call-sound",
            "share",
            "record-panel",
            "closing",
            "ended",
            "keyboard",
            "link-ask");

    private final String page;
    private final Set<String> faults;

    private SizeFit(String page, Set<String> faults) {
        this.page = page;
        this.faults = faults;
    }

    /** Writes what it finds. */
    public static void main(String[] arguments) throws IOException {
        SizeChoice size = SizeChoice.valueOf(arguments[1]);
        Fx.start();
        try {
            Rectangle2D room = Fx.get(() -> Screen.getPrimary().getVisualBounds());
            int[] whole = {(int) room.getWidth(), (int) room.getHeight()};
            Set<String> faults = new TreeSet<>();
            for (String page : PAGES) {
                var state = Objects.requireNonNull(Gallery.pages().get(page), page);
                Stage stage = Gallery.begin(page, state, ColorScheme.LIGHT, whole, size);
                int[] pulses = {0};
                Fx.until("drawn", () -> ++pulses[0] > 3);
                Fx.run(() -> new SizeFit(page, faults)
                        .look(
                                stage.getScene().getRoot(),
                                new Rectangle2D(
                                        0,
                                        0,
                                        stage.getScene().getWidth(),
                                        stage.getScene().getHeight())));
                Gallery.close(page, stage);
            }
            lookAtPicture(size, whole, faults);
            String screen = Fx.get(() -> Screen.getPrimary().getOutputScaleX()) + " " + whole[0] + "x" + whole[1];
            Files.write(
                    Path.of(arguments[0]),
                    Stream.concat(Stream.of(screen), faults.stream()).toList());
        } finally {
            Platform.exit(); // its thread would keep the process
        }
    }

    /** @param seen what of the scene is not cut off by a pane that scrolls; such a pane shows all of its height */
    private void look(Node node, Rectangle2D seen) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Bounds at = node.localToScene(node.getLayoutBounds());
        boolean works = node instanceof ButtonBase || node instanceof TextInputControl;
        if ((works || isWords(node)) && !isIn(at, seen)) {
            faults.add(page + ": outside: " + name(node) + " at " + at);
        }
        if (node instanceof Control control && works && (control.getWidth() < 16 || control.getHeight() < 16)) {
            faults.add(page + ": too small: " + name(node) + " at " + at);
        }
        if (node instanceof Labeled labeled
                && isWords(node)
                && labeled.isTextTruncated()
                && !isToldElsewhere(labeled)) {
            faults.add(page + ": cut: " + name(node));
        }
        if (node instanceof ComboBoxBase<?>) {
            return; // what it shows is in its own window
        }
        if (node instanceof ListView<?> list) {
            if (list.getHeight() < LIST) {
                faults.add(page + ": too low: " + name(node) + " " + list.getHeight());
            }
            return;
        }
        Rectangle2D within = node instanceof ScrollPane
                ? new Rectangle2D(
                        at.getMinX(), -1e6, Math.max(0, Math.min(at.getMaxX(), seen.getMaxX()) - at.getMinX()), 2e6)
                : seen;
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, within));
        }
    }

    private static boolean isIn(Bounds at, Rectangle2D seen) {
        return at.getMinX() >= seen.getMinX() - SLACK
                && at.getMinY() >= seen.getMinY() - SLACK
                && at.getMaxX() <= seen.getMaxX() + SLACK
                && at.getMaxY() <= seen.getMaxY() + SLACK;
    }

    private static boolean isWords(Node node) {
        return node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()
                && labeled.getWidth() > 0
                && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
    }

    /** Names are of any length, so what has one may be cut; its tooltip says all. */
    private static boolean isToldElsewhere(Labeled labeled) {
        for (Node node = labeled; node != null; node = node.getParent()) {
            if (node instanceof Control control
                    && control.getTooltip() != null
                    && control.getTooltip().getText().contains(labeled.getText())) {
                return true;
            }
        }
        return labeled.getText().contains(Gallery.LONG);
    }

    private static String name(Node node) {
        String words = node instanceof Labeled labeled ? labeled.getText() : node.getAccessibleText();
        return "#" + node.getId() + " " + words;
    }

    /** A picture in which no pixel is like its neighbour is on the screen as it is in the memory. */
    private static void lookAtPicture(SizeChoice size, int[] whole, Set<String> faults) {
        try (Desk desk = new Desk(DesktopPreferences.FIRST.withSize(size))) {
            Fx.run(() -> {
                desk.stage.setWidth(whole[0] - 1.0); // an odd number of pixels, where nothing is enlarged
                desk.stage.setHeight(whole[1] - 1.0);
            });
            desk.set(Gallery.pages().get("call"));
            SimulatedSession.OpenSurface surface = desk.session.surface(PictureSource.REMOTE);
            VideoView view = Fx.get(() -> find(desk.stage.getScene().getRoot()));
            double scale = Fx.get(desk.stage::getOutputScaleX);
            Fx.until("the engine knows the size", () -> {
                Bounds at = view.localToScreen(view.getLayoutBounds());
                String wanted = Math.round(at.getWidth() * scale) + "x" + Math.round(at.getHeight() * scale);
                return wanted.equals(surface.sizes().stream().reduce("", (before, last) -> last));
            });
            Matcher told = SIZE.matcher(surface.sizes().stream().reduce("", (before, last) -> last));
            if (!told.matches()) {
                throw new IllegalStateException("no size");
            }
            int width = Integer.parseInt(told.group(1)) / 2 * 2;
            int height = Math.min(Integer.parseInt(told.group(2)) / 2 * 2, width * 9 / 16 / 2 * 2);
            surface.paint(width, height, (x, y) -> (x + y) % 2 == 0 ? BLUE : WHITE);
            desk.pulses(6);
            int[] around = Fx.get(() -> {
                Bounds at = view.localToScreen(view.getLayoutBounds());
                PixelReader pixels = new Robot()
                        .getScreenCapture(
                                null, new Rectangle2D(at.getCenterX() - 20, at.getCenterY() - 20, 40, 40), false)
                        .getPixelReader();
                int[] found = new int[20 * 20];
                pixels.getPixels(8, 8, 20, 20, PixelFormat.getIntArgbInstance(), found, 0, 20);
                return found;
            });
            for (int i = 0; i < around.length; i++) {
                boolean like = (i % 20 + i / 20) % 2 == 0;
                int wanted = like ? around[0] : around[0] == BLUE ? WHITE : BLUE;
                if (around[i] != wanted || (around[i] != BLUE && around[i] != WHITE)) {
                    faults.add("picture: smeared: "
                            + Arrays.stream(around)
                                    .limit(20)
                                    .mapToObj(Integer::toHexString)
                                    .toList());
                    return;
                }
            }
        }
    }

    private static VideoView find(Node node) {
        if (node instanceof VideoView view && node.isVisible()) {
            return view;
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(SizeFit::find)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
