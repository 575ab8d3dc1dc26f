package dev.parley.app.ui.settings;

import dev.parley.app.settings.DesktopPreferences.MiniChoice;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Segments;
import dev.parley.app.ui.theme.SettingRow;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How the windows look, how large all in them is, what they speak, and when the small one is there. */
public final class ThemeSection extends VBox {
    public ThemeSection(DesktopModel model) {
        super(16);
        Label title = Controls.line("title");
        title.setText(Texts.of("settings.look"));
        Segments<ThemeChoice> theme = new Segments<>(
                ThemeChoice.class, "theme", "settings.theme", each -> model.change(now -> now.withTheme(each)));
        Segments<MiniChoice> mini = new Segments<>(
                MiniChoice.class, "mini", "settings.mini", each -> model.change(now -> now.withMini(each)));
        getChildren()
                .addAll(
                        title,
                        new SettingRow("settings.theme", theme),
                        SizeRow.of(model),
                        LanguageRow.of(
                                model.preferencesProperty().get().language(),
                                tag -> model.change(now -> now.withLanguage(tag))),
                        new SettingRow("settings.mini", mini));
        model.preferencesProperty().subscribe(now -> {
            theme.show(now.theme());
            mini.show(now.mini());
        });
    }
}
