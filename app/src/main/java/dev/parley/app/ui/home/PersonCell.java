package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.signaling.protocol.PersonInfo;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A person: avatar, name, presence, and a call button when one points at them. */
final class PersonCell extends ListCell<PersonInfo> {
    private final HomeModel model;
    private final Avatar avatar = new Avatar(40);
    private final Label name = Controls.line();
    private final Region dot = new Region();
    private final Label presence = Controls.line("muted", "small");
    private final Button call = Controls.iconButton(
            Icon.CALL, 18, Texts.of("home.call"), () -> model().call(getItem().username()), "flat");
    private final HBox row;

    PersonCell(HomeModel model) {
        this.model = model;
        HBox state = new HBox(6, dot, presence);
        state.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, name, state);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(12, avatar, words, call);
        row.getStyleClass().add("row");
        call.setFocusTraversable(false); // Enter on the row does the same
        // A cell counts as focused even while its list is not.
        ObservableValue<Boolean> listFocused =
                listViewProperty().flatMap(ListView::focusedProperty).orElse(false);
        call.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> isHover() || (isFocused() && listFocused.getValue()),
                        hoverProperty(),
                        focusedProperty(),
                        listFocused));
        setPrefWidth(0); // as wide as the list, never wider
        MenuItem callItem = new MenuItem(Texts.of("home.call"));
        callItem.setOnAction(e -> model.call(getItem().username()));
        MenuItem remove = new MenuItem(Texts.of("home.remove"));
        remove.setOnAction(e -> model.remove(getItem().username()));
        ContextMenu menu = new ContextMenu(callItem, remove);
        contextMenuProperty().bind(emptyProperty().map(empty -> empty ? null : menu));
    }

    private HomeModel model() {
        return model;
    }

    @Override
    protected void updateItem(PersonInfo person, boolean empty) {
        super.updateItem(person, empty);
        if (empty || person == null) {
            setGraphic(null);
            return;
        }
        avatar.show(person.username(), person.displayName());
        name.setText(person.displayName());
        String word = Words.presence(person.presence());
        presence.setText(word);
        dot.getStyleClass()
                .setAll("dot", person.presence().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        call.setAccessibleText(Texts.of("home.call") + " " + person.displayName());
        setAccessibleText(Texts.of("person.hint", person.displayName(), word));
        setGraphic(row);
    }
}
