package dev.parley.app.ui.settings;

import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.SettingRow;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How the window looks. */
public final class ThemeSection extends VBox {
    private final Map<ThemeChoice, ToggleButton> choices = new EnumMap<>(ThemeChoice.class);

    public ThemeSection(DesktopModel model) {
        super(12);
        Label title = Controls.line("title");
        title.setText(Texts.of("settings.look"));
        for (ThemeChoice each : ThemeChoice.values()) {
            choices.put(each, segment(model, each));
        }
        choices.get(ThemeChoice.SYSTEM).getStyleClass().add("left-pill");
        choices.get(ThemeChoice.LIGHT).getStyleClass().add("center-pill");
        choices.get(ThemeChoice.DARK).getStyleClass().add("right-pill");
        HBox segments = new HBox();
        segments.getChildren().setAll(choices.values());
        segments.getStyleClass().addAll("segments", "small-segments");
        segments.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, new SettingRow("settings.theme", segments));
        model.preferencesProperty()
                .subscribe(now -> choices.forEach((each, button) -> button.setSelected(each == now.theme())));
    }

    private static ToggleButton segment(DesktopModel model, ThemeChoice each) {
        String word = Texts.of("settings.theme." + Words.name(each));
        ToggleButton button = new ToggleButton(word);
        button.setId("theme-" + Words.name(each));
        button.setAccessibleText(Texts.of("settings.theme") + ": " + word);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> {
            button.setSelected(true); // one of the three, always
            model.change(now -> now.withTheme(each));
        });
        return button;
    }
}
