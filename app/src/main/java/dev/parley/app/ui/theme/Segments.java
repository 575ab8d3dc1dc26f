package dev.parley.app.ui.theme;

import dev.parley.app.ui.text.Texts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** A choice among a few, side by side; one is always chosen. */
public final class Segments<E extends Enum<E>> extends HBox {
    private final Map<E, ToggleButton> choices;

    /**
     * @param type all its values, from left to right
     * @param id of the buttons, with the name of each value behind it
     * @param key of the text that says what is chosen; {@code KEY.NAME} for each value
     * @param chosen hears what a person chooses
     */
    public Segments(Class<E> type, String id, String key, Consumer<E> chosen) {
        choices = new EnumMap<>(type);
        E[] values = type.getEnumConstants();
        for (int i = 0; i < values.length; i++) {
            E each = values[i];
            String name = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String word = Texts.of(key + "." + name);
            ToggleButton button = new ToggleButton(word);
            button.setId(id + "-" + name);
            button.setAccessibleText(Texts.of(key) + ": " + word);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(i == 0 ? "left-pill" : i == values.length - 1 ? "right-pill" : "center-pill");
            button.setOnAction(e -> {
                button.setSelected(true);
                chosen.accept(each);
            });
            choices.put(each, button);
        }
        getChildren().setAll(choices.values());
        getStyleClass().addAll("segments", "small-segments");
        setMinWidth(USE_PREF_SIZE);
    }

    /** Shows what is chosen. */
    public void show(E now) {
        choices.forEach((each, button) -> button.setSelected(each == now));
    }
}
