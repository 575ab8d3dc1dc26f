package dev.parley.app.ui.settings;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.ColumnPage;
import javafx.scene.Node;

/** What a person chooses for the window and its place on the desktop. JavaFX thread. */
public final class SettingsPage extends ColumnPage {
    /**
     * @param leave turns to the page before
     * @param sections from top to bottom
     */
    public SettingsPage(Runnable leave, Node... sections) {
        super("settings", Texts.of("settings.title"), leave);
        add(sections);
    }
}
