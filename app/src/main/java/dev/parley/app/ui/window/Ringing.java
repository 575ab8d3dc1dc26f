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
    private final Supplier<List<Rectangle2D>> screens;
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
        this(stage, session, () -> new Robot().getMousePosition(), () -> Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .toList());
    }

    /**
     * @param pointer where the mouse is
     * @param screens what of each may be covered by windows
     */
    Ringing(Stage stage, Session session, Supplier<Point2D> pointer, Supplier<List<Rectangle2D>> screens) {
        this.stage = stage;
        this.session = session;
        this.pointer = pointer;
        this.screens = screens;
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
        boolean used = stage.isShowing() && stage.isFocused(); // what is hidden may say still that it has the focus
        // A window that is all of a screen isn't moved under the person's eyes: it would have to leave full screen, and
        // a
        // presentation with it. One that is hidden has left the screen, and comes back on the one in use.
        boolean fills = stage.isFullScreen() && stage.isShowing();
        if (from == From.FRONT) {
            from = !stage.isShowing() ? From.HIDDEN : stage.isIconified() ? From.MINIMISED : From.FRONT;
            place = null;
        }
        stage.setIconified(false); // first: what is minimised isn't moved by every system
        if (!used && !fills) {
            toTheScreenInUse();
        }
        stage.setAlwaysOnTop(true);
        stage.show();
        stage.toFront();
    }

    private void toTheScreenInUse() {
        Point2D mouse = pointer.get();
        List<Rectangle2D> all = screens.get();
        if (placeOn(all, mouse, bounds()) == null) {
            return;
        }
        boolean maximised = stage.isMaximized();
        // A maximised window keeps its screen whatever its place is set to.
        stage.setMaximized(false);
        Rectangle2D window = bounds();
        if (place == null && !Double.isNaN(stage.getX())) {
            // Nothing is to be gone back to where it never was anywhere.
            place = new Point2D(stage.getX(), stage.getY());
        }
        Point2D to = placeOn(all, mouse, window);
        if (to != null) {
            stage.setX(to.getX());
            stage.setY(to.getY());
        }
        stage.setMaximized(maximised);
    }

    private Rectangle2D bounds() {
        return new Rectangle2D(
                number(stage.getX(), 0),
                number(stage.getY(), 0),
                number(stage.getWidth(), stage.getScene().getWidth()),
                number(stage.getHeight(), stage.getScene().getHeight()));
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
        if (from == From.HIDDEN) {
            stage.hide(); // so that nobody sees it go
        }
        if (place != null) {
            boolean maximised = stage.isMaximized();
            stage.setMaximized(false);
            stage.setX(place.getX());
            stage.setY(place.getY());
            stage.setMaximized(maximised);
        }
        if (from == From.MINIMISED) {
            stage.setIconified(true); // last: to maximise would open it again
        }
        stay();
    }
}
