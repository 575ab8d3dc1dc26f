package dev.parley.app.ui.home;

import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A call of the past: with whom, how it went, when. */
final class RecentCell extends ListCell<RecentCall> {
    private final HomeModel model;
    private final Avatar avatar = new Avatar(40);
    private final Label name = Controls.line();
    private final StackPane direction = new StackPane();
    private final Label outcome = Controls.line("muted", "small");
    private final Label when = new Label();
    private final Button call = Controls.iconButton(
            Icon.CALL, 18, Texts.of("ended.again"), () -> model().call(getItem().username()), "flat");
    private final HBox row;

    RecentCell(HomeModel model) {
        this.model = model;
        HBox how = new HBox(6, direction, outcome);
        how.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, name, how);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        when.getStyleClass().addAll("muted", "small");
        when.setMinWidth(USE_PREF_SIZE);
        row = new HBox(12, avatar, words, when, call);
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
        setPrefWidth(0);
        MenuItem again = new MenuItem(Texts.of("ended.again"));
        again.setOnAction(e -> model.call(getItem().username()));
        MenuItem add = new MenuItem(Texts.of("home.add"));
        add.setOnAction(e -> model.add(getItem().username()));
        ContextMenu menu = new ContextMenu(again, add);
        contextMenuProperty().bind(emptyProperty().map(empty -> empty ? null : menu));
    }

    private HomeModel model() {
        return model;
    }

    @Override
    protected void updateItem(RecentCall recent, boolean empty) {
        super.updateItem(recent, empty);
        if (empty || recent == null) {
            setGraphic(null);
            return;
        }
        avatar.show(recent.username(), recent.displayName());
        name.setText(recent.displayName());
        boolean talked = recent.durationMs() > 0;
        FontIcon sign = (recent.outgoing() ? Icon.CALL_OUT : talked ? Icon.CALL_IN : Icon.CALL_MISSED).node(14);
        sign.getStyleClass().add(talked ? "accent-icon" : recent.outgoing() ? "muted-icon" : "warning-icon");
        direction.getChildren().setAll(sign);
        String word = Words.outcome(recent);
        outcome.setText(word);
        when.setText(model.when(recent));
        call.setAccessibleText(Texts.of("ended.again") + ": " + recent.displayName());
        setAccessibleText(Texts.of(recent.outgoing() ? "recent.out" : "recent.in") + ": "
                + Texts.of("home.recents.hint", recent.displayName(), word, when.getText()));
        setGraphic(row);
    }
}
