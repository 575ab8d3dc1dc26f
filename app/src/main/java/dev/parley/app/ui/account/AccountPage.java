package dev.parley.app.ui.account;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** My account: my devices, my password, whom I blocked, and the end of it. */
public final class AccountPage extends StackPane {
    private static final double WIDTH = 640;

    private final AccountModel model;
    private final DevicesSection devices;
    private final PasswordSection password;
    private final DeletionSection deletion;
    private final ScrollPane scroll = new ScrollPane();
    private final Button back;

    /** @param leave turns to the page before */
    public AccountPage(AccountModel model, Runnable leave) {
        this.model = model;
        getStyleClass().add("page");
        back = Controls.iconButton(Icon.BACK, 20, Texts.of("me.back"), leave, "flat");
        back.setId("account-back");
        Label title = Controls.line("lab-title");
        title.setText(Texts.of("me.title"));
        HBox bar = new HBox(8, back, title);
        bar.getStyleClass().add("lab-bar");
        devices = new DevicesSection(model);
        password = new PasswordSection(model);
        deletion = new DeletionSection(model);
        VBox sections = new VBox(32, devices, password, new BlockedSection(model), deletion);
        sections.disableProperty().bind(model.onlineProperty().not());
        VBox column = new VBox(24, me(), offline(), sections);
        column.setMaxWidth(WIDTH);
        StackPane middle = new StackPane(column);
        StackPane.setAlignment(column, Pos.TOP_CENTER);
        middle.setPadding(new Insets(24, 24, 48, 24));
        scroll.setContent(middle);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("bare-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(new VBox(bar, scroll));
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                leave.run();
            }
        });
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
    public void setShowing(boolean showing) {
        model.setShowing(showing);
        if (showing) {
            scroll.setVvalue(0);
            back.requestFocus();
        } else {
            devices.close();
            password.clear();
            deletion.close();
        }
    }
}
