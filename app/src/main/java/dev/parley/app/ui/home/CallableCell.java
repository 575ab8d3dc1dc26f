package dev.parley.app.ui.home;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A row with somebody who can be called: who, a line about it, and a button that shows when it is of use. */
abstract class CallableCell<T> extends ListCell<T> {
    private static final double MENU_INSET = 64;

    private final Avatar avatar = new Avatar(40);
    private final Label name = Controls.line();
    private final Label line = Controls.line("muted", "small");
    private final Button call;
    private final HBox row;
    private final Function<T, String> username;
    private final ContextMenu menu = new ContextMenu();

    /**
     * @param sign what stands before the line
     * @param callKey the words of the button and of the first item of the menu
     */
    CallableCell(Function<T, String> username, Node sign, String callKey, Consumer<String> onCall) {
        this.username = username;
        HBox more = new HBox(6, sign, line);
        more.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, name, more);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        call = Controls.iconButton(
                Icon.CALL, 18, Texts.of(callKey), () -> onCall.accept(username.apply(getItem())), "flat");
        Controls.tellWhenCut(line, this);
        call.setFocusTraversable(false); // Enter on the row does the same
        row = new HBox(12, avatar, words, call);
        row.getStyleClass().add("row");
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
        MenuItem unused = offer(callKey, onCall);
        contextMenuProperty().bind(emptyProperty().map(empty -> empty ? null : menu));
    }

    /** Puts one more item into the menu. */
    final MenuItem offer(String key, Consumer<String> action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(e -> action.accept(username.apply(getItem())));
        menu.getItems().add(item);
        return item;
    }

    /** Shows the menu below the row, for who asks for it by a key. */
    final void showMenu() {
        menu.show(this, Side.BOTTOM, MENU_INSET, 0);
    }

    /** Puts a node between the words and the button. */
    final void add(Node node) {
        row.getChildren().add(2, node);
    }

    /** Says that this one is new. */
    final void markAsNew(boolean isNew) {
        name.getStyleClass().remove("strong");
        if (isNew) {
            name.getStyleClass().add("strong");
        }
    }

    /** Fills the row. */
    abstract void show(T item);

    /** The parts that every row has. */
    final void say(String username, String displayName, String more, String callHint, String rowHint) {
        avatar.show(username, displayName);
        name.setText(displayName);
        line.setText(more);
        call.setAccessibleText(callHint);
        setAccessibleText(rowHint);
    }

    @Override
    protected final void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
        } else {
            show(item);
            setGraphic(row);
        }
    }
}
