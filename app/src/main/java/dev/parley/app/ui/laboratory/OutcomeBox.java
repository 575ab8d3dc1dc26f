package dev.parley.app.ui.laboratory;

import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What came of the last thing that was asked for; always there and of one height, so that nothing moves. */
final class OutcomeBox extends HBox {
    private static final double HEIGHT = 72;

    private final StackPane icon = new StackPane();
    private final Label title = Controls.paragraph("", "strong", "lab-mono");
    private final Label text = Controls.paragraph("", "small");

    OutcomeBox(LaboratoryModel model) {
        super(12);
        getStyleClass().add("lab-outcome");
        setMinHeight(HEIGHT);
        title.setId("lab-outcome-title");
        text.setId("lab-outcome");
        icon.setMinWidth(20);
        VBox words = new VBox(4, title, text);
        words.getStyleClass().add("lab-outcome-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
        model.outcome().subscribe(this::show);
    }

    private void show(Outcome outcome) {
        title.setText(outcome.title());
        Controls.show(title, !outcome.title().isEmpty());
        text.setText(outcome.text());
        setAccessibleText((outcome.title() + " " + outcome.text()).strip());
        pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), outcome.kind() == Outcome.Kind.SELECTED);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("refused"), outcome.kind() == Outcome.Kind.REFUSED);
        Icon shown =
                switch (outcome.kind()) {
                    case IDLE -> Icon.INFO;
                    case ASKING -> Icon.RETRY;
                    case SELECTED -> Icon.CHECK;
                    case REFUSED -> Icon.WARNING;
                };
        icon.getChildren().setAll(shown.node(20));
    }
}
