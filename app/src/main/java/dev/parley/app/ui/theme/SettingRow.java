package dev.parley.app.ui.theme;

import dev.parley.app.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is chosen, what that means, and the control for it beside. */
public final class SettingRow extends HBox {
    /**
     * @param key of the text; {@code KEY.more} is what it means
     * @param arguments of what it means
     */
    public SettingRow(String key, Node control, Object... arguments) {
        super(16);
        Label title = Controls.paragraph(Texts.of(key));
        Label more = Controls.paragraph(Texts.of(key + ".more", arguments), "small", "muted");
        VBox words = new VBox(title, more);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (control instanceof Switch toggle) {
            words.setOnMouseClicked(e -> toggle.fire());
        }
        getChildren().addAll(words, control);
        setAlignment(Pos.CENTER_LEFT);
    }
}
