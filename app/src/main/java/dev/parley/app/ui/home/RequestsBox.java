package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.signaling.protocol.PersonInfo;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who asks to be among my people. Two are enough to look at; the next ones come when these are answered. */
final class RequestsBox extends VBox {
    private static final int SHOWN = 2;

    private final ContactsModel model;
    private final Runnable focusNext;
    private boolean wide;

    /** @param focusNext puts the focus where it belongs once nobody asks any more */
    RequestsBox(ContactsModel model, Runnable focusNext) {
        super(8);
        this.model = model;
        this.focusNext = focusNext;
        setId("requests");
        model.requests().addListener((ListChangeListener<PersonInfo>) change -> fill());
        fill();
    }

    /** Whether name and buttons are side by side. */
    void setWide(boolean now) {
        if (now != wide) {
            wide = now;
            fill();
        }
    }

    private void fill() {
        boolean focused = getScene() != null && isWithin(getScene().getFocusOwner());
        List<PersonInfo> asking = model.requests();
        getChildren().setAll(asking.stream().limit(SHOWN).map(this::card).toList());
        if (asking.size() > SHOWN) {
            Label more = Controls.line("muted", "small");
            more.setText(Texts.count("request.more", asking.size() - SHOWN));
            more.setPadding(new Insets(0, 0, 0, 12));
            getChildren().add(more);
        }
        Controls.show(this, !asking.isEmpty());
        if (focused) {
            Node next = lookup(".accept");
            if (next == null) {
                focusNext.run();
            } else {
                next.requestFocus();
            }
        }
    }

    private boolean isWithin(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    private Region card(PersonInfo person) {
        String username = person.username();
        Avatar avatar = new Avatar(32);
        avatar.show(username, person.displayName());
        Label name = Controls.line("strong");
        name.setText(person.displayName());
        Controls.tellWhenCut(name);
        Label asks = Controls.line("muted", "small");
        asks.setText(Texts.of("request.asks", username));
        Controls.tellWhenCut(asks);
        VBox words = new VBox(2, name, asks);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(12, avatar, words);
        head.setAlignment(Pos.CENTER_LEFT);
        Button accept = Controls.button(Texts.of("request.accept"), () -> model.add(username), "accent", "accept");
        accept.setAccessibleText(Texts.of("request.accept.hint", person.displayName()));
        Button decline = Controls.button(Texts.of("request.decline"), () -> model.decline(username), "decline");
        decline.setAccessibleText(Texts.of("request.decline.hint", person.displayName()));
        decline.setTooltip(Controls.tooltip(Texts.of("request.decline.more")));
        HBox buttons = new HBox(8, accept, decline, Controls.spring(), menu(person));
        buttons.setAlignment(Pos.CENTER_LEFT);
        Region card;
        if (wide) {
            buttons.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(head, Priority.ALWAYS);
            head.setMinWidth(0);
            HBox row = new HBox(12, head, buttons);
            row.setAlignment(Pos.CENTER_LEFT);
            card = row;
        } else {
            card = new VBox(8, head, buttons);
        }
        card.getStyleClass().add("request");
        card.setMinHeight(USE_PREF_SIZE);
        return card;
    }

    private MenuButton menu(PersonInfo person) {
        MenuItem block = new MenuItem(Texts.of("home.block"));
        block.setOnAction(e -> model.block(person.username()));
        MenuButton menu = new MenuButton("", Icon.MORE.node(18), block);
        menu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        menu.setAccessibleText(Texts.of("request.menu", person.displayName()));
        menu.getStyleClass().addAll("flat", "no-arrow", "icon-only");
        menu.setMinWidth(USE_PREF_SIZE);
        return menu;
    }
}
