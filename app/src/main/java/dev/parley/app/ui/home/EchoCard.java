package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Invites a newcomer to a first call. */
final class EchoCard extends VBox {
    EchoCard(HomeModel model) {
        super(16);
        getStyleClass().addAll("card", "echo-card");
        setAlignment(Pos.TOP_LEFT);
        setMaxWidth(560);
        FontIcon sign = Icon.CAMERA.node(32);
        sign.getStyleClass().add("accent-icon");
        Button call = Controls.button(
                Icon.CALL, Texts.of("home.echo.call"), () -> model.call(HomeModel.ECHO), "accent", "big");
        call.setId("call-echo");
        call.disableProperty().bind(model.canCallProperty().not());
        VBox words = new VBox(
                8,
                Controls.paragraph(Texts.of("home.echo.title"), "heading"),
                Controls.paragraph(Texts.of("home.echo.more"), "muted"));
        getChildren().addAll(sign, words, call);
        setMinHeight(USE_PREF_SIZE);
    }
}
