package dev.parley.app.ui.laboratory;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import javafx.geometry.Insets;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Where constraints on the microphone are chosen. */
final class AudioEditorPane extends VBox {

    AudioEditorPane(LaboratoryModel model) {
        super(8);
        Label title = Controls.line("section");
        title.setText(Texts.of("lab.editor.microphone"));
        GridPane grid = new GridPane(8, 4);
        for (AudioProperty property : AudioProperty.values()) {
            int column = grid.getColumnCount();
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / AudioProperty.values().length);
            grid.getColumnConstraints().add(third);
            ComboBox<SwitchChoice> box = Choices.box(SwitchChoice.values(), SwitchChoice::words);
            box.setId("lab-" + property.id);
            box.setAccessibleText(property.id);
            box.valueProperty().bindBidirectional(model.audio().choice(property));
            Label name = Controls.line("lab-mono", "muted");
            name.setText(property.id);
            name.setLabelFor(box);
            grid.addColumn(column, name, box);
        }
        HBox buttons = new HBox(
                8,
                ActionButton.of(model, Action.APPLY_MICROPHONE, null, "lab.apply.microphone", "accent"),
                ActionButton.of(model, Action.RESET_MICROPHONE, null, "lab.reset"));
        buttons.setPadding(new Insets(8, 0, 0, 0));
        getChildren().addAll(title, grid, buttons);
    }
}
