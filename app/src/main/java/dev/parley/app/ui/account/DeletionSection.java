package dev.parley.app.ui.account;

import dev.parley.app.session.AccountView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.PasswordBox;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Deleting the account: says what is lost, and asks for the password. */
final class DeletionSection extends Section {
    private final AccountModel model;
    private final PasswordBox password = new PasswordBox("delete-password", Texts.of("me.delete.password"));
    private final Label outcome = outcome("delete-outcome");
    private final Decision decision;

    DeletionSection(AccountModel model) {
        super(Texts.of("me.delete.title"));
        this.model = model;
        Button sure = Controls.button(Texts.of("me.delete.sure"), this::delete);
        sure.setId("delete-sure");
        sure.disableProperty().bind(Bindings.isEmpty(password.textProperty()));
        password.setOnAction(this::delete);
        password.setMaxWidth(400);
        Label lost = Controls.paragraph("");
        lost.setId("delete-lost");
        lost.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.of(
                                "me.delete.lost",
                                model.usernameProperty().get(),
                                model.serverNameProperty().get()),
                        model.usernameProperty(),
                        model.serverNameProperty()));
        decision = new Decision(
                "delete-account",
                Texts.of("me.delete"),
                new VBox(
                        12,
                        lost,
                        Controls.paragraph(Texts.of("me.delete.stays"), "muted"),
                        labelled(Texts.of("me.delete.password"), password, password.field()),
                        outcome),
                sure,
                password::focusField);
        getChildren().add(decision);
        model.viewProperty().subscribe(this::update);
    }

    private void delete() {
        if (!model.delete(password.textProperty().get())) {
            password.focusField();
        }
    }

    private void update(AccountView view) {
        say(outcome, view.deletion(), "");
        decision.setDisable(view.deletion().isAsked());
    }

    void close() {
        password.textProperty().set("");
        decision.close();
    }
}
