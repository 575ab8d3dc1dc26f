package dev.parley.app.ui.window;

import dev.parley.app.settings.DesktopPreferences;
import dev.parley.app.settings.ProgramVersion;
import dev.parley.app.ui.library.FileActions;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.AppIcon;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.FocusRing;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.Theme;
import dev.parley.app.ui.theme.Zoom;
import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * Says why the program can't start, in a window, since nobody reads a terminal behind a double click; and leads to the
 * log. A report isn't made of it here: without the profile nobody knows the names that are to go. JavaFX thread.
 */
public final class ProblemWindow {
    private static final int WIDTH = 520;

    private final Stage stage;

    /**
     * @param sentence what happened and what to do
     * @param chosen how it looks
     * @param log the newest file of it; null for none
     * @param closed when it was read
     */
    public ProblemWindow(Sentence sentence, Stage stage, DesktopPreferences chosen, Path log, Runnable closed) {
        this(sentence, stage, chosen, log, new SystemFiles(stage), closed);
    }

    ProblemWindow(
            Sentence sentence, Stage stage, DesktopPreferences chosen, Path log, FileActions files, Runnable closed) {
        this.stage = stage;
        Label text = Controls.paragraph(sentence.line());
        text.setId("start-problem");
        VBox box = new VBox(16, text);
        Button close = Controls.button(Texts.of("start.close"), stage::close);
        close.setId("start-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        HBox buttons = new HBox(8, close);
        if (log != null) {
            Label more = Controls.paragraph(Texts.of("start.log.more"), "muted", "small");
            more.setId("start-log-more");
            Button show = Controls.button(
                    Icon.FOLDER,
                    Texts.of("start.log"),
                    () -> files.showInFolder(log, file -> more.setText(Texts.of("start.log.there", file))));
            show.setId("start-log");
            buttons.getChildren().add(show);
            box.getChildren().add(more);
        }
        buttons.setAlignment(Pos.CENTER_LEFT);
        Label version = Controls.paragraph(Texts.of("about.version", ProgramVersion.read()), "muted", "small");
        box.getChildren().addAll(buttons, version);
        box.setPadding(new Insets(32, 32, 16, 32));
        box.setPrefWidth(WIDTH);
        Scene scene = new Scene(box);
        Theme.follow(scene, new SimpleObjectProperty<>(chosen.theme()));
        new Zoom(new SimpleObjectProperty<>(chosen.size())).follow(scene);
        FocusRing.follow(scene);
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
