package dev.parley.app.ui.theme;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/**
 * The root of a scene: one node that is laid out in what the room is at a factor of 1, and drawn that much larger. A
 * {@code Pane} because a popup's root must be one. JavaFX thread.
 */
final class ZoomPane extends Pane {
    private final Node content;
    private final Scale scale = new Scale();
    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(this, "factor", 1);

    /** @param content has no parent, or one that it leaves now */
    ZoomPane(Node content) {
        super(content);
        this.content = content;
        content.getTransforms().add(scale);
    }

    ReadOnlyDoubleProperty factorProperty() {
        return factor.getReadOnlyProperty();
    }

    void setFactor(double now) {
        if (now != factor.get()) {
            scale.setX(now);
            scale.setY(now);
            requestLayout();
            factor.set(now);
        }
    }

    @Override
    public Orientation getContentBias() {
        return content.getContentBias();
    }

    @Override
    protected double computeMinWidth(double height) {
        return content.minWidth(inside(height)) * factor.get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.minHeight(inside(width)) * factor.get();
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(inside(height)) * factor.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(inside(width)) * factor.get();
    }

    private double inside(double length) {
        return length == USE_COMPUTED_SIZE ? length : length / factor.get();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, inside(getWidth()), inside(getHeight()));
    }
}
