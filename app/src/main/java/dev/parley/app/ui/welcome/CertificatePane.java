package dev.parley.app.ui.welcome;

import dev.parley.app.session.ServerStatus;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.net.URI;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first contact with a server, and the warning when its certificate is another one. */
final class CertificatePane extends VBox {
    private final WelcomeModel model;

    CertificatePane(WelcomeModel model) {
        super(24);
        this.model = model;
    }

    /** Shows the certificate that {@code status} is about, if it is about one. */
    void update(ServerStatus status) {
        switch (status) {
            case ServerStatus.AskTrust(URI url, String _, String code) -> ask(url, code);
            case ServerStatus.CertificateChanged(URI url, String expected, String _, String code) ->
                warn(url, expected, code);
            default -> getChildren().clear();
        }
    }

    private void ask(URI url, String code) {
        Label big = new Label(code);
        big.setId("code");
        big.getStyleClass().add("code");
        fit(big, code, 32);
        VBox box = new VBox(big);
        box.getStyleClass().add("code-box");
        Button trust = Controls.button(Icon.LOCK, Texts.of("trust.accept"), model::trust, "accent", "big");
        trust.setId("trust");
        Button back = Controls.button(Texts.of("welcome.back"), model::otherServer, "flat", "big");
        back.setId("back");
        getChildren()
                .setAll(
                        WelcomeView.head(Texts.of("trust.title"), Texts.of("trust.lead", url)),
                        box,
                        Controls.paragraph(Texts.of("trust.how")),
                        buttons(back, trust));
        Platform.runLater(back::requestFocus); // trusting is a decision, not a reflex on Enter
    }

    private void warn(URI url, String expected, String code) {
        FontIcon sign = Icon.WARNING.node(32);
        sign.getStyleClass().add("warning-icon");
        VBox head = WelcomeView.head(Texts.of("changed.title"), Texts.of("changed.lead", url));
        head.getChildren().addFirst(sign);
        head.getStyleClass().add("warning-box");
        CheckBox sure = new CheckBox(Texts.of("changed.sure"));
        sure.setId("sure");
        sure.setWrapText(true);
        Button trust = Controls.button(Texts.of("changed.accept"), model::trust);
        trust.setId("trust");
        trust.disableProperty().bind(sure.selectedProperty().not());
        Button back = Controls.button(Texts.of("welcome.back"), model::otherServer, "accent", "big");
        back.setId("back");
        back.setDefaultButton(true);
        VBox codes = new VBox(
                16,
                named(Texts.of("changed.expected"), "expected-code", expected),
                named(Texts.of("changed.now"), "code", code));
        codes.getStyleClass().add("code-box");
        getChildren().setAll(head, codes, sure, buttons(trust, back));
        Platform.runLater(back::requestFocus);
    }

    private static VBox named(String name, String id, String code) {
        Label title = new Label(name);
        title.getStyleClass().addAll("section");
        Label value = new Label(code);
        value.setId(id);
        value.getStyleClass().add("code-small");
        fit(value, code, 18);
        VBox box = new VBox(4, title, value);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /** A code is worth nothing when its end is cut off: long ones are smaller. */
    private static void fit(Label label, String code, int size) {
        int fitting = (int) Math.min(size, 600.0 / Math.max(1, code.length()));
        label.setStyle("-fx-font-size: " + Math.max(11, fitting) + "px;");
        label.setWrapText(true);
    }

    private static HBox buttons(Button left, Button right) {
        HBox.setHgrow(left, Priority.NEVER);
        HBox row = new HBox(8, left, Controls.spring(), right);
        row.setAlignment(Pos.CENTER);
        return row;
    }
}
