package dev.parley.app.ui.account;

import dev.parley.app.session.AccountView;
import dev.parley.app.session.AccountView.Phase;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.PasswordBox;
import dev.parley.signaling.protocol.Limits;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Changing the password. */
final class PasswordSection extends Section {
    private final AccountModel model;
    private final PasswordBox known = new PasswordBox("old-password", Texts.of("me.password.old"));
    private final PasswordBox wanted = new PasswordBox("new-password", Texts.of("me.password.new"));
    private final Label outcome = outcome("password-outcome");
    private final Button change;
    private Phase before = Phase.IDLE;

    PasswordSection(AccountModel model) {
        super(Texts.of("me.password"));
        this.model = model;
        Label rule = Controls.paragraph(Texts.of("account.password.rule", Limits.PASSWORD_MIN_CHARACTERS));
        rule.getStyleClass().addAll("muted", "small");
        VBox fields = new VBox(
                12,
                labelled(Texts.of("me.password.old"), known, known.field()),
                new VBox(4, labelled(Texts.of("me.password.new"), wanted, wanted.field()), rule));
        fields.setMaxWidth(400);
        change = Controls.button(Texts.of("me.password.change"), this::change);
        change.setId("change-password");
        change.disableProperty()
                .bind(Bindings.isEmpty(known.textProperty())
                        .or(Bindings.length(wanted.textProperty()).lessThan(Limits.PASSWORD_MIN_CHARACTERS)));
        known.setOnAction(wanted::focusField);
        wanted.setOnAction(this::change);
        getChildren()
                .addAll(Controls.paragraph(Texts.of("me.password.more"), "muted"), fields, new HBox(change), outcome);
        model.viewProperty().subscribe(this::update);
    }

    private void change() {
        if (!model.changePassword(
                known.textProperty().get(), wanted.textProperty().get())) {
            (known.textProperty().get().isEmpty() ? known : wanted).focusField();
        }
    }

    private void update(AccountView view) {
        Phase now = view.password().phase();
        change.setText(Texts.of(view.password().isAsked() ? "account.busy" : "me.password.change"));
        say(outcome, view.password(), Texts.of("me.password.done"));
        if (now == Phase.DONE && before != Phase.DONE) {
            clear();
        }
        before = now;
    }

    void clear() {
        known.textProperty().set("");
        wanted.textProperty().set("");
    }
}
