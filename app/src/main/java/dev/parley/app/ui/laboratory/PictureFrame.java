package dev.parley.app.ui.laboratory;

import javafx.geometry.Orientation;
import javafx.scene.layout.StackPane;

/** As high as a 16:9 picture of its width. */
final class PictureFrame extends StackPane {
    PictureFrame() {
        getStyleClass().add("preview");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round(Math.max(width, 160) * 9 / 16);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
