package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Records what is open, as a page of the web would with {@code MediaRecorder}. */
final class RecorderCard extends VBox {
    private static final double NAMES = 136;

    private final RecordingModel recording;
    private final Button pause;
    private final Button resume;
    private final Button stop;
    private final Button play;

    RecorderCard(RecorderModel model, RecordingModel recording) {
        super(8);
        this.recording = recording;
        setId("lab-recorder");
        getStyleClass().add("lab-card");
        Label title = Controls.line("strong");
        title.setText(Texts.of("lab.recorder"));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label state = Controls.line("lab-mono", "muted");
        state.setId("lab-recorder-state");
        state.setMinWidth(USE_PREF_SIZE);
        state.textProperty().bind(model.state());
        Node icon = Icon.RECORD.node(18);
        icon.getStyleClass().add("muted-icon");
        HBox head = new HBox(8, icon, title, state);
        head.setAlignment(Pos.CENTER_LEFT);
        FlowPane kinds = new FlowPane(16, 4);
        for (RecordedTrack.Kind kind : RecordedTrack.Kind.values()) {
            CheckBox box = new CheckBox(Texts.of("lab.recorder." + Words.name(kind)));
            box.setId("lab-record-" + Words.name(kind));
            box.setAccessibleText(Controls.of(Texts.of("lab.recorder"), box.getText()));
            box.selectedProperty().bindBidirectional(model.wanted(kind));
            kinds.getChildren().add(box);
        }
        Button start = button("start", model::start);
        start.disableProperty().bind(model.canStart().not());
        start.setTooltip(Controls.tooltip(Texts.of("lab.recorder.start.hint")));
        pause = button("pause", recording::togglePause);
        resume = button("resume", recording::togglePause);
        stop = button("stop", recording::stop);
        play = button("play", recording::open);
        Label line = Controls.paragraph("", "small");
        line.setId("lab-recorder-line");
        line.textProperty().bind(model.line());
        getChildren().addAll(head, kinds, options(model), new FlowPane(8, 8, start, pause, resume, stop), line, play);
        model.state().subscribe(now -> setAccessibleText(Texts.of("lab.recorder") + ", " + now));
        recording.viewProperty().subscribe(this::update);
    }

    private static GridPane options(RecorderModel model) {
        ComboBox<String> type = Choices.box(RecorderModel.TYPES.toArray(String[]::new), each -> each);
        type.setId("lab-mime-type");
        type.setAccessibleText("mimeType");
        type.valueProperty().bindBidirectional(model.mimeType());
        GridPane grid = new GridPane(8, 4);
        grid.addRow(0, mono("mimeType"), type);
        grid.addRow(1, mono("videoBitsPerSecond"), field("videoBitsPerSecond", model.videoBitsPerSecond()));
        grid.addRow(2, mono("audioBitsPerSecond"), field("audioBitsPerSecond", model.audioBitsPerSecond()));
        return grid;
    }

    private static TextField field(String name, StringProperty text) {
        TextField field = new TextField();
        field.setId("lab-" + name);
        field.setAccessibleText(name);
        field.getStyleClass().addAll("lab-field", "lab-mono");
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static Label mono(String text) {
        Label label = Controls.line("lab-mono", "muted");
        label.setText(text);
        label.setMinWidth(NAMES);
        return label;
    }

    private static Button button(String name, Runnable action) {
        Button button = Controls.button(Texts.of("lab.recorder." + name), action, "lab-button");
        button.setId("lab-record-" + name);
        return button;
    }

    private void update(RecorderView view) {
        Mine mine = view.mine();
        pause.setDisable(mine != Mine.RECORDING);
        resume.setDisable(mine != Mine.PAUSED);
        stop.setDisable(mine != Mine.RECORDING && mine != Mine.PAUSED && mine != Mine.STARTING);
        Controls.show(play, mine == Mine.SAVED && recording.canOpen());
    }
}
