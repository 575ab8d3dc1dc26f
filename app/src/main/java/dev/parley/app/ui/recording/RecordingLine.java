package dev.parley.app.ui.recording;

import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** My own recording: where it is, and what can be done about it. Gone where there is none. */
public final class RecordingLine extends HBox {
    private final RecordingModel model;
    private final Region dot = new Region();
    private final Label text = Controls.paragraph("");
    private final Button back;
    private final Button pause;
    private final Button stop;
    private final Button open;
    private final Button dismiss;
    private Mine said = Mine.OFF;

    public RecordingLine(RecordingModel model) {
        super(8);
        this.model = model;
        setId("recording-line");
        getStyleClass().addAll("call-note", "recording-line");
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
        dot.getStyleClass().add("record-dot");
        text.setId("recording-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        back = button("recording-back", "record.back", model::stop);
        pause = button("recording-pause", "record.pause", model::togglePause);
        stop = button("recording-stop", "record.stop", model::stop);
        open = button("recording-open", "record.open", model::open);
        dismiss = Controls.iconButton(Icon.CLOSE, 16, Texts.of("notice.close"), model::dismiss, "flat");
        dismiss.setId("recording-dismiss");
        getChildren().addAll(dot, text, back, pause, stop, open, dismiss);
        model.viewProperty().subscribe(this::update);
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = Controls.button(Texts.of(key), action);
        button.setId(id);
        return button;
    }

    private void update(RecorderView view) {
        Mine mine = view.mine();
        Controls.show(this, mine != Mine.OFF);
        String words = RecordingWords.mine(view);
        if (mine != said) { // not each second
            said = mine;
            Announcer.say(this, mine == Mine.OFF ? "" : words);
        }
        text.setText(words);
        setAccessibleText(words);
        boolean running = mine == Mine.RECORDING || mine == Mine.PAUSED;
        Controls.show(dot, running || mine == Mine.STARTING);
        dot.getStyleClass().setAll("record-dot", mine == Mine.RECORDING ? "on" : "held");
        Controls.show(back, mine == Mine.ASKING);
        Controls.show(pause, running);
        pause.setText(Texts.of(mine == Mine.PAUSED ? "record.resume" : "record.pause"));
        for (Button button : List.of(back, pause, stop, open, dismiss)) {
            button.setAccessibleText(Controls.of(button.getText(), words));
        }
        Controls.show(stop, running || mine == Mine.STARTING);
        boolean over = mine == Mine.SAVED || mine == Mine.FAILED;
        Controls.show(open, over && model.canOpen());
        Controls.show(dismiss, over || mine == Mine.REFUSED || mine == Mine.NOT_UNDERSTOOD);
    }
}
