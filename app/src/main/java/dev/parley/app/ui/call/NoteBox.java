package dev.parley.app.ui.call;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
        // Line by line, so that a button keeps its focus while other lines change.
        while (getChildren().size() > notes.size()) {
            getChildren().removeLast();
        }
        for (int i = 0; i < notes.size(); i++) {
            if (i == getChildren().size()) {
                getChildren().add(new Line());
            }
            ((Line) getChildren().get(i)).show(notes.get(i));
        }
    }

    private final class Line extends HBox {
        private final Label text = Controls.paragraph("");
        private CallNote note;

        Line() {
            super(12);
            getStyleClass().add("call-note");
            setMinHeight(USE_PREF_SIZE);
            setMaxWidth(USE_PREF_SIZE);
            HBox.setHgrow(text, Priority.ALWAYS);
        }

        void show(CallNote now) {
            if (now.equals(note)) {
                return;
            }
            boolean sameKind = note != null
                    && note.warning() == now.warning()
                    && note.offer().equals(now.offer());
            note = now;
            text.setText(now.text());
            text.setAccessibleText(now.text());
            Announcer.say(NoteBox.this, now.text());
            name();
            if (sameKind) {
                return;
            }
            getStyleClass().remove("warn");
            if (now.warning()) {
                getStyleClass().add("warn");
            }
            getChildren().setAll((now.warning() ? Icon.WARNING : Icon.INFO).node(18), text);
            Button button = button(now.offer());
            if (button != null) {
                getChildren().add(button);
                name();
            }
        }

        /** Its button stands in other lines as well. */
        private void name() {
            if (!getChildren().isEmpty() && getChildren().getLast() instanceof Button button) {
                button.setAccessibleText(Controls.of(button.getText(), note.text()));
            }
        }

        private Button button(CallNote.Offer offer) {
            return switch (offer) {
                case CallNote.Nothing _ -> null;
                case CallNote.Retry _ -> Controls.button(Texts.of("call.retry"), this::take);
                case CallNote.Unmute _ -> Controls.button(Texts.of("call.unmute"), this::take);
                case CallNote.Dismiss _ ->
                    Controls.iconButton(Icon.CLOSE, 16, Texts.of("notice.close"), this::take, "flat");
            };
        }

        private void take() {
            model.take(note);
        }
    }
}
