package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.PictureSource;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What is written, and what shows where a control is, stands out from what is under it, on every page and in both themes
 * (WCAG 2.2, level AA: 1.4.3 and 1.4.11). What can't be used is left out, as there.
 */
class ContrastTest {
    /** The parts of controls that are only an edge. */
    private static final List<String> EDGES = List.of("box", "radio", "track");

    private static final double TEXT = 4.5;
    private static final double LARGE = 3;
    /** The standard's large text in px: 18 pt, or 14 pt in bold. */
    private static final double LARGE_SIZE = 24;

    private static final double LARGE_BOLD_SIZE = 18.66;

    /** What was looked at, and what of it doesn't stand out. */
    private static final class Seen {
        private final Set<String> faults = new TreeSet<>();
        private int looked;

        void add(String page, Node node, String what, double ratio, double wanted) {
            looked++;
            if (ratio < wanted - 0.005) {
                faults.add(String.format(Locale.ROOT, "%s: %s in %s: %.2f", page, what, path(node), ratio));
            }
        }

        void assertAllStandsOut(int least) {
            assertTrue(looked >= least, "it looked at " + looked);
            assertEquals("", String.join("\n", faults));
        }
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        for (Node each = node; each != null && depth < 4; each = each.getParent()) {
            if (each.getId() != null || !each.getStyleClass().isEmpty()) {
                path.insert(
                        0,
                        " "
                                + (each.getId() == null
                                        ? "." + String.join(".", each.getStyleClass())
                                        : "#" + each.getId()));
                depth++;
            }
        }
        return path.toString().strip();
    }

    private static void look(Seen seen, String page, Node node, Color picture) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            lookAtText(seen, page, text, picture);
        } else if (node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || (EDGES.stream().anyMatch(node.getStyleClass()::contains)
                        && !(node.getParent() instanceof ScrollBar))) {
            lookAtEdge(seen, page, (Region) node, picture);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(seen, page, child, picture));
        }
    }

    private static void lookAtText(Seen seen, String page, Text text, Color picture) {
        Font font = text.getFont();
        boolean bold = font.getStyle().contains("Bold");
        boolean icon = text instanceof FontIcon;
        boolean large = icon || font.getSize() >= (bold ? LARGE_BOLD_SIZE : LARGE_SIZE);
        Color under = Painted.under(text, picture);
        double ratio = Painted.ratio((Color) text.getFill(), Painted.opacity(text), under);
        String what = icon ? ((FontIcon) text).getIconLiteral() : "“" + text.getText() + "”";
        seen.add(page, text, what + " " + text.getFill() + " on " + under, ratio, large ? LARGE : TEXT);
    }

    /** A field without words in it is only its edge. */
    private static void lookAtEdge(Seen seen, String page, Region field, Color picture) {
        Color under = Painted.under(field, picture);
        double best = 1;
        if (field.getBackground() != null) {
            for (var fill : field.getBackground().getFills()) {
                if (fill.getFill() instanceof Color colour) {
                    best = Math.max(best, Painted.ratio(colour, Painted.opacity(field), under));
                }
            }
        }
        if (field.getBorder() != null) {
            for (var stroke : field.getBorder().getStrokes()) {
                if (stroke.getTopStroke() instanceof Color colour) {
                    best = Math.max(best, Painted.ratio(colour, Painted.opacity(field), under));
                }
            }
        }
        seen.add(page, field, "edge on " + under, best, LARGE);
    }

    private static void eachPage(ThemeChoice theme, BiConsumer<String, Desk> visit) {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("settings");
            desk.pulses(2);
            Fx.run(() -> ((ToggleButton) desk.find("theme-" + theme.name().toLowerCase(Locale.ROOT))).fire());
            visit.accept("settings", desk);
            for (String page : List.of("about", "account", "library", "laboratory")) {
                desk.set(s -> s.server = new ServerStatus.NotChosen());
                desk.set(s -> {});
                if (page.equals("library")) {
                    Fx.run(() -> ((Button) desk.find("library")).fire());
                } else {
                    desk.choose(page);
                }
                desk.pulses(2);
                visit.accept(page, desk);
            }
            desk.set(s -> s.server = new ServerStatus.NotChosen());
            Gallery.pages().forEach((name, page) -> {
                desk.set(page);
                visit.accept(name, desk);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void all_that_is_written_stands_out(ThemeChoice theme) {
        Seen seen = new Seen();
        eachPage(
                theme,
                (name, desk) ->
                        Fx.run(() -> look(seen, name, desk.stage.getScene().getRoot(), Color.BLACK)));
        seen.assertAllStandsOut(1000);
    }

    /** The worst of pictures is a white one: all on them is white. */
    @ParameterizedTest
    @ValueSource(strings = {"call", "call-trouble", "outgoing", "incoming"})
    void what_is_written_over_a_picture_stands_out_whatever_it_shows(String page) {
        Seen seen = new Seen();
        try (Desk desk = new Desk(Gallery.pages().get(page))) {
            for (PictureSource source : List.of(PictureSource.REMOTE, PictureSource.SELF)) {
                for (SimulatedSession.OpenSurface surface : desk.session.surfaces(source)) {
                    surface.paint(100, 70, (x, y) -> 0xffffffff); // it fills the page
                }
            }
            desk.pulses(3);
            for (Color picture : List.of(Color.WHITE, Color.BLACK)) {
                Fx.run(() -> look(seen, page, desk.stage.getScene().getRoot(), picture));
            }
        }
        seen.assertAllStandsOut(5);
    }

    @Test
    void what_is_written_in_the_small_window_of_a_call_stands_out() {
        Seen seen = new Seen();
        try (Desk desk = new Desk(Gallery.pages().get("call"))) {
            Fx.run(() -> desk.stage.setIconified(true));
            Fx.until("the small window", () -> small() != null);
            Stage mini = Fx.get(ContrastTest::small);
            desk.session.surface(PictureSource.REMOTE).paint(64, 36, (x, y) -> 0xffffffff);
            desk.pulses(3);
            Fx.run(() -> {
                mini.getScene().getRoot().lookup("#mini-hang-up").requestFocus();
                look(seen, "mini", mini.getScene().getRoot(), Color.WHITE);
            });
        }
        seen.assertAllStandsOut(5);
    }

    private static Stage small() {
        return Window.getWindows().stream()
                .filter(each -> each instanceof Stage stage && stage.isAlwaysOnTop())
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }
}
