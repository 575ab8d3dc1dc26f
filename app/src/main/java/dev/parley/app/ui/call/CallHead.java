package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Who it is, for how long, and how good the connection is. */
final class CallHead extends HBox {
    private final Label name = Controls.line("call-name");
    private final StackPane quality = new StackPane(Icon.QUALITY.node(20));

    CallHead(CallModel model) {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("call-head");
        setMaxHeight(USE_PREF_SIZE);
        Label timer = new Label();
        timer.setId("timer");
        timer.setMinWidth(USE_PREF_SIZE);
        timer.getStyleClass().addAll("call-timer", "dim");
        timer.textProperty().bind(model.statusProperty());
        name.setId("remote-name");
        quality.setId("quality");
        quality.setFocusTraversable(true);
        quality.setMinSize(32, 32);
        Tooltip tooltip = Controls.tooltip("");
        tooltip.textProperty().bind(model.statisticsProperty());
        tooltip.setMaxWidth(480);
        tooltip.setShowDuration(Duration.INDEFINITE);
        Tooltip.install(quality, tooltip);
        // Who has no mouse reads it where the focus is.
        quality.focusedProperty().subscribe(focused -> {
            if (focused && quality.isFocusVisible()) {
                Bounds at = quality.localToScreen(quality.getLayoutBounds());
                tooltip.show(quality, at.getMinX(), at.getMaxY());
            } else {
                tooltip.hide();
            }
        });
        quality.setAccessibleRole(AccessibleRole.TEXT);
        quality.accessibleTextProperty().bind(model.statisticsProperty());
        getChildren().addAll(name, timer, Controls.spring(), quality);
        model.callProperty().subscribe(this::update);
    }

    private void update(CallView call) {
        if (call == null) {
            return;
        }
        name.setText(call.displayName());
        quality.getStyleClass()
                .setAll("quality", "focus-ring", call.quality().name().toLowerCase(Locale.ROOT));
    }
}
