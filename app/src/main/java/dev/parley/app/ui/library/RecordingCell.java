package dev.parley.app.ui.library;

import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.session.LibraryView.State;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A recording in the list: its picture, what is known of it, and what can be done with it. */
final class RecordingCell extends ListCell<Entry> {
    private static final double WIDTH = 144;
    private static final double HEIGHT = 81;
    /** In a narrower row the picture is smaller, so that there is room for the words. */
    private static final double NARROW = 560;

    private static final double SMALL = 2.0 / 3;
    /** In one that is as narrow as the window can be there is no picture: words say more. */
    private static final double NARROWEST = 440;

    private final LibraryModel model;
    private final ImageView picture = new ImageView();
    private final StackPane sign = new StackPane();
    private final Label title = Controls.line("strong");
    private final TextField edit = new TextField();
    private final Label badge = new Label();
    private final Label who = Controls.line("muted");
    private final Label measures = Controls.line("muted", "small");
    private final Label consent = Controls.line("muted", "small");
    private final Button play;
    private final MenuButton menu;
    private final MenuItem playItem;
    private final MenuItem saveItem;
    private final MenuItem exportItem;
    private final MenuItem renameItem;
    private final MenuItem deleteItem;
    private final HBox row;
    /** What the menu was opened for. */
    private Entry chosen;

    private Path pictured;

    RecordingCell(LibraryModel model) {
        this.model = model;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        sign.getStyleClass().add("library-thumbnail");
        widthProperty().subscribe(now -> scalePicture(now.doubleValue()));
        edit.textProperty().addListener((at, before, now) -> {
            if (isEdited()) {
                model.renaming().title().set(now);
            }
        });
        edit.setAccessibleText(Texts.of("library.rename"));
        edit.addEventFilter(KeyEvent.KEY_PRESSED, this::editKey);
        edit.focusedProperty().subscribe(focused -> {
            if (!focused && isEdited()) {
                model.renaming().apply();
            }
        });
        HBox.setHgrow(edit, Priority.ALWAYS);
        badge.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(8, title, edit, badge);
        first.setAlignment(Pos.CENTER_LEFT);
        for (Label line : List.of(title, who, measures, consent)) {
            Controls.tellWhenCut(line);
        }
        VBox words = new VBox(2, first, who, measures, consent);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        play = Controls.iconButton(Icon.PLAY, 22, Texts.of("library.play"), () -> model.play(getItem()), "flat");
        play.getStyleClass().add("recording-play");
        playItem = item("library.play", () -> model.play(chosen));
        saveItem = item("library.save-as", () -> model.exports().saveAs(chosen));
        exportItem = item("library.export", () -> model.play(chosen));
        renameItem = item("library.rename", () -> model.renaming().begin(chosen));
        deleteItem = item("library.delete", () -> model.delete(chosen));
        menu = menu();
        row = new HBox(16, sign, words, play, menu);
        row.getStyleClass().add("row");
        row.setMinWidth(0);
        sign.setOnMouseClicked(e -> model.play(getItem()));
        // The list is as wide as the page; what is long gives way.
        setPrefWidth(0);
        model.renaming().id().subscribe(now -> showTitle());
    }

    private MenuButton menu() {
        MenuButton made = new MenuButton(
                "",
                Icon.MORE.node(20),
                playItem,
                item("library.show-in-folder", () -> model.showInFolder(chosen.file())),
                saveItem,
                exportItem,
                renameItem,
                deleteItem);
        // While it is open, another look at the folder may put another recording into this cell.
        made.setOnShowing(e -> chosen = getItem());
        made.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        made.setAccessibleText(Texts.of("library.more"));
        made.setTooltip(Controls.tooltip(Texts.of("library.more")));
        made.getStyleClass().addAll("flat", "no-arrow", "icon-only", "recording-more");
        made.setMinWidth(USE_PREF_SIZE);
        return made;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(e -> action.run());
        return item;
    }

