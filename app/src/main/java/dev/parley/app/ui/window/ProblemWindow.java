package dev.parley.app.ui.window;

import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.AppIcon;
import dev.parley.app.ui.theme.Theme;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Says why the program can't start, in a window, since nobody reads a terminal behind a double click. JavaFX thread. */
public final class ProblemWindow {
    private final Stage stage;

    /**
     * @param sentence what happened and what to do
     * @param closed when it was read
     */
    public ProblemWindow(Sentence sentence, Stage stage, Runnable closed) {
        this.stage = stage;
        Label text = new Label(sentence.line());
        text.setWrapText(true);
        Button close = new Button(Texts.of("start.close"));
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(event -> stage.close());
        VBox box = new VBox(24, text, close);
        box.setPadding(new Insets(32));
        box.setAlignment(Pos.CENTER_LEFT);
        Scene scene = new Scene(box, 480, 200);
        Theme.follow(scene);
        stage.setTitle(Texts.of("start.title"));
        stage.setScene(scene);
        stage.setOnHidden(event -> closed.run());
        AppIcon.dress(stage);
    }

    /** Shows it. */
    public void show() {
        stage.show();
    }
}
