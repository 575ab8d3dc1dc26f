package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The frame of the small picture while the other person shares a screen; pressing it swaps small and large. The picture
 * is drawn between it and its ground: rounded corners over a picture cost less than a rounded clip.
 */
final class SmallCard extends Button {
    static final double BORDER = 4;

    private final StackPane back = new StackPane();
    private final Avatar avatar = new Avatar(48);
    private final Label name = Controls.line("self-label");

    SmallCard(Runnable swap) {
        setId("swap-pictures");
        getStyleClass().setAll("small-card");
        setAlignment(Pos.BOTTOM_LEFT);
        setMinWidth(0);
        HBox corner = new HBox(name); // or the label would be as wide as the card
        corner.setAlignment(Pos.BOTTOM_LEFT);
        corner.setFillHeight(false);
        setGraphic(corner);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        name.maxWidthProperty().bind(widthProperty().subtract(6 * BORDER));
        setOnAction(e -> swap.run());
        setTooltip(Controls.tooltip(""));
        setViewOrder(-3);
        back.getStyleClass().add("card-ground");
        back.getChildren().add(avatar);
        back.setMouseTransparent(true);
        back.setViewOrder(-1);
    }

    /** What is behind the picture, and seen where there is none. */
    Region back() {
        return back;
    }

    /** Whose card it is. */
    void show(CallView call) {
        avatar.show(call.username(), call.displayName());
    }

    /** Says what pressing it does. */
    void offer(String whose, boolean swapped) {
        avatar.setVisible(!swapped);
        name.setText(swapped ? Texts.of("call.screen") : whose);
        String words = swapped ? Texts.of("call.swap.screen") : Texts.of("call.swap.camera", whose);
        getTooltip().setText(words);
        setAccessibleText(words);
    }
}
