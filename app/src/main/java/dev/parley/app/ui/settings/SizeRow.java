package dev.parley.app.ui.settings;

import dev.parley.app.settings.SizeChoice;
import dev.parley.app.ui.keyboard.Shortcut;
import dev.parley.app.ui.text.Formats;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.SettingRow;
import java.util.List;
import javafx.scene.Node;

/** How large everything in the windows is. */
final class SizeRow {
    private SizeRow() {}

    /** The row. */
    static Node of(DesktopModel model) {
        ChoiceList<SizeChoice> box = new ChoiceList<>(
                "size",
                "settings.size",
                List.of(SizeChoice.values()),
                SizeRow::words,
                size -> model.change(now -> now.withSize(size)));
        model.preferencesProperty().subscribe(now -> box.setValue(now.size()));
        return new SettingRow("settings.size", box, Shortcut.text(Shortcut.SIZE));
    }

    static String words(SizeChoice size) {
        return size == SizeChoice.SYSTEM ? Texts.of("settings.size.system") : Formats.wholePercent(size.percent());
    }
}
