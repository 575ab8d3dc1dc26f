package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Offers the call that tries everything, below camera and sound. */
public final class EchoBar extends HBox {

    /** @param leave leaves the page above it */
    public EchoBar(HomeModel model, Runnable leave) {
        super(16);
        getStyleClass().add("page-foot");
        setAlignment(Pos.CENTER_LEFT);
        Label more = Controls.paragraph(Texts.of("devices.test.more"), "small", "muted");
        more.setMinWidth(0);
        more.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(more, Priority.ALWAYS);
        Button call = Controls.button(Icon.CALL, Texts.of("devices.test"), () -> {
            leave.run();
            model.call(HomeModel.ECHO);
        });
        call.setId("test-call");
        call.disableProperty().bind(model.canCallProperty().not());
        getChildren().addAll(more, call);
    }
}
