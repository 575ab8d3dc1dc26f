package dev.parley.app.ui.theme;

import dev.parley.app.ui.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A password with an eye beside it to read what one typed. */
public final class PasswordBox extends HBox {
    private final PasswordField hidden = new PasswordField();
    private final TextField open = new TextField();
    private final Button eye = Controls.iconButton(Icon.SHOW, 18, Texts.of("account.password.show"), this::toggle);
    private final String name;

    /**
     * @param id of the field; the eye has {@code -eye} behind it, and the field that can be read {@code -open}
     * @param text what a screen reader says
     */
    public PasswordBox(String id, String text) {
        super(8);
        name = text;
        hidden.setId(id);
        open.setId(id + "-open");
        hidden.setAccessibleText(text);
        open.setAccessibleText(text);
        open.textProperty().bindBidirectional(hidden.textProperty());
        open.setVisible(false);
        eye.setId(id + "-eye");
        eye.setAccessibleText(Controls.of(eye.getText(), text));
        StackPane fields = new StackPane(hidden, open);
        HBox.setHgrow(fields, Priority.ALWAYS);
        getChildren().addAll(fields, eye);
    }

    /** What is typed; a secret. */
    public StringProperty textProperty() {
        return hidden.textProperty();
    }

    /** What Enter does. */
    public void setOnAction(Runnable action) {
        hidden.setOnAction(e -> action.run());
        open.setOnAction(e -> action.run());
    }

    /** Where one types. */
    public TextField field() {
        return open.isVisible() ? open : hidden;
    }

    /** Puts the focus there. */
    public void focusField() {
        field().requestFocus();
    }

    private void toggle() {
        boolean show = !open.isVisible();
        open.setVisible(show);
        hidden.setVisible(!show);
        String text = Texts.of(show ? "account.password.hide" : "account.password.show");
        eye.setGraphic((show ? Icon.HIDE : Icon.SHOW).node(18));
        eye.setAccessibleText(Controls.of(text, name));
        eye.getTooltip().setText(text);
        focusField();
    }
}
