package dev.parley.app.ui.settings;

import dev.parley.app.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** A dropdown of what one can be chosen of. */
final class ChoiceList<T> extends ComboBox<T> {
    /**
     * @param key of the text that says what is chosen
     * @param choices from top to bottom
     * @param words what each is called
     * @param choose hears of another one
     */
    ChoiceList(String id, String key, List<T> choices, Function<T, String> words, Consumer<T> choose) {
        setId(id);
        setAccessibleText(Texts.of(key));
        setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return words.apply(choice);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        getItems().setAll(choices);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(e -> choose.accept(getValue()));
    }
}
