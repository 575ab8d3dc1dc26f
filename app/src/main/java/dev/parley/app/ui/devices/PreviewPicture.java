package dev.parley.app.ui.devices;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.video.VideoView;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** My own picture, mirrored and 16 to 9, as wide as there is room. */
final class PreviewPicture extends Region {
    private final VideoView picture;
    private final Label none = Controls.paragraph(Texts.of("devices.preview.none"), "small", "preview-none");
    private final Region corners = new Region();

    PreviewPicture(VideoView picture) {
        this.picture = picture;
        picture.setScaleX(-1);
        none.setAlignment(Pos.CENTER);
        none.visibleProperty().bind(picture.hasPictureProperty().not());
        corners.getStyleClass().add("preview-corners");
        corners.setMouseTransparent(true);
        getStyleClass().add("preview");
        setAccessibleText(Texts.of("call.self-picture"));
        getChildren().addAll(none, picture, corners);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 560;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.rint((width < 0 ? 560 : width) * 9 / 16);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        none.resizeRelocate(0, 0, getWidth(), getHeight());
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
        corners.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
