package dev.parley.app.ui.library;

import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.ui.call.FullScreen;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.Ticker;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.media.MediaView;

/** The player: the picture, or why there is none, and what it is worked with. */
final class PlayerPane extends BorderPane {
    private final LibraryModel model;
    private final PlayerModel player;
    private final FullScreen screen;
    private final Label title = Controls.line("lab-title");
    private final Screen picture = new Screen();
    private final StackPane sign = new StackPane();
    private final VBox trouble = new VBox(16);
    private final Label what = Controls.paragraph("", "title");
    private final Label why = Controls.paragraph("");
    private final Button retry;
    private final PlayerBar bar;
    private final PlayerKeys keys;
    private final Ticker seconds;

    PlayerPane(LibraryModel model, FullScreen screen) {
        this.model = model;
        this.player = model.player();
        this.screen = screen;
        setId("player");
        getStyleClass().add("player");
        Button back = Controls.iconButton(Icon.BACK, 20, Texts.of("player.back"), player::close, "flat", "on-dark");
        back.setId("player-back");
        HBox head = new HBox(8, back, title);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("player-head");
        retry = Controls.button(Icon.RETRY, Texts.of("player.retry"), player::retry, "accent");
        retry.setId("player-retry");
        arrangeTrouble();
        bar = new PlayerBar(model, screen);
        keys = new PlayerKeys(model, screen);
        StackPane middle = new StackPane(picture, sign, trouble);
        middle.setMinSize(0, 0);
        JobLines jobs = new JobLines(model, bar::focusPlay);
        setTop(new VBox(head, new ProblemLine(model, "player-folder-problem"), jobs));
        setCenter(middle);
        setBottom(bar);
        screen.onProperty().subscribe(on -> Controls.show(head, !on));
        picture.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                bar.focusPlay();
                player.toggle();
            }
        });
        player.state().subscribe((before, now) -> {
            refresh();
            if (before == PlayerModel.State.OPENING && player.isOpen()) {
                bar.focusPlay();
            } else if (now == PlayerModel.State.FAILED && retry.isVisible()) {
                retry.requestFocus();
            }
        });
        player.picture().subscribe(now -> refresh());
        player.playback().subscribe(now -> picture.show(now == null ? null : now.view()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
        seconds = new Ticker(Duration.ofSeconds(1), player::tick);
    }

    private void arrangeTrouble() {
        what.setId("player-problem");
        why.setId("player-remedy");
        for (Label label : new Label[] {what, why}) {
            label.setMaxWidth(560);
            label.setStyle("-fx-text-alignment: center;");
        }
        Button folder = Controls.button(
                Icon.FOLDER,
                Texts.of("library.show-in-folder"),
                () -> model.showInFolder(player.entry().get().file()),
                "part");
        folder.setId("player-folder");
        Button save = Controls.button(
                Icon.SAVE,
                Texts.of("library.save-as"),
                () -> model.exports().saveAs(player.entry().get()),
                "part");
        FlowPane buttons = new FlowPane(8, 8, retry, folder, save);
        buttons.setAlignment(Pos.CENTER);
        buttons.setMaxWidth(560);
        trouble.getChildren().addAll(Icon.WARNING.node(40), what, why, buttons);
        trouble.setAlignment(Pos.CENTER);
    }

    /** Begins what costs something while it shows. */
    void open() {
        seconds.start();
        refresh();
        // What can't be pressed yet takes no focus, and Space must not go back to the list.
        requestFocus();
    }

    void close() {
        seconds.stop();
    }

    private void refresh() {
        Entry entry = player.entry().get();
        if (entry == null) {
            return;
        }
        title.setText(entry.title());
        setAccessibleText(entry.title());
        PlayerModel.State state = player.state().get();
        boolean failed = state == PlayerModel.State.FAILED;
        Controls.show(trouble, failed);
        Controls.show(bar, !failed);
        sign.setVisible(!failed
                && (state == PlayerModel.State.OPENING || !player.picture().get()));
        sign.setMouseTransparent(true);
        if (failed) {
            Sentence sentence = LibraryWords.problem(player.problem().get(), entry);
            what.setText(sentence.title());
            why.setText(sentence.more());
            Controls.show(retry, player.problem().get() != PlayerProblem.OTHER_KIND);
        } else if (state == PlayerModel.State.OPENING) {
            Label opening = new Label(Texts.of("player.opening"));
            opening.getStyleClass().add("muted");
            sign.getChildren().setAll(opening);
        } else {
            sign.getChildren().setAll(Icon.SOUND.node(96));
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            if (screen.onProperty().get()) {
                screen.set(false);
            } else {
                player.close();
            }
        } else {
            keys.pressed(event, getScene().getFocusOwner());
        }
    }

    /** As large as there is room, in its own shape. */
    private static final class Screen extends Pane {
        private MediaView view;

        Screen() {
            getStyleClass().add("player-screen");
        }

        void show(Node node) {
            view = node instanceof MediaView media ? media : null;
            getChildren().setAll(node == null ? List.of() : List.of(node));
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            if (view != null) {
                view.setFitWidth(getWidth());
                view.setFitHeight(getHeight());
                double width = view.getLayoutBounds().getWidth();
                double height = view.getLayoutBounds().getHeight();
                view.relocate((getWidth() - width) / 2, (getHeight() - height) / 2);
            }
        }
    }
}
