package dev.parley.app.ui.library;

import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.ui.call.FullScreen;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of recordings; a recording that is played covers it. */
public final class LibraryPage extends StackPane {
    private final LibraryModel model;
    private final Runnable leave;
    private final FullScreen screen;
    private final ListView<Entry> list;
    private final VBox empty;
    private final Label folder = Controls.paragraph("", "muted");
    private final Button back;
    private final VBox page;
    /** Null until something is played. */
    private PlayerPane player;

    /** @param leave turns to the page before */
    public LibraryPage(LibraryModel model, FullScreen screen, Runnable leave) {
        this.model = model;
        this.leave = leave;
        this.screen = screen;
        getStyleClass().addAll("page", "library");
        back = Controls.iconButton(Icon.BACK, 20, Texts.of("library.back"), leave, "flat");
        back.setId("library-back");
        Label title = Controls.line("lab-title");
        title.setText(Texts.of("library.title"));
        Button open = Controls.button(
                Icon.FOLDER, Texts.of("library.folder"), () -> model.showInFolder(model.folder()), "flat");
        open.setId("library-folder");
        HBox bar = new HBox(8, back, title, Controls.spring(), open);
        bar.getStyleClass().add("lab-bar");
        list = new ListView<>(model.entries());
        list.setId("recordings");
        list.setAccessibleText(Texts.of("library.title"));
        list.getStyleClass().add("plain-list");
        list.setMinHeight(0);
        list.setCellFactory(view -> cell());
        list.setOnKeyPressed(this::listKey);
        empty = empty();
        StackPane middle = new StackPane(list, empty);
        middle.setPadding(new Insets(8));
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        page = new VBox(
                bar,
                new ProblemLine(model, "library-problem"),
                new JobLines(model, this::focusList),
                middle,
                deleted());
        getChildren().add(page);
        InvalidationListener refresh = at -> refresh();
        model.entries().addListener(refresh);
        model.known().addListener(refresh);
        refresh();
        model.player().entry().subscribe(this::showPlayer);
        // Before the list, which takes Escape for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private RecordingCell cell() {
        RecordingCell cell = new RecordingCell(model);
        cell.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !cell.isEmpty()) {
                model.play(cell.getItem());
            }
        });
        return cell;
    }

    private VBox empty() {
        FontIcon icon = Icon.LIBRARY.node(48);
        icon.getStyleClass().add("muted-icon");
        Label words = Controls.paragraph(Texts.of("library.empty"), "title");
        words.setId("library-empty");
        VBox box = new VBox(12, icon, words, Controls.paragraph(Texts.of("library.empty.more"), "muted"), folder);
        box.getChildren().stream()
                .filter(Label.class::isInstance)
                .forEach(label -> label.setStyle("-fx-text-alignment: center;"));
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(480);
        return box;
    }

    private HBox deleted() {
        Label words = Controls.paragraph("");
        words.setId("library-deleted");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button undo = Controls.button(Texts.of("library.undo"), () -> from(model::undoDelete), "accent");
        undo.setId("library-undo");
        HBox line = new HBox(
                12,
                words,
                undo,
                Controls.iconButton(Icon.CLOSE, 18, Texts.of("notice.close"), () -> from(model::hideDeleted), "flat"));
        Node close = line.getChildren().getLast();
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-foot");
        line.setMinHeight(USE_PREF_SIZE);
        model.deleted().subscribe(title -> {
            words.setText(title.isEmpty() ? "" : Texts.of("library.deleted", title));
            close.setAccessibleText(Controls.of(Texts.of("notice.close"), words.getText()));
            undo.setAccessibleText(Controls.of(undo.getText(), words.getText()));
            Controls.show(line, !title.isEmpty());
        });
        return line;
    }

    /** The line with the button goes, and the focus would go to where Enter leaves the page. */
    private void from(Runnable action) {
        focusList();
        action.run();
    }

    private void refresh() {
        boolean none = model.entries().isEmpty();
        folder.setText(Texts.of("library.empty.folder", model.folder()));
        empty.setVisible(none && model.known().get());
        list.setVisible(!none);
    }

    /** Opens the page, or leaves it and lets go of what is played. */
    public void setShowing(boolean showing) {
        model.setShowing(showing);
        if (showing) {
            focusList();
        } else {
            screen.set(false);
        }
    }

    private void focusList() {
        if (model.entries().isEmpty()) {
            back.requestFocus();
        } else {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().select(0);
            }
        }
    }

    private void showPlayer(Entry entry) {
        boolean plays = entry != null;
        if (plays && player == null) {
            player = new PlayerPane(model, screen);
            getChildren().add(player);
        }
        if (player == null) {
            return;
        }
        page.setVisible(!plays);
        Controls.show(player, plays);
        if (plays) {
            list.getSelectionModel().select(entry);
            player.open();
        } else {
            screen.set(false);
            player.close();
            focusList();
        }
    }

    private void listKey(KeyEvent event) {
        Entry entry = list.getSelectionModel().getSelectedItem();
        Node focus = getScene().getFocusOwner();
        if (entry == null || focus != list) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> model.play(entry);
            case F2 -> model.renaming().begin(entry);
            case DELETE -> model.delete(entry);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        boolean inList =
                model.renaming().id().get().isEmpty() && model.player().entry().get() == null;
        if (event.getCode() == KeyCode.ESCAPE && inList) {
            event.consume();
            leave.run();
        }
    }
}
