package dev.parley.app.ui.account;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.ColumnPage;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** My account: my devices, my password, whom I blocked, and the end of it. */
public final class AccountPage extends ColumnPage {
    private final AccountModel model;
    private final DevicesSection devices;
    private final PasswordSection password;
    private final DeletionSection deletion;

    /** @param leave turns to the page before */
    public AccountPage(AccountModel model, Runnable leave) {
        super("account", Texts.of("me.title"), leave);
        this.model = model;
        devices = new DevicesSection(model);
        password = new PasswordSection(model);
        deletion = new DeletionSection(model);
        VBox sections = new VBox(32, devices, password, new BlockedSection(model), deletion);
        sections.disableProperty().bind(model.onlineProperty().not());
        add(me(), offline(), sections);
    }

    private HBox me() {
        Avatar avatar = new Avatar(56);
        model.usernameProperty()
                .subscribe(name -> avatar.show(name, model.displayNameProperty().get()));
        model.displayNameProperty()
                .subscribe(name -> avatar.show(model.usernameProperty().get(), name));
        Label name = Controls.line("title");
        name.textProperty().bind(model.displayNameProperty());
        Label account = Controls.line("muted");
        account.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.of(
                                "me.account",
                                model.usernameProperty().get(),
                                model.serverNameProperty().get()),
                        model.usernameProperty(),
                        model.serverNameProperty()));
        Controls.tellWhenCut(account);
        FontIcon lock = Icon.LOCK.node(14);
        lock.getStyleClass().add("muted-icon");
        Label kept = Controls.paragraph("", "muted", "small");
        kept.setId("secrets");
        HBox secrets = new HBox(6, lock, kept);
        secrets.setAlignment(Pos.CENTER_LEFT);
        model.secretsProperty().subscribe(place -> {
            kept.setText(place == null ? "" : Words.secrets(place));
            Controls.show(secrets, place != null);
        });
        VBox words = new VBox(2, name, account, secrets);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox me = new HBox(16, avatar, words);
        me.setAlignment(Pos.CENTER_LEFT);
        return me;
    }

    private Label offline() {
        Label words = Controls.paragraph(Texts.of("me.offline"), "warning-text");
        words.setId("account-offline");
        model.onlineProperty().subscribe(online -> Controls.show(words, !online));
        return words;
    }

    /** Opens the page, or leaves it: nothing that was typed stays. */
    @Override
    public void setShowing(boolean showing) {
        model.setShowing(showing);
        super.setShowing(showing);
        if (!showing) {
            devices.close();
            password.clear();
            deletion.close();
        }
    }
}
