package dev.parley.app.ui.recording;

import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The other person asks whether they may record. It takes no focus and has no default, so that neither Enter, Escape nor
 * a Space that was meant for something else answers it; and it stays until it is answered or taken back.
 */
public final class RecordingQuestion extends VBox {
    private final Label question = Controls.paragraph("", "strong");

    public RecordingQuestion(RecordingModel model) {
        super(12);
        setId("recording-question");
        getStyleClass().add("recording-question");
        setMinHeight(USE_PREF_SIZE);
        question.setId("recording-asks");
        Label more = Controls.paragraph(Texts.of("record.question.more"), "small", "dim");
        HBox first = new HBox(12, Icon.RECORD.node(20), question);
        first.setAlignment(Pos.CENTER_LEFT);
        Button allow = Controls.button(Texts.of("record.allow"), () -> model.answer(true));
        allow.setId("recording-allow");
        Button refuse = Controls.button(Texts.of("record.refuse"), () -> model.answer(false));
        refuse.setId("recording-refuse");
        FlowPane buttons = new FlowPane(8, 8, refuse, allow);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(first, more, buttons);
        model.viewProperty().subscribe(this::update);
    }

    private void update(RecorderView view) {
        boolean asks = view.theirs() == Theirs.ASKING;
        Controls.show(this, asks);
        if (asks) {
            String words = RecordingWords.theirs(view);
            if (!words.equals(question.getText())) {
                Announcer.say(this, words);
            }
            question.setText(words);
            setAccessibleText(words);
        } else {
            question.setText(""); // asked again, it is said again
        }
    }
}
