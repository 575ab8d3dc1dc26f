package dev.parley.app.ui.laboratory;

import dev.parley.app.ui.theme.Controls;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Properties and their values, one a line. A value that is too long ends in an ellipsis and has a tooltip. */
final class LineGrid extends GridPane {
    private static final double NAMES = 136;

    LineGrid() {
        getStyleClass().add("lab-lines");
        ColumnConstraints names = new ColumnConstraints(NAMES);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    void show(List<LaboratoryWords.Line> lines) {
        getChildren().clear();
        for (LaboratoryWords.Line line : lines) {
            Label name = Controls.line("lab-mono", "muted");
            name.setText(line.name());
            Label value = Controls.line("lab-mono");
            value.setText(line.value());
            value.setTooltip(Controls.tooltip(line.value()));
            name.setLabelFor(value);
            addRow(getRowCount(), name, value);
        }
    }
}
