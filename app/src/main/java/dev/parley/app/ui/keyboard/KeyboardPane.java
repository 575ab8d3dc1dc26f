package dev.parley.app.ui.keyboard;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.QuestionPane;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The keys of the program over the page, in a list that the arrow keys go through. F1 opens it anywhere. */
public final class KeyboardPane extends QuestionPane {
    private static final double KEYS_WIDTH = 168;
    private static final double HEIGHT = 416;

    private final ListView<Shortcut> list = new ListView<>();

    public KeyboardPane() {
        super("keyboard");
        Label title = Controls.paragraph(Texts.of("keyboard.title"), "title");
        list.getItems().setAll(Shortcut.all());
        list.setId("keyboard-list");
        list.setAccessibleText(Texts.of("keyboard.title"));
        list.getStyleClass().add("plain-list");
        list.setCellFactory(view -> new Line());
        list.setPrefHeight(HEIGHT);
        list.setMinHeight(0);
        Button close = Controls.button(Texts.of("keyboard.close"), this::dismiss, "big");
        close.setId("keyboard-close");
        fillWithOne(close, title, list);
    }

    /** Hears of F1 in {@code scene}, and of a question mark where nothing is typed. */
    public void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1) {
                event.consume();
                open();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl)) {
                event.consume();
                open();
            }
        });
    }

    /** Shows it. */
    public void open() {
        if (!isVisible()) {
            Controls.show(this, true);
            list.scrollTo(0);
            list.getSelectionModel().select(0);
            list.requestFocus();
        }
    }

    @Override
    public void dismiss() {
        Controls.show(this, false);
    }

    private static final class Line extends ListCell<Shortcut> {
        private final Label keys = Controls.line("shortcut");
        private final Label what = Controls.paragraph("");
        private final HBox row = new HBox(16, keys, what);

        Line() {
            row.getStyleClass().add("row");
            row.setAlignment(Pos.CENTER_LEFT);
            keys.setMinWidth(KEYS_WIDTH);
            keys.setMaxWidth(KEYS_WIDTH);
            HBox.setHgrow(what, Priority.ALWAYS);
            setPrefWidth(0); // as wide as the list
        }

        @Override
        protected void updateItem(Shortcut line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean heading = line.keys().isEmpty();
            keys.setText(line.keys());
            Controls.show(keys, !heading);
            what.setText(line.what());
            what.getStyleClass().setAll("label", heading ? "section" : "shortcut-what");
            setAccessibleText(heading ? line.what() : Controls.of(line.keys(), line.what()));
            setAccessibleRoleDescription(heading ? Texts.of("spoken.heading") : null);
            setGraphic(row);
        }
    }
}
