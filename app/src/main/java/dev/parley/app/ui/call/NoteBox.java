package dev.parley.app.ui.call;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The lines on top of the picture. */
final class NoteBox extends VBox {
    private final CallModel model;

    NoteBox(CallModel model) {
        super(8);
        this.model = model;
        setId("notes");
        setAlignment(Pos.TOP_CENTER);
        setPickOnBounds(false);
        setMaxSize(640, USE_PREF_SIZE);
        model.notesProperty().subscribe(this::fill);
    }

    private void fill(List<CallNote> notes) {
        getChildren().setAll(notes.stream().map(this::line).toList());
    }

    private HBox line(CallNote note) {
        Label text = Controls.paragraph(note.text());
        HBox line = new HBox(12, (note.warning() ? Icon.WARNING : Icon.INFO).node(18), text);
        line.getStyleClass().add("call-note");
        if (note.warning()) {
            line.getStyleClass().add("warn");
        }
        if (note.retry() != null) {
            line.getChildren().add(Controls.button(Texts.of("call.retry"), () -> model.retry(note.retry())));
        }
        line.setMinHeight(USE_PREF_SIZE);
        line.setMaxWidth(USE_PREF_SIZE);
        return line;
    }
}
