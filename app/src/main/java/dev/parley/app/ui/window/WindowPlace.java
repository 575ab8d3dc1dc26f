package dev.parley.app.ui.window;

import dev.parley.app.settings.WindowBounds;
import dev.parley.app.settings.WindowBounds.Corner;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Puts a window where it was when it was closed, as far as there is a screen still, and knows where it is. JavaFX thread. */
final class WindowPlace {
    /** Smaller than this nothing is of use, times what all in it is enlarged by; a smaller screen has the last word. */
    static final double MIN_WIDTH = 440;

    static final double MIN_HEIGHT = 520;
    /** For the first start. */
    static final double WIDTH = 1000;

    static final double HEIGHT = 700;

    /** How long it must rest: a window is told its new size before it is told that it is maximized. */
    static final Duration REST = Duration.millis(300);

    private final Stage stage;
    private final PauseTransition rest = new PauseTransition(REST);
    /** Where it was last without filling the screen. */
    private Rectangle2D normal;

    /**
     * Puts {@code stage}, which isn't shown yet, where it was.
     *
     * @param factor what all in it is enlarged by
     */
    WindowPlace(Stage stage, WindowBounds kept, ReadOnlyDoubleProperty factor) {
        this.stage = stage;
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        Rectangle2D primary = Screen.getPrimary().getVisualBounds();
        Rectangle2D at = fit(kept, screens, primary, factor.get());
        stage.setX(at.getMinX());
        stage.setY(at.getMinY());
        stage.setWidth(at.getWidth());
        stage.setHeight(at.getHeight());
        stage.setMaximized(kept.maximized());
        normal = at;
        // A window that must be larger than a small screen could never be seen whole there.
        factor.subscribe(now -> {
            stage.setMinWidth(Math.min(MIN_WIDTH * factor.get(), smallest(screens, Rectangle2D::getWidth)));
            stage.setMinHeight(Math.min(MIN_HEIGHT * factor.get(), smallest(screens, Rectangle2D::getHeight)));
        });
        rest.setOnFinished(e -> look());
        for (var each : List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
            each.subscribe(now -> rest.playFromStart());
        }
        stage.maximizedProperty().subscribe(now -> rest.playFromStart());
    }

    /**
     * Where a window goes that was at {@code kept}: there, if all of it is on one screen or over several; else pushed onto
     * the screen that it is on most, or is nearest to, and no larger than that.
     *
     * @param screens what windows may use of each
     * @param primary the one for a window that was nowhere yet; in its middle
     * @param factor what all in it is enlarged by
     */
    static Rectangle2D fit(WindowBounds kept, List<Rectangle2D> screens, Rectangle2D primary, double factor) {
        boolean known = kept.width() > 0 && kept.height() > 0;
        Rectangle2D wanted = known
                ? new Rectangle2D(
                        kept.x(),
                        kept.y(),
                        Math.max(kept.width(), MIN_WIDTH * factor),
                        Math.max(kept.height(), MIN_HEIGHT * factor))
                : middle(primary, factor);
        double covered =
                screens.stream().mapToDouble(each -> overlap(wanted, each)).sum();
        if (covered >= wanted.getWidth() * wanted.getHeight() - 1) {
            return wanted;
        }
        Rectangle2D screen = screens.stream()
                .max(Comparator.<Rectangle2D>comparingDouble(each -> overlap(wanted, each))
                        .thenComparing(each -> -distance(wanted, each)))
                .orElse(primary);
        double width = Math.min(wanted.getWidth(), screen.getWidth());
        double height = Math.min(wanted.getHeight(), screen.getHeight());
        return new Rectangle2D(
                Math.clamp(wanted.getMinX(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(wanted.getMinY(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    /**
     * Where it is now, or was before it filled the screen.
     *
     * @param mini where the small window of a call is
     */
    WindowBounds now(Corner mini) {
        look();
        return new WindowBounds(
                normal.getMinX(), normal.getMinY(), normal.getWidth(), normal.getHeight(), stage.isMaximized(), mini);
    }

    private void look() {
        boolean plain = stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
        if (plain && stage.getWidth() > 0 && stage.getHeight() > 0) {
            normal = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
    }

    private static Rectangle2D middle(Rectangle2D screen, double factor) {
        double width = Math.min(WIDTH * factor, screen.getWidth());
        double height = Math.min(HEIGHT * factor, screen.getHeight());
        return new Rectangle2D(
                Math.rint(screen.getMinX() + (screen.getWidth() - width) / 2),
                Math.rint(screen.getMinY() + (screen.getHeight() - height) / 2),
                width,
                height);
    }

    private static double overlap(Rectangle2D a, Rectangle2D b) {
        double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    private static double distance(Rectangle2D a, Rectangle2D b) {
        return Math.hypot(
                (a.getMinX() + a.getMaxX() - b.getMinX() - b.getMaxX()) / 2,
                (a.getMinY() + a.getMaxY() - b.getMinY() - b.getMaxY()) / 2);
    }

    private static double smallest(List<Rectangle2D> screens, ToDoubleFunction<Rectangle2D> side) {
        return screens.stream().mapToDouble(side).min().orElse(Double.MAX_VALUE);
    }
}
