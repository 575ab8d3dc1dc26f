package dev.parley.app.ui.library;

import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is wrong with the folder of the recordings, or did not work. Gone where nothing is. */
final class ProblemLine extends HBox {
    /** @param id of the words */
    ProblemLine(LibraryModel model, String id) {
        super(12);
        FontIcon icon = Icon.WARNING.node(18);
        icon.getStyleClass().add("warning-icon");
        Label words = Controls.paragraph("");
        words.setId(id);
        words.textProperty().bind(model.problem());
        getChildren().addAll(icon, words);
        getStyleClass().add("banner");
        setMinHeight(USE_PREF_SIZE);
        model.problem().subscribe(text -> Controls.show(this, !text.isEmpty()));
    }
}
