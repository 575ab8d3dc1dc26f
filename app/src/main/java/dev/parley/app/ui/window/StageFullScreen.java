package dev.parley.app.ui.window;

import dev.parley.app.ui.call.FullScreen;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.stage.Stage;

/** The full screen of a window. JavaFX thread. */
record StageFullScreen(Stage stage) implements FullScreen {
    @Override
    public ReadOnlyBooleanProperty onProperty() {
        return stage.fullScreenProperty();
    }

    @Override
    public void set(boolean on) {
        stage.setFullScreen(on);
    }
}
