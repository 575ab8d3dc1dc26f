package dev.parley.app.ui.welcome;

import dev.parley.app.session.ServerStatus;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Waiting for a server, and what went wrong with it. */
final class WaitPane extends VBox {
    private final WelcomeModel model;

    WaitPane(WelcomeModel model) {
        super(24);
        this.model = model;
        setAlignment(Pos.CENTER);
    }

    /** Shows {@code status} if it is about waiting or failing. */
    void update(ServerStatus status) {
        switch (status) {
            case ServerStatus.Connecting(String name) -> waiting(name);
            case ServerStatus.Failed(String _, ServerStatus.Problem problem) -> failed(Words.problem(problem));
            default -> getChildren().clear(); // a running progress indicator costs pulses
        }
    }

    private void waiting(String name) {
        ProgressIndicator progress = new ProgressIndicator();
        progress.setPrefSize(40, 40);
        Label text = Controls.paragraph(
                name.isEmpty() ? Texts.of("welcome.connecting.own") : Texts.of("welcome.connecting", name), "muted");
        Button cancel = Controls.button(Texts.of("welcome.cancel"), model::otherServer, "flat");
        cancel.setId("back");
        getChildren().setAll(progress, text, cancel);
    }

    private void failed(Sentence sentence) {
        FontIcon sign = Icon.WARNING.node(40);
        sign.getStyleClass().add("warning-icon");
        Label title = Controls.paragraph(Texts.of("failed.title"), "heading");
        Label what = Controls.paragraph(sentence.title());
        what.setId("problem");
        Label more = Controls.paragraph(sentence.more(), "muted");
        for (Label label : new Label[] {title, what, more}) {
            label.setStyle("-fx-text-alignment: center;");
        }
        VBox words = new VBox(8, title, what, more);
        words.setAlignment(Pos.CENTER);
        Button retry = Controls.button(Icon.RETRY, Texts.of("failed.retry"), model::retry, "accent", "big");
        retry.setId("retry");
        Button other = Controls.button(Texts.of("failed.other"), model::otherServer, "flat");
        other.setId("back");
        VBox buttons = new VBox(8, retry, other);
        buttons.setAlignment(Pos.CENTER);
        getChildren().setAll(sign, words, buttons);
    }
}
