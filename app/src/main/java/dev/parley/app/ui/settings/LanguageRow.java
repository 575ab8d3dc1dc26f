package dev.parley.app.ui.settings;

import dev.parley.app.ui.text.Language;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.SettingRow;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;

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
        List<String> tags = Stream.concat(
                        Stream.of(""), Arrays.stream(Language.values()).map(Language::tag))
                .toList();
        ChoiceList<String> box = new ChoiceList<>("language", "settings.language", tags, LanguageRow::words, choose);
        box.setValue(chosen);
        return new SettingRow("settings.language", box);
    }

    private static String words(String tag) {
        return Arrays.stream(Language.values())
                .filter(each -> each.tag().equals(tag))
                .map(Language::ownName)
                .findFirst()
                .orElse(Texts.of("settings.language.system"));
    }
}
