package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.window.ProblemWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What opens over a page stands out as the page does: menus, lists to choose from, tooltips, and the first window of all. */
class MenuContrastTest {
    private static final int[] SIZE = {1000, 700};
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Contrast seen = new Contrast();

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private static List<PopupWindow> popups() {
        return Window.getWindows().stream()
                .filter(each -> each instanceof PopupWindow && each.isShowing())
                .map(PopupWindow.class::cast)
                .toList();
    }

    /** All that opens a menu or a list, and fields, which have a menu too. */
    private static void collect(Node node, List<Node> openers) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof MenuButton || node instanceof ComboBoxBase<?> || node instanceof TextInputControl) {
            openers.add(node);
        }
        if (node instanceof ListCell<?> cell && !cell.isEmpty() && cell.getOnContextMenuRequested() != null) {
            openers.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, openers));
        }
    }

    private static void open(Node opener) {
        switch (opener) {
            case MenuButton menu -> menu.show();
            case ComboBoxBase<?> list -> list.show();
            default -> {
                Bounds at = opener.localToScreen(opener.getLayoutBounds());
                opener.fireEvent(new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, at.getCenterX(), at.getCenterY(), true, null));
            }
        }
    }

    /** Its lines as they are, under the mouse, and as the one that would be chosen. */
    private void look(String page, PopupWindow popup) {
        Scene scene = popup.getScene();
        Parent root = scene.getRoot();
        root.applyCss();
        root.layout();
        seen.lookAt(page, scene, Color.WHITE);
        for (Node line : root.lookupAll(".menu-item")) {
            in(page, line, Contrast.HOVER);
            in(page, line, Contrast.FOCUSED);
        }
        for (Node line : root.lookupAll(".list-cell")) {
            if (line instanceof ListCell<?> cell && !cell.isEmpty()) {
                in(page, line, Contrast.HOVER);
                in(page, line, SELECTED);
            }
        }
    }

    private void in(String page, Node line, PseudoClass state) {
        boolean had = line.getPseudoClassStates().contains(state);
        line.pseudoClassStateChanged(state, true);
        line.getScene().getRoot().applyCss();
        String where = page + " " + state.getPseudoClassName();
        seen.lookAt(where, line, Color.WHITE);
        if (state != Contrast.HOVER && !Contrast.isDisabled(line)) {
            seen.lookAtGround(where, (Region) line, "line", new Painted(line.getScene(), Color.WHITE).under(line));
        }
        line.pseudoClassStateChanged(state, had);
    }

    @ParameterizedTest
    @CsvSource({
        "account-wrong, 1",
        "home-asked, 3",
        "home-trouble, 3",
        "call-menu-open, 3",
        "devices-missing, 3",
        "settings, 1",
        "laboratory, 5",
        "library, 1",
    })
    void menus_and_lists_stand_out(String page, int least) {
        for (ColorScheme scheme : ColorScheme.values()) {
            Stage stage = Gallery.open(page, Gallery.pages().get(page), scheme, SIZE);
            int opened = Fx.get(() -> {
                popups().forEach(PopupWindow::hide);
                List<Node> openers = new ArrayList<>();
                collect(stage.getScene().getRoot(), openers);
                int found = 0;
                for (Node opener : openers) {
                    open(opener);
                    List<PopupWindow> popups = popups();
                    found += popups.isEmpty() ? 0 : 1;
                    popups.forEach(popup -> look(page + " " + scheme + " " + opener.getId(), popup));
                    popups.forEach(PopupWindow::hide);
                }
                return found;
            });
            Gallery.close(page, stage);
            assertTrue(opened >= least, "opened: " + opened);
        }
        seen.assertAllStandsOut(4);
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void a_tooltip_stands_out_whatever_is_under_it(ColorScheme scheme) {
        for (Map.Entry<String, String> owner :
                Map.of("home-new", ".icon-only", "call", ".round").entrySet()) {
            String page = owner.getKey();
            Stage stage = Gallery.open(page, Gallery.pages().get(page), scheme, SIZE);
            Fx.run(() -> {
                Tooltip tooltip = Controls.tooltip("What it does");
                tooltip.show(stage.getScene().lookup(owner.getValue()), 100, 100);
                for (Color under : List.of(Color.WHITE, Color.BLACK)) {
                    seen.lookAt(page, tooltip.getScene(), under);
                }
                tooltip.hide();
            });
            Gallery.close(page, stage);
        }
        seen.assertAllStandsOut(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = ThemeChoice.class,
            names = {"LIGHT", "DARK"})
    void the_window_of_a_problem_at_the_start_stands_out(ThemeChoice theme) {
        Fx.run(() -> {
            Stage stage = new Stage();
            new ProblemWindow(
                            Words.start("in-use", ""),
                            stage,
                            DesktopPreferences.FIRST.withTheme(theme),
                            Path.of("parley.log"),
                            () -> {})
                    .show();
            Parent root = stage.getScene().getRoot();
            root.applyCss();
            root.layout();
            seen.lookAt("problem", stage.getScene(), Color.BLACK);
            seen.lookAtRings("problem", stage.getScene(), Color.BLACK);
            stage.hide();
        });
        seen.assertAllStandsOut(6);
    }
}
