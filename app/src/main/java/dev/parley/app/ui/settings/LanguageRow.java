package dev.parley.app.ui.settings;

import dev.parley.app.ui.text.Language;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.SettingRow;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Which language the windows speak from the next start on. */
final class LanguageRow {
    private LanguageRow() {}

    /**
     * The row.
     *
     * @param chosen a tag; empty for the system's language
     * @param choose takes another tag
     */
    static Node of(String chosen, Consumer<String> choose) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("language");
        box.setAccessibleText(Texts.of("settings.language"));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String tag) {
                return Arrays.stream(Language.values())
                        .filter(each -> each.tag().equals(tag))
                        .map(Language::ownName)
                        .findFirst()
                        .orElse(Texts.of("settings.language.system"));
            }

            @Override
            public String fromString(String words) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        box.getItems()
                .setAll(Stream.concat(
                                Stream.of(""), Arrays.stream(Language.values()).map(Language::tag))
                        .toList());
        box.setValue(chosen);
        box.setMinWidth(ComboBox.USE_PREF_SIZE);
        box.setOnAction(e -> choose.accept(box.getValue()));
        return new SettingRow("settings.language", box);
    }
}