    private boolean isEdited() {
        return getItem() != null && getItem().id().equals(model.renaming().id().get());
    }

    private void editKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            model.renaming().apply();
            getListView().requestFocus();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            model.renaming().leave();
            getListView().requestFocus();
        }
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            pictured = null;
            picture.setImage(null);
            return;
        }
        showTitle();
        showPicture(entry);
        String state = LibraryWords.badge(entry.state());
        badge.setText(state);
        Controls.show(badge, !state.isEmpty());
        badge.getStyleClass().setAll("label", "library-badge", Words.name(entry.state()));
        badge.setTooltip(state.isEmpty() ? null : Controls.tooltip(LibraryWords.badgeHint(entry.state())));
        who.setText(LibraryWords.whoAndWhen(entry, model.now()));
        measures.setText(LibraryWords.measures(entry));
        String answers = LibraryWords.consent(entry, model.now());
        consent.setText(answers);
        Controls.show(consent, !answers.isEmpty());
        boolean can = LibraryModel.canPlay(entry);
        play.setDisable(!can);
        playItem.setDisable(!can);
        exportItem.setDisable(!LibraryModel.canExport(entry));
        boolean changes = LibraryModel.canChange(entry);
        renameItem.setDisable(!changes);
        deleteItem.setDisable(!changes);
        saveItem.setDisable(entry.state() == State.REPAIRING);
        setAccessibleText(
                Texts.of("library.row.hint", entry.title(), who.getText(), (measures.getText() + " " + state).strip()));
        play.setAccessibleText(Controls.of(Texts.of("library.play"), entry.title()));
        menu.setAccessibleText(Controls.of(Texts.of("library.more"), entry.title()));
        setGraphic(row);
    }

    private void showTitle() {
        if (getItem() == null) {
            return;
        }
        boolean edits = isEdited();
        title.setText(getItem().title());
        if (edits && !edit.isVisible()) {
            edit.setText(model.renaming().title().get());
        }
        boolean begins = edits && !edit.isVisible();
        Controls.show(title, !edits);
        Controls.show(edit, edits);
        if (begins) {
            edit.requestFocus();
            edit.selectAll();
        }
    }

    private void showPicture(Entry entry) {
        Icon icon = entry.state() == State.DAMAGED
                ? Icon.WARNING
                : entry.durationMs() > 0 && entry.width() == 0 ? Icon.SOUND : Icon.MOVIE;
        if (entry.thumbnail() == null) {
            pictured = null;
            picture.setImage(null);
            sign.getChildren().setAll(icon.node(28));
        } else if (!entry.thumbnail().equals(pictured)) {
            pictured = entry.thumbnail();
            Image image = new Image(pictured.toUri().toString(), 2 * WIDTH, 2 * HEIGHT, true, true, true);
            picture.setImage(image);
            // All of the room is filled; what is too wide or too high for it is cut.
            image.progressProperty().subscribe(done -> {
                // Another one may have taken its place meanwhile.
                if (done.doubleValue() >= 1 && !image.isError() && picture.getImage() == image) {
                    picture.setViewport(middle(image));
                }
            });
            sign.getChildren().setAll(icon.node(28), picture);
        }
    }

    private void scalePicture(double width) {
        Controls.show(sign, width >= NARROWEST);
        double scale = width < NARROW ? SMALL : 1;
        sign.setMinSize(scale * WIDTH, scale * HEIGHT);
        sign.setMaxSize(scale * WIDTH, scale * HEIGHT);
        picture.setFitWidth(scale * WIDTH);
        picture.setFitHeight(scale * HEIGHT);
    }

    private static Rectangle2D middle(Image image) {
        double width = Math.min(image.getWidth(), image.getHeight() * WIDTH / HEIGHT);
        double height = Math.min(image.getHeight(), image.getWidth() * HEIGHT / WIDTH);
        return new Rectangle2D((image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height);
    }
}
