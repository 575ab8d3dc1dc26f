package dev.parley.app.ui.sharing;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.AppIcon;
import dev.parley.app.ui.theme.FocusRing;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * A small window above all others that says what I share, since whoever shares is in another window then. It is there
 * while something is shared and the program's own window has not the focus; that one has the same bar in its page. It can
 * be dragged, and remembers nothing.
 */
public final class SharingWindow {
    private static final double WIDTH = 640;
    /** How far a key moves it. */
    private static final double STEP = 32;

    private final SharingModel model;
    private final Stage main;
    private final ObservableBooleanValue focused;
    /** Null until something is shared for the first time. */
    private Stage stage;

    private final Consumer<Scene> dress;
    private double grabbedX;
    private double grabbedY;
    private boolean open = true;

    /**
     * @param main the program's window; the bar begins on its screen
     * @param focused whether that one has the focus
     * @param dress makes it look as the program's window
     */
    public SharingWindow(SharingModel model, Stage main, ObservableBooleanValue focused, Consumer<Scene> dress) {
        this.model = model;
        this.main = main;
        this.focused = focused;
        this.dress = dress;
        focused.subscribe(now -> update());
        model.viewProperty().subscribe(now -> update());
        model.choosingProperty().subscribe(this::showMain);
    }

    /** The program ends: never shows it again. */
    public void close() {
        open = false;
        update();
    }

    private void update() {
        boolean wanted = open
                && !focused.get()
                && SharingModel.isMine(model.viewProperty().get());
        if (wanted) {
            if (stage == null) {
                stage = make();
            }
            if (!stage.isShowing()) {
                stage.sizeToScene();
                place(stage);
                stage.show();
                // What is typed into the window of before may go here: it must press nothing.
                stage.getScene().getRoot().requestFocus();
            }
        } else if (stage != null) {
            stage.hide();
        }
    }

    /** What can be shared is shown in the program's window, which may be behind others. */
    private void showMain(boolean choosing) {
        if (choosing && !focused.get()) {
            main.setIconified(false);
            main.toFront();
            main.requestFocus();
        }
    }

    private Stage make() {
        Stage made = new Stage(StageStyle.UNDECORATED);
        SharingBar bar = new SharingBar(model);
        bar.getStyleClass().add("alone");
        bar.setOnMousePressed(this::grab);
        bar.setOnMouseDragged(this::drag);
        // Its height is known once it has its style, which a scene gives it.
        bar.setPrefWidth(WIDTH);
        Scene scene = new Scene(new StackPane(bar));
        dress.accept(scene);
        FocusRing.follow(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(made, event));
        made.setScene(scene);
        made.setTitle(Texts.of("share.window"));
        made.setAlwaysOnTop(true);
        made.setResizable(false);
        made.widthProperty().subscribe((before, now) -> place(made)); // larger, it must still be seen whole
        AppIcon.dress(made);
        return made;
    }

    private void place(Stage bar) {
        Rectangle2D at =
                Screen.getScreensForRectangle(main.getX(), main.getY(), main.getWidth(), main.getHeight()).stream()
                        .findFirst()
                        .orElse(Screen.getPrimary())
                        .getVisualBounds();
        double width = bar.getScene().getRoot().prefWidth(-1);
        bar.setX(at.getMinX() + Math.max(0, Math.rint((at.getWidth() - width) / 2)));
        bar.setY(at.getMinY());
    }

    private void grab(MouseEvent event) {
        grabbedX = event.getScreenX() - stage.getX();
        grabbedY = event.getScreenY() - stage.getY();
    }

    /** Who can't drag it moves it by Ctrl (⌘ on macOS) and the arrow keys. */
    private static void move(Stage stage, KeyEvent event) {
        if (!event.isShortcutDown() || !event.getCode().isArrowKey()) {
            return;
        }
        event.consume();
        switch (event.getCode()) {
            case LEFT -> stage.setX(stage.getX() - STEP);
            case RIGHT -> stage.setX(stage.getX() + STEP);
            case UP -> stage.setY(stage.getY() - STEP);
            default -> stage.setY(stage.getY() + STEP);
        }
    }

    private void drag(MouseEvent event) {
        stage.setX(event.getScreenX() - grabbedX);
        stage.setY(event.getScreenY() - grabbedY);
    }
}
