package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.Switch;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who I am, whether I am away, and whose calls ring. */
final class MePane extends VBox {
    MePane(HomeModel model) {
        super(4);
        setMinWidth(0);
        Avatar avatar = new Avatar(48);
        model.displayNameProperty()
                .subscribe(name -> avatar.show(model.usernameProperty().get(), name));
        model.usernameProperty()
                .subscribe(name -> avatar.show(name, model.displayNameProperty().get()));
        Label name = Controls.line("strong");
        name.setId("my-name");
        name.textProperty().bind(model.displayNameProperty());
        Label username = Controls.line("muted", "small");
        username.textProperty().bind(Bindings.concat("@", model.usernameProperty()));
        Switch away = new Switch(Texts.of("home.away"), true);
        away.setId("away");
        away.setAccessibleText(Texts.of("home.away.hint"));
        away.setTooltip(Controls.tooltip(Texts.of("home.away.hint")));
        model.awayProperty().subscribe(away::setSelected);
        away.selectedProperty().subscribe(model::setAway);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox first = new HBox(8, name, menu(model));
        first.setAlignment(Pos.CENTER_LEFT);
        HBox second = new HBox(8, username, Controls.spring(), away);
        second.setAlignment(Pos.CENTER_LEFT);
        second.setPadding(new Insets(0, 8, 0, 0));
        VBox words = new VBox(first, second);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox me = new HBox(12, avatar, words);
        me.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(me, new RingForPane(model.contacts()));
    }

    private static MenuButton menu(HomeModel model) {
        MenuButton menu = new MenuButton(
                "",
                Icon.MORE.node(20),
                item("account", "home.account", model::openAccount),
                item("settings", "home.preferences", model::openSettings),
                item("laboratory", "home.laboratory", model::openLaboratory),
                item("shortcuts", "home.keyboard", model::openKeyboard),
                item("about", "home.about", model::openAbout),
                item("sign-out", "home.sign-out", model::signOut),
                item("other-server", "home.other-server", model::otherServer));
        menu.setId("more");
        menu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        menu.setAccessibleText(Texts.of("home.menu"));
        menu.setTooltip(Controls.tooltip(Texts.of("home.menu")));
        menu.getStyleClass().addAll("flat", "no-arrow", "icon-only");
        menu.setMinWidth(USE_PREF_SIZE);
        return menu;
    }

    private static MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setId(id);
        item.setOnAction(e -> action.run());
        return item;
    }
}
