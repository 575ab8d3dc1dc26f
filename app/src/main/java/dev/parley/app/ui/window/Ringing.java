package dev.parley.app.ui.window;

import dev.parley.app.session.CallView;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.Session;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Brings the window above all others, and to the screen that the person uses, when a call rings; and back to where it was
 * when all is over. It takes no focus by itself: what is typed goes on where it went, unless the system gives it.
 *
 * <pre>
 *  AT_HOME ─it rings─▶ ABOVE ─answered─▶ AFTER ─idle─▶ back, AT_HOME
 *     ▲                  │ not answered                   ▲
 *     │                  └─ it came from there: dismiss ──┘
 *     └── the person opens the window: it is here to stay
 * </pre>
 */
final class Ringing {
    private final Stage stage;
    private final Session session;
    private final Supplier<Point2D> pointer;
    private From from = From.FRONT;
    private Phase before = Phase.IDLE;
    /** Where the window was before it came to another screen; null where it did not. */
    private Point2D place;

    /** Where the window was when it began to ring. */
    private enum From {
        FRONT,
        MINIMISED,
        HIDDEN
    }

    Ringing(Stage stage, Session session) {
        this(stage, session, () -> new Robot().getMousePosition());
    }

    /** @param pointer where the mouse is */
    Ringing(Stage stage, Session session, Supplier<Point2D> pointer) {
        this.stage = stage;
        this.session = session;
        this.pointer = pointer;
    }

    /**
     * Follows the call.
     *
     * @param quiet whether the person isn't to be disturbed: the window stays where it is
     */
    void update(CallView call, boolean quiet) {
        Phase now = call.phase();
        boolean ringsNow = now == Phase.INCOMING && before != Phase.INCOMING;
        boolean rangBefore = before == Phase.INCOMING && now != Phase.INCOMING;
        before = now;
        if (ringsNow && !quiet) {
            begin();
        } else if (rangBefore) {
            stage.setAlwaysOnTop(false);
            if (now == Phase.ENDED && from != From.FRONT) {
                session.dismiss(); // the desktop says that it was missed
            }
        }
        if (now == Phase.IDLE && from != From.FRONT) {
            back();
        }
    }

    /** The person has opened the window, or goes on in it. */
    void stay() {
        from = From.FRONT;
        place = null;
    }

    private void begin() {
        if (from == From.FRONT) {
            from = !stage.isShowing() ? From.HIDDEN : stage.isIconified() ? From.MINIMISED : From.FRONT;
        }
        if (!stage.isFocused() && !stage.isMaximized() && !stage.isFullScreen()) {
            toTheScreenInUse();
        }
        stage.setAlwaysOnTop(true);
        stage.setIconified(false);
        stage.show();
        stage.toFront();
    }

    private void toTheScreenInUse() {
        Rectangle2D window = new Rectangle2D(
                number(stage.getX(), 0),
                number(stage.getY(), 0),
                number(stage.getWidth(), stage.getScene().getWidth()),
                number(stage.getHeight(), stage.getScene().getHeight()));
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        Point2D to = placeOn(screens, pointer.get(), window);
        if (to != null) {
            // Nothing is to be gone back to where it never was anywhere.
            place = Double.isNaN(stage.getX()) ? null : new Point2D(stage.getX(), stage.getY());
            stage.setX(to.getX());
            stage.setY(to.getY());
        }
    }

    /** A window that was never shown has no place and no size. */
    private static double number(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }

    /**
     * Where a window goes: into the middle of the screen with the pointer.
     *
     * @param screens what of each may be covered by windows
     * @return null where it is there already, or no screen has the pointer
     */
    static Point2D placeOn(List<Rectangle2D> screens, Point2D pointer, Rectangle2D window) {
        Point2D middle =
                new Point2D(window.getMinX() + window.getWidth() / 2, window.getMinY() + window.getHeight() / 2);
        for (Rectangle2D screen : screens) {
            if (screen.contains(pointer) && !screen.contains(middle)) {
                return new Point2D(
                        screen.getMinX() + Math.max(0, Math.rint((screen.getWidth() - window.getWidth()) / 2)),
                        screen.getMinY() + Math.max(0, Math.rint((screen.getHeight() - window.getHeight()) / 2)));
            }
        }
        return null;
    }

    private void back() {
        switch (from) {
            case HIDDEN -> stage.hide();
            case MINIMISED -> stage.setIconified(true);
            case FRONT -> {
                // It was there.
            }
        }
        if (place != null) {
            stage.setX(place.getX());
            stage.setY(place.getY());
        }
        stay();
    }
}
