package dev.parley.app.ui.library;

import dev.parley.app.session.LibraryView.Job;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The work on files, a line for each: how far it is, or how it ended. */
final class JobLines extends VBox {
    private final LibraryModel model;
    private final Runnable left;

    /** The lines of {@code model}; {@code left} takes the focus where a line with it goes. */
    JobLines(LibraryModel model, Runnable left) {
        super(4);
        this.model = model;
        this.left = left;
        getStyleClass().add("library-jobs");
        model.jobs().addListener((ListChangeListener<Job>) change -> fill());
        fill();
    }

    private void fill() {
        // Line by line, so that a button keeps its focus while the bar beside it grows.
        while (getChildren().size() > model.jobs().size()) {
            getChildren().removeLast();
        }
        for (int i = 0; i < model.jobs().size(); i++) {
            if (i == getChildren().size()) {
                getChildren().add(new Line());
            }
            ((Line) getChildren().get(i)).show(model.jobs().get(i));
        }
        Controls.show(this, !model.jobs().isEmpty());
    }

    private final class Line extends HBox {
        private final StackPane sign = new StackPane();
        private final Label words = Controls.paragraph("");
        private final ProgressBar bar = new ProgressBar();
        private final Button cancel;
        private final Button folder;
        private final Button close;
        private Job job;

        Line() {
            super(12);
            getStyleClass().add("library-job");
            setAlignment(Pos.CENTER_LEFT);
            setMinHeight(USE_PREF_SIZE);
            sign.setMinWidth(20);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            bar.setMinWidth(96);
            bar.setPrefWidth(96);
            cancel = Controls.button(Texts.of("library.job.cancel"), () -> model.cancel(job), "small");
            cancel.getStyleClass().add("job-cancel");
            folder = Controls.button(
                    Texts.of("library.show-in-folder"), () -> model.showInFolder(job.target()), "small");
            close = Controls.iconButton(Icon.CLOSE, 18, Texts.of("notice.close"), this::dismiss, "flat", "job-close");
            getChildren().addAll(sign, words, bar, cancel, folder, close);
        }

        private void dismiss() {
            left.run();
            model.dismiss(job);
        }

        void show(Job now) {
            job = now;
            boolean going = now.code().isEmpty();
            boolean done = now.code().equals("done");
            words.setText(LibraryWords.job(now));
            bar.setProgress(now.fraction());
            bar.setAccessibleText(words.getText());
            for (Button button : List.of(cancel, folder, close)) {
                button.setAccessibleText(Controls.of(button.getText(), words.getText()));
            }
            Controls.show(bar, going);
            Controls.show(cancel, going);
            Controls.show(folder, done);
            Controls.show(close, !going);
            FontIcon icon = (going ? Icon.INFO : done ? Icon.CHECK : Icon.WARNING).node(18);
            icon.getStyleClass().add(going ? "muted-icon" : done ? "accent-icon" : "warning-icon");
            sign.getChildren().setAll(icon);
        }
    }
}
