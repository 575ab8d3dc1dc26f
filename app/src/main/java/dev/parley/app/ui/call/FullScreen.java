package dev.parley.app.ui.call;

import javafx.beans.property.ReadOnlyBooleanProperty;

/** The window's full screen, as a page may use it. JavaFX thread. */
public interface FullScreen {
    /** Whether the window fills the screen. */
    ReadOnlyBooleanProperty onProperty();

    /** Fills the screen, or leaves it. */
    void set(boolean on);
}
