package dev.parley.app.ui.welcome;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A password with an eye beside it to read what one typed. */
final class PasswordBox extends HBox {
    private final PasswordField hidden = new PasswordField();
    private final TextField open = new TextField();
    private final Button eye = Controls.iconButton(Icon.SHOW, 18, Texts.of("account.password.show"), this::toggle);

    PasswordBox() {
        super(8);
        hidden.setId("password");
        open.setId("password-open");
        hidden.setAccessibleText(Texts.of("account.password"));
        open.setAccessibleText(Texts.of("account.password"));
        open.textProperty().bindBidirectional(hidden.textProperty());
        open.setVisible(false);
        eye.setId("show-password");
        StackPane fields = new StackPane(hidden, open);
        HBox.setHgrow(fields, Priority.ALWAYS);
        getChildren().addAll(fields, eye);
    }

    StringProperty textProperty() {
        return hidden.textProperty();
    }

    /** What Enter does. */
    void setOnAction(Runnable action) {
        hidden.setOnAction(e -> action.run());
        open.setOnAction(e -> action.run());
    }

    /** Where one types. */
    TextField field() {
        return open.isVisible() ? open : hidden;
    }

    void focusField() {
        field().requestFocus();
    }

    private void toggle() {
        boolean show = !open.isVisible();
        open.setVisible(show);
        hidden.setVisible(!show);
        String text = Texts.of(show ? "account.password.hide" : "account.password.show");
        eye.setGraphic((show ? Icon.HIDE : Icon.SHOW).node(18));
        eye.setAccessibleText(text);
        eye.getTooltip().setText(text);
        focusField();
    }
}
