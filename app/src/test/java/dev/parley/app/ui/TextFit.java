package dev.parley.app.ui;

import dev.parley.app.session.ServerStatus;
import dev.parley.app.settings.SizeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/**
 * Opens every page of the {@link Gallery} in the language of this process and finds texts that are cut: {@code TextFit FILE}.
 * Each line of the file is one: the page, its size, where in the page, and the text.
 */
final class TextFit {
    /** Pages that differ from another in names, or in what is open over them. */
    private static final Pattern SAME_WORDS = Pattern.compile("-(?:long|open|menu|rings|end)$");
    /** Pages that keep what was typed in them. */
    private static final Pattern TYPED = Pattern.compile("^laboratory");
    /** Half a pixel: what comes of rounding. */
    private static final double SLACK = 0.5;
    /** A page that turns out narrow is arranged anew, and what wraps then is higher. */
    private static final int PASSES = 3;

    private static final int[] SMALLEST = {440, 520};
    private static final int[] FIRST = {1000, 700};

    private final Set<String> faults = new TreeSet<>();
    private final String page;

    private TextFit(String page) {
        this.page = page;
    }

    /** Writes a line for each text that does not fit; an empty file where all do. */
    public static void main(String[] arguments) throws IOException {
        Fx.start();
        try {
            Set<String> faults = new TreeSet<>();
            Gallery.Room room = null;
            for (Map.Entry<String, Consumer<State>> each : Gallery.pages().entrySet()) {
                String page = each.getKey();
                if (SAME_WORDS.matcher(page).find()) {
                    continue;
                }
                if (room == null) {
                    room = Gallery.room(each.getValue(), ColorScheme.LIGHT, SMALLEST, SizeChoice.SYSTEM);
                } else {
                    room.session().set(State.with(each.getValue()));
                    Fx.run(() -> {}); // it is there
                }
                Gallery.arrive(room, page, each.getValue(), SMALLEST);
                faults.addAll(faults(page, room.stage()));
                if (!clear(room) || TYPED.matcher(page).find()) {
                    Gallery.close(page, room.stage());
                    room = null;
                }
            }
            Files.write(Path.of(arguments[0]), faults);
        } finally {
            Platform.exit(); // its thread would keep the process
        }
    }

    /** Leaves the page, and all that a change of the state leaves; false if something stays open over the pages. */
    private static boolean clear(Gallery.Room room) {
        room.session().set(State.with(s -> s.server = new ServerStatus.NotChosen()));
        Fx.run(() -> {});
        return Fx.get(() -> room.stage().getScene().getRoot().getChildrenUnmodifiable().stream()
                .skip(1) // the pages
                .noneMatch(Node::isVisible));
    }

    /** Both sizes without a pulse: drawing takes longer than all else, so that the window is small again before it. */
    private static Set<String> faults(String page, Stage stage) {
        Fx.run(() -> {}); // what was begun later on that thread is done then
        return Fx.get(() -> {
            Set<String> faults = new TreeSet<>();
            for (int[] size : new int[][] {SMALLEST, FIRST}) {
                stage.setWidth(size[0]);
                stage.setHeight(size[1]);
                Scene scene = stage.getScene();
                for (int i = 0; i < PASSES; i++) {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                }
                TextFit fit = new TextFit(page + " " + size[0]);
                fit.look(scene.getRoot(), new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
                faults.addAll(fit.faults);
            }
            stage.setWidth(SMALLEST[0]);
            stage.setHeight(SMALLEST[1]);
            return faults;
        });
    }

    /** @param seen what of the scene is not cut off by a pane that scrolls; such a pane shows all of its height */
    private void look(Node node, Rectangle2D seen) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled labeled) {
            look(labeled, seen);
        }
        if (node instanceof TextField field) {
            look(field);
        }
        Rectangle2D within = seen;
        if (node instanceof ScrollPane || node instanceof VirtualFlow) {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            within = new Rectangle2D(
                    bounds.getMinX(),
                    -1e6,
                    Math.max(0, Math.min(bounds.getWidth(), seen.getMaxX() - bounds.getMinX())),
                    2e6);
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                look(child, within);
            }
        }
    }

    private void look(Labeled labeled, Rectangle2D seen) {
        String text = labeled.getText();
        boolean words = text != null
                && !text.isBlank()
                && labeled.getWidth() > 0
                && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
        if (!words) {
            return;
        }
        if (labeled.isTextTruncated() && !isToldElsewhere(labeled)) {
            say("cut", labeled, text);
        }
        Bounds at = labeled.localToScene(labeled.getLayoutBounds());
        if (at.getMinX() < seen.getMinX() - SLACK
                || at.getMaxX() > seen.getMaxX() + SLACK
                || at.getMinY() < seen.getMinY() - SLACK
                || at.getMaxY() > seen.getMaxY() + SLACK) {
            say("outside", labeled, text);
        }
    }

    /** Names are of any length, so what has one may be cut; its tooltip says all. */
    private static boolean isToldElsewhere(Labeled labeled) {
        if (labeled.getText().contains(Gallery.LONG)) {
            return true;
        }
        for (Node node = labeled; node != null; node = node.getParent()) {
            if (node instanceof Control control
                    && control.getTooltip() != null
                    && control.getTooltip().getText().contains(labeled.getText())) {
                return true;
            }
        }
        return false;
    }

    private void look(TextField field) {
        Text prompt = new Text(field.getPromptText());
        prompt.setFont(field.getFont());
        Insets insets = field.getInsets();
        double room = field.getWidth() - insets.getLeft() - insets.getRight();
        if (field.getWidth() > 0 && prompt.getLayoutBounds().getWidth() > room + SLACK) {
            say("cut", field, field.getPromptText());
        }
    }

    private void say(String how, Node node, String text) {
        StringBuilder where = new StringBuilder();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getId() != null) {
                where.append(" #").append(at.getId());
            }
        }
        faults.add(page + ": " + how + where + ": " + text.replace('\n', ' '));
    }
}
