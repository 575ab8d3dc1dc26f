package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.constraints.MediaTrackSupportedConstraints;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which constraints of the standard count here ({@code getSupportedConstraints}). */
final class SupportedPane extends VBox {
    private static final double NAMES = 128;

    private final FlowPane names = new FlowPane(16, 4);

    SupportedPane() {
        super(8);
        Label title = Controls.line("section");
        title.setText(Texts.of("lab.supported"));
        names.setId("lab-supported");
        MediaTrackSupportedConstraints.OURS.supported().forEach(name -> add(name, true));
        MediaTrackSupportedConstraints.OURS.unsupported().forEach(name -> add(name, false));
        getChildren().addAll(title, Controls.paragraph(Texts.of("lab.supported.more"), "small", "muted"), names);
    }

    private void add(String name, boolean supported) {
        Label words = Controls.line("lab-mono");
        words.setText(name);
        words.setMinWidth(NAMES);
        Label answer = Controls.line("lab-mono");
        answer.setText(Texts.of(supported ? "lab.supported.yes" : "lab.supported.no"));
        answer.setMinWidth(24);
        answer.getStyleClass().add(supported ? "lab-yes" : "muted");
        if (!supported) {
            words.getStyleClass().add("muted");
        }
        HBox tile = new HBox(words, answer);
        tile.setAlignment(Pos.CENTER_LEFT);
        names.getChildren().add(tile);
    }
}
