package dev.parley.app.ui.devices;

import dev.parley.app.ui.text.Texts;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A bar that moves with the microphone. Drawn once a pulse at most, without a layout: only its fill is clipped anew. */
final class LevelBar extends Region {
    private static final double HEIGHT = 8;

    private final LevelModel model;
    private final Region fill = new Region();
    private final Rectangle clip = new Rectangle(0, HEIGHT);
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            draw(LevelBar.this.model.pulse(now / 1e6));
        }
    };
    private double drawn;

    LevelBar(LevelModel model) {
        this.model = model;
        setId("level");
        getStyleClass().addAll("level", "focus-ring");
        fill.getStyleClass().add("level-fill");
        fill.setClip(clip);
        fill.setManaged(false);
        getChildren().add(fill);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        model.wordProperty()
                .subscribe(word -> setAccessibleText(
                        Texts.of("devices.level." + word.name().toLowerCase(Locale.ROOT))));
    }

    void start() {
        pulse.start();
    }

    void stop() {
        pulse.stop();
        draw(0);
    }

    /** How full it is drawn, 0 to 1. */
    double drawn() {
        return drawn;
    }

    private void draw(double now) {
        if (now != drawn) {
            drawn = now;
            clip.setWidth(Math.rint(getWidth() * now));
        }
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, getWidth(), HEIGHT);
        clip.setWidth(Math.rint(getWidth() * drawn));
    }
}
