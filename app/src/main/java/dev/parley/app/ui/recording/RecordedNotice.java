package dev.parley.app.ui.recording;

import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says, as long as it is so, that the other person records; and for some seconds that they no longer do. */
public final class RecordedNotice extends HBox {
    private final RecordingModel model;
    private final Label text = Controls.paragraph("", "strong");

    public RecordedNotice(RecordingModel model) {
        super(8);
        this.model = model;
        setId("recorded-notice");
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
        text.setId("recorded-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Icon.RECORD.node(16), text);
        model.viewProperty().subscribe(now -> update());
        model.saidOfThemProperty().subscribe(now -> update());
    }

    private void update() {
        RecorderView view = model.viewProperty().get();
        boolean said = model.saidOfThemProperty().get();
        Controls.show(this, said);
        if (said) {
            String words = RecordingWords.theirs(view);
            if (!words.equals(text.getText())) {
                Announcer.say(this, words);
            }
            text.setText(words);
            setAccessibleText(words);
            getStyleClass().setAll("recorded-notice", view.theirs() == Theirs.STOPPED ? "over" : "on");
        }
    }
}
