package dev.parley.app.ui.theme;

import dev.parley.app.settings.SizeChoice;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.PopupControl;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Makes everything in the windows as large as the person chose, at once and in all of them, menus and tooltips too.
 *
 * <p>How: the root of each scene is a {@link ZoomPane}, which draws what is in it by a transform. JavaFX draws glyphs,
 * icons and shapes of a transformed node at their size on the screen, so they are as sharp as those that the system scales.
 * The other ways were worse. {@code glass.gtk.uiScale} and {@code glass.win.uiScale} are read once, before the first
 * window; there is none for macOS; and once one is set nobody can tell what the system's own scale is. Lengths in
 * {@code em} follow a font, but neither the theme nor our layouts are written in them. The one cost: JavaFX aligns to
 * pixels before the transform, so at 125, 150 and 175 % a line may lie between two of them.
 *
 * <p>JavaFX thread.
 */
public final class Zoom {
    private final ObservableValue<SizeChoice> choice;
    private final boolean points;

    /** @param choice how large everything is to be */
    public Zoom(ObservableValue<SizeChoice> choice) {
        this(choice, System.getProperty("os.name"));
    }

    /** @param system its name, as Java has it */
    Zoom(ObservableValue<SizeChoice> choice, String system) {
        this.choice = choice;
        points = system.toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /**
     * What a window is enlarged by.
     *
     * @param outputScale what the toolkit enlarges it by
     * @param points whether that is only how dense the pixels are, as on macOS, where nothing is larger for it
     */
    static double factor(SizeChoice choice, double outputScale, boolean points) {
        return choice == SizeChoice.SYSTEM ? 1 : choice.percent() / 100.0 / (points ? 1 : outputScale);
    }

    /** How large everything in {@code window} is now, in percent of the size on a screen that isn't scaled. */
    public int percent(Window window) {
        SizeChoice now = choice.getValue();
        double system = points ? 1 : outputScale(window);
        return now == SizeChoice.SYSTEM ? (int) Math.round(system * 100) : now.percent();
    }

    /**
     * Enlarges what is in {@code scene}, whose root it changes, now and whenever the choice or the screen changes. A window
     * that a person can't resize follows.
     *
     * @return what it is enlarged by
     */
    public ReadOnlyDoubleProperty follow(Scene scene) {
        Parent content = scene.getRoot();
        scene.setRoot(new Region()); // a root can't be anybody's child
        ZoomPane pane = new ZoomPane(content);
        scene.setRoot(pane);
        choice.subscribe(now -> update(scene, pane));
        scene.windowProperty().flatMap(Window::outputScaleXProperty).subscribe(now -> update(scene, pane));
        scene.windowProperty().flatMap(Window::showingProperty).subscribe(now -> update(scene, pane));
        return pane.factorProperty();
    }

    private void update(Scene scene, ZoomPane pane) {
        double before = pane.factorProperty().get();
        pane.setFactor(factor(choice.getValue(), outputScale(scene.getWindow()), points));
        if (before != pane.factorProperty().get() && scene.getWindow() instanceof Stage stage && !stage.isResizable()) {
            stage.sizeToScene();
        }
    }

    /** A window doesn't know its screen before it shows; most come on the first. */
    private static double outputScale(Window window) {
        return window == null || !window.isShowing() ? Screen.getPrimary().getOutputScaleX() : window.getOutputScaleX();
    }

    /** Enlarges menus, dropdowns and tooltips as much as the windows that they belong to; once for the program. */
    public static void followPopups() {
        Window.getWindows().addListener(Zoom::windowsChanged);
    }

    /** A popup is among the windows just before it is measured and shown. */
    private static void windowsChanged(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (Window window : change.getAddedSubList()) {
                if (window instanceof PopupWindow popup) {
                    enlarge(popup);
                }
            }
        }
    }

    private static void enlarge(PopupWindow popup) {
        Window owner = popup;
        while (owner instanceof PopupWindow each) {
            owner = each.getOwnerWindow();
        }
        if (owner == null || !(owner.getScene().getRoot() instanceof ZoomPane around)) {
            return;
        }
        double factor = around.factorProperty().get();
        Parent root = popup.getScene().getRoot();
        if (factor != 1
                && !(root instanceof ZoomPane)
                && root instanceof Pane pane
                && pane.getChildren().size() == 1) {
            Node content = pane.getChildren().getFirst();
            pane.getChildren().clear();
            popup.getScene().setRoot(new ZoomPane(content));
        }
        if (popup.getScene().getRoot() instanceof ZoomPane pane) {
            pane.setFactor(factor);
            Platform.runLater(() -> liftAboveOwner(popup, pane));
        }
    }

    /** What opens upwards was put where it would end at what it belongs to if it weren't enlarged, and covers that. */
    private static void liftAboveOwner(PopupWindow popup, ZoomPane pane) {
        Node owner = popup.getOwnerNode();
        if (owner == null
                && popup instanceof PopupControl control
                && control.getStyleableParent() instanceof Node node) {
            owner = node;
        }
        Bounds below = owner == null ? null : owner.localToScreen(owner.getLayoutBounds());
        Bounds at = pane.localToScreen(pane.getLayoutBounds());
        if (below == null || at == null) {
            return; // one of them has gone
        }
        double covered = at.getMaxY() - below.getMinY();
        if (at.getMinY() < below.getMinY() && covered > 0) {
            Screen.getScreensForRectangle(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight()).stream()
                    .findFirst()
                    .map(screen -> at.getMinY() - screen.getVisualBounds().getMinY())
                    .ifPresent(room -> popup.setY(popup.getY() - Math.min(covered, Math.max(0, room))));
        }
    }
}
