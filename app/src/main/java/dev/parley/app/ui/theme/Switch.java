package dev.parley.app.ui.theme;

import dev.parley.app.ui.text.Texts;
import javafx.animation.TranslateTransition;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Something that is on or off. A toggle button in other clothes, so that keys and screen readers work it as well. */
public final class Switch extends ToggleButton {
    private static final double WAY = 16;

    private final Region thumb = new Region();

    /** @param text what a screen reader says; shown beside it where {@code shown} */
    public Switch(String text, boolean shown) {
        super(shown ? text : "");
        setAccessibleText(text);
        setAccessibleRoleDescription(Texts.of("spoken.switch"));
        thumb.getStyleClass().add("thumb");
        StackPane track = new StackPane(thumb);
        track.getStyleClass().add("track");
        setGraphic(track);
        setContentDisplay(ContentDisplay.RIGHT);
        setGraphicTextGap(8);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().setAll("switch", "focus-ring");
        selectedProperty().subscribe(this::move);
    }

    private void move(boolean on) {
        double to = on ? WAY / 2 : -WAY / 2;
        if (getScene() == null || getScene().getWindow() == null) {
            thumb.setTranslateX(to);
            return;
        }
        TranslateTransition slide = new TranslateTransition(Theme.motion(), thumb);
        slide.setToX(to);
        slide.play();
    }
}
