package dev.parley.app.ui.mini;

import dev.parley.app.session.CallView;
import dev.parley.app.session.Session;
import dev.parley.app.settings.DesktopPreferences.MiniChoice;
import dev.parley.app.settings.WindowBounds.Corner;
import dev.parley.app.ui.call.CallModel;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.AppIcon;
import dev.parley.app.ui.theme.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;

/**
 * A small window above all others with the other person's picture, while another program is in front.
 *
 * <pre>
 *                    behind, in a call, wanted          {@link #REST} later, and no window of ours has the focus
 *        ┌── absent ──────────────────────────→ waiting ─────────────────────────────→ there
 *        │     ↑                                   │                                     │
 *        │     └── in front, call over, I share ───┴─────────────────────────────────────┘
 *        └── closed by its cross: absent until the next call
 * </pre>
 *
 * <p>Whether the program's window is covered no toolkit tells, only that it has not the focus; so a person chooses whether
 * that is enough, or whether it must be minimized. While I share a screen there is {@link
 * dev.parley.app.ui.sharing.SharingWindow} instead: two windows would be in the way, and this one would be in the picture.
 */
public final class MiniWindow {
    /** For how long another program must be in front: who only passes by sees nothing come and go. */
    static final Duration REST = Duration.ofMillis(400);

    private final Session session;
    private final CallModel call;
    private final SharingModel sharing;
    private final RecordingModel recording;
    private final Stage main;
    private final ObservableBooleanValue focused;
    private final ObservableValue<MiniChoice> choice;
    private final Consumer<Scene> dress;
    private final Runnable back;
    private final Ticker watch = new Ticker(REST, this::look);
    /** Null until it is wanted for the first time. */
    private Stage stage;

    private MiniPane pane;
    private Corner corner;
    /** What windows may use of the screen that it is on; null for the one of the program's window. */
    private Rectangle2D screen;

    private double grabbedX;
    private double grabbedY;
    /** The call for which it was closed. */
    private String closedFor = "";

    private boolean open = true;

    /**
     * What it is about.
     *
     * @param call the call
     * @param sharing what I share
     * @param recording whether somebody records
     */
    public record Models(CallModel call, SharingModel sharing, RecordingModel recording) {}

    /**
     * @param main the program's window
     * @param focused whether that one has the focus
     * @param choice when it is wanted
     * @param corner where it was
     * @param dress gives it the program's colours
     * @param back shows the program's window
     */
    public MiniWindow(
            Session session,
            Models models,
            Stage main,
            ObservableBooleanValue focused,
            ObservableValue<MiniChoice> choice,
            Corner corner,
            Consumer<Scene> dress,
            Runnable back) {
        this.session = session;
        call = models.call();
        sharing = models.sharing();
        recording = models.recording();
        this.main = main;
        this.focused = focused;
        this.choice = choice;
        this.corner = corner;
        this.dress = dress;
        this.back = back;
        focused.subscribe(now -> update());
        main.iconifiedProperty().subscribe(now -> update());
        main.showingProperty().subscribe(now -> update());
        call.callProperty().subscribe(now -> update());
        sharing.viewProperty().subscribe(now -> update());
        choice.subscribe(now -> update());
    }

    /** Where it is now. */
    public Corner corner() {
        return corner;
    }

    /** The program ends: never shows it again. */
    public void close() {
        open = false;
        update();
    }

    private void update() {
        if (!wanted()) {
            watch.stop();
            hide();
        } else {
            watch.start();
        }
    }

    private boolean wanted() {
        CallView now = call.callProperty().get();
        if (!open || now == null || !CallModel.talks(now) || now.callId().equals(closedFor)) {
            return false;
        }
        if (SharingModel.isMine(sharing.viewProperty().get())) {
            return false;
        }
        boolean minimized = main.isIconified() || !main.isShowing();
        return switch (choice.getValue()) {
            case BEHIND -> minimized || !focused.get();
            case MINIMIZED -> minimized;
            case NEVER -> false;
        };
    }

    /** Again and again while it is wanted: other windows of ours, and the system's dialogs, come and go meanwhile. */
    private void look() {
        boolean ours = Platform.isNestedLoopRunning()
                || Window.getWindows().stream().anyMatch(each -> each != stage && each != main && each.isFocused());
        if (ours) {
            hide();
        } else {
            show();
        }
    }

    private void show() {
        if (stage == null) {
            stage = make();
        }
        if (!stage.isShowing()) {
            stage.sizeToScene();
            place(stage);
            pane.setShowing(true);
            stage.show();
            // What is typed into the window of before may go here: it must press nothing.
            pane.requestFocus();
        }
    }

    private void hide() {
        if (stage != null && stage.isShowing()) {
            stage.hide();
            pane.setShowing(false);
        }
    }

    private Stage make() {
        Stage made = new Stage(StageStyle.UNDECORATED);
        pane = new MiniPane(session, call, recording, back, this::closeForThisCall);
        pane.setOnMousePressed(this::grab);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseReleased(this::letGo);
        Scene scene = new Scene(pane);
        dress.accept(scene);
        made.setScene(scene);
        made.setTitle(Texts.of("mini.title"));
        made.setAlwaysOnTop(true);
        made.setResizable(false);
        made.widthProperty().subscribe((before, now) -> place(made)); // larger, it is in its corner still
        made.setOnCloseRequest(e -> closeForThisCall());
        AppIcon.dress(made);
        return made;
    }

    private void closeForThisCall() {
        closedFor = call.callProperty().get().callId();
        update();
    }

    private void place(Stage small) {
        Rectangle2D on = at(main.getX(), main.getY(), main.getWidth(), main.getHeight());
        if (screen != null
                && Screen.getScreens().stream()
                        .anyMatch(each -> each.getVisualBounds().equals(screen))) {
            on = screen;
        }
        Parent root = small.getScene().getRoot();
        Point2D to = MiniPlace.at(corner, on, root.prefWidth(-1), root.prefHeight(-1));
        small.setX(to.getX());
        small.setY(to.getY());
    }

    private static Rectangle2D at(double x, double y, double width, double height) {
        List<Screen> screens = Screen.getScreensForRectangle(x, y, width, height);
        return (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst()).getVisualBounds();
    }

    private void grab(MouseEvent event) {
        grabbedX = event.getScreenX() - stage.getX();
        grabbedY = event.getScreenY() - stage.getY();
    }

    private void drag(MouseEvent event) {
        stage.setX(event.getScreenX() - grabbedX);
        stage.setY(event.getScreenY() - grabbedY);
    }

    private void letGo(MouseEvent event) {
        if (!event.isStillSincePress()) {
            screen = at(event.getScreenX(), event.getScreenY(), 1, 1);
            corner = MiniPlace.nearest(
                    stage.getX() + stage.getWidth() / 2, stage.getY() + stage.getHeight() / 2, screen);
            place(stage);
        }
    }
}
