package dev.parley.app.ui.home;

import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which server I am on; for my own, what others need to come to it. */
final class ServerLine extends HBox {
    private final HomeModel model;
    private final VBox own = new VBox(2);
    private final Label url = Controls.line();
    private final Label code = Controls.line("own-code");
    private final Button copy;

    ServerLine(HomeModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("home-foot");
        setAlignment(Pos.CENTER_LEFT);
        FontIcon sign = Icon.SERVER.node(20);
        sign.getStyleClass().add("muted-icon");
        Label name = Controls.line("muted", "small");
        name.textProperty().bind(model.serverNameProperty());
        Label lead = Controls.line("muted", "small");
        lead.setText(Texts.of("home.own.lead"));
        Label compare = Controls.line("muted", "small");
        compare.setText(Texts.of("home.own.code"));
        url.setId("own-url");
        code.setId("own-code");
        code.setWrapText(true); // a code that ends in an ellipsis is none
        own.getChildren().addAll(lead, url, compare, code);
        own.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        VBox words = new VBox(name, own);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        copy = Controls.iconButton(Icon.COPY, 18, Texts.of("home.own.copy"), this::copy, "flat");
        copy.setId("copy");
        getChildren().addAll(sign, words, copy);
        model.ownServerProperty().subscribe(server -> {
            Controls.show(own, server != null);
            Controls.show(name, server == null);
            Controls.show(copy, server != null);
            show(server);
        });
    }

    private void show(Snapshot.OwnServer server) {
        if (server != null) {
            url.setText(server.url());
            url.setTooltip(Controls.tooltip(server.url()));
            code.setText(server.shortCode());
        }
    }

    private void copy() {
        Snapshot.OwnServer server = model.ownServerProperty().get();
        ClipboardContent content = new ClipboardContent();
        content.putString(Texts.of("home.own.clip", server.url(), server.shortCode()));
        Clipboard.getSystemClipboard().setContent(content);
        say(Texts.of("home.own.copied"), Icon.CHECK);
        PauseTransition back = new PauseTransition(Duration.seconds(2));
        back.setOnFinished(e -> say(Texts.of("home.own.copy"), Icon.COPY));
        back.play();
    }

    private void say(String text, Icon icon) {
        copy.setGraphic(icon.node(18));
        copy.getTooltip().setText(text);
        copy.setAccessibleText(text);
    }
}
