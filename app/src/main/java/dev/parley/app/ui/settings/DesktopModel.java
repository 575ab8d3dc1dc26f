package dev.parley.app.ui.settings;

import dev.parley.app.settings.DesktopPreferences;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What was chosen for the window and its place on the desktop. JavaFX thread. */
public final class DesktopModel {
    private final ReadOnlyObjectWrapper<DesktopPreferences> preferences;
    private final Consumer<DesktopPreferences> keep;

    /**
     * @param first as they were kept
     * @param keep keeps others; must not block
     */
    public DesktopModel(DesktopPreferences first, Consumer<DesktopPreferences> keep) {
        preferences = new ReadOnlyObjectWrapper<>(first);
        this.keep = keep;
    }

    /** What is chosen now. */
    public ReadOnlyObjectProperty<DesktopPreferences> preferencesProperty() {
        return preferences.getReadOnlyProperty();
    }

    /** Chooses otherwise, and keeps that. */
    public void change(UnaryOperator<DesktopPreferences> change) {
        DesktopPreferences now = change.apply(preferences.get());
        if (!now.equals(preferences.get())) {
            preferences.set(now);
            keep.accept(now);
        }
    }
}
