package dev.parley.app.ui.laboratory;

import atlantafx.base.theme.Styles;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where constraints on the camera are typed: a row for each property, a column for each member. */
final class VideoEditorPane extends VBox {
    private static final PseudoClass BAD = Styles.STATE_DANGER;
    private static final double NAMES = 88;

    private final LaboratoryModel model;
    private final VideoEditor editor;

    VideoEditorPane(LaboratoryModel model) {
        super(8);
        this.model = model;
        editor = model.video();
        Label title = Controls.line("section");
        title.setText(Texts.of("lab.editor.camera"));
        FlowPane presets = new FlowPane(8, 8);
        for (Preset preset : Preset.values()) {
            Button button = Controls.button(preset.words(), () -> editor.take(preset), "lab-chip");
            button.setTooltip(Controls.tooltip(Texts.of("lab.preset.hint")));
            presets.getChildren().add(button);
        }
        Label problem = Controls.paragraph("", "error-text");
        problem.setId("lab-problem");
        problem.textProperty().bind(editor.problem());
        HBox buttons = new HBox(
                8,
                ActionButton.of(model, Action.APPLY_CAMERA, null, "lab.apply.camera", "accent"),
                ActionButton.of(model, Action.RESET_CAMERA, null, "lab.reset"));
        getChildren().addAll(title, presets, grid(), problem, buttons);
    }

    private GridPane grid() {
        GridPane grid = new GridPane(8, 8);
        grid.getColumnConstraints().add(new ColumnConstraints(NAMES));
        for (Member member : Member.values()) {
            int column = grid.getColumnConstraints().size();
            ColumnConstraints equal = new ColumnConstraints();
            equal.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(equal);
            Label name = mono(member.id);
            if (member == Member.ADVANCED) {
                name.setTooltip(Controls.tooltip(Texts.of("lab.advanced.hint")));
            }
            grid.add(name, column, 0);
        }
        for (VideoProperty property : VideoProperty.values()) {
            int row = grid.getRowCount();
            grid.add(mono(property.id), 0, row);
            int column = 1;
            for (Member member : Member.values()) {
                grid.add(field(property, member), column, row);
                column++;
            }
        }
        ComboBox<ResizeChoice> resize = Choices.box(ResizeChoice.values(), ResizeChoice::words);
        resize.setId("lab-resize-mode");
        resize.setPrefWidth(64); // or it would widen the columns that it spans
        resize.setAccessibleText("resizeMode");
        resize.valueProperty().bindBidirectional(editor.resizeMode());
        int last = grid.getRowCount();
        grid.add(mono("resizeMode"), 0, last);
        grid.add(resize, 1, last, 3, 1);
        return grid;
    }

    private TextField field(VideoProperty property, Member member) {
        TextField field = new TextField();
        field.setId("lab-" + property.id + "-" + member.id);
        field.setAccessibleText(Texts.of("lab.field", property.id, member.id));
        field.getStyleClass().addAll("lab-field", "lab-mono");
        field.setMinWidth(0);
        field.setPrefWidth(64);
        field.textProperty().bindBidirectional(editor.text(property, member));
        field.textProperty()
                .subscribe(text -> field.pseudoClassStateChanged(
                        BAD, !editor.typed(property, member).isReadable()));
        field.setOnAction(e -> model.act(Action.APPLY_CAMERA));
        return field;
    }

    private static Label mono(String text) {
        Label label = Controls.line("lab-mono", "muted");
        label.setText(text);
        return label;
    }
}
