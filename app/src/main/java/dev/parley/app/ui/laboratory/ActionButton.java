package dev.parley.app.ui.laboratory;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.Locale;
import javafx.scene.control.Button;

/** Makes the buttons of the laboratory: each is enabled exactly while its action is possible. */
final class ActionButton {
    private ActionButton() {}

    /**
     * @param icon null for none
     * @param key its words; those for the tooltip are {@code key.hint}
     */
    static Button of(LaboratoryModel model, Action action, Icon icon, String key, String... styles) {
        Button button = Controls.button(Texts.of(key), () -> model.act(action), styles);
        if (icon != null) {
            button.setGraphic(icon.node(18));
            button.setGraphicTextGap(8);
        }
        if (Texts.has(key + ".hint")) {
            button.setTooltip(Controls.tooltip(Texts.of(key + ".hint")));
        }
        button.setId("lab-" + action.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.getStyleClass().add("lab-button");
        button.disableProperty().bind(model.possible(action).map(can -> !can));
        return button;
    }
}
