package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.ui.theme.Controls;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A dropdown of devices. While it is open its lines come, go and are renamed in place, and the
 * highlighted one stays so. Walking over the lines with the arrow keys chooses nothing: what is highlighted when the
 * list closes is chosen, unless it closes by Esc.
 */
final class DeviceBox extends ComboBox<DeviceBox.Line> {
    private final DeviceField field;
    /** While this class changes lines and value itself. */
    private boolean filling;

    private Line chosen;
    private Line atOpening;
    private boolean givenUp;
    private boolean closing;

    /** One line. The same object as long as the device is there, so that what is highlighted is kept. */
    static final class Line {
        private final DeviceChoice choice;
        private final StringProperty name = new SimpleStringProperty();

        private Line(DeviceItem item) {
            choice = item.choice();
            name.set(item.name());
        }

        DeviceChoice choice() {
            return choice;
        }

        @Override
        public String toString() {
            return name.get();
        }
    }

    DeviceBox(DeviceField field) {
        this.field = field;
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setPrefWidth(320);
        setCellFactory(list -> {
            Cell cell = new Cell();
            Controls.tellWhenCut(cell);
            return cell;
        });
        Cell shown = new Cell();
        Controls.tellWhenCut(shown, this);
        setButtonCell(shown);
        setVisibleRowCount(12);
        field.items().subscribe(this::fill);
        valueProperty().subscribe(now -> {
            if (!filling && !isShowing()) {
                choose(now);
            }
        });
        showingProperty().subscribe(this::opened);
        skinProperty().subscribe(() -> {
            if (list() != null) {
                list().addEventFilter(KeyEvent.KEY_PRESSED, e -> givenUp |= e.getCode() == KeyCode.ESCAPE);
            }
        });
    }

    /** Whether the list is open, or was closed by the event that is on its way: the list hears keys before the page does. */
    boolean hasKeys() {
        return isShowing() || closing;
    }

    /** The list that drops down; null before it was ever laid out. */
    private ListView<?> list() {
        return getSkin() instanceof ComboBoxListViewSkin<?> skin && skin.getPopupContent() instanceof ListView<?> list
                ? list
                : null;
    }

    private void opened(boolean open) {
        if (open) {
            atOpening = getValue();
            givenUp = false;
        } else {
            closing = true;
            Platform.runLater(() -> closing = false);
            Line now = getValue();
            if (givenUp || now == atOpening) {
                take(chosen);
            } else {
                choose(now);
            }
        }
    }

    private void choose(Line line) {
        if (line != null && line != chosen) {
            field.choose().accept(line.choice);
        }
    }

    private void fill(List<DeviceItem> items) {
        Line highlighted = getValue();
        filling = true;
        try {
            InPlace.update(
                    getItems(),
                    items,
                    line -> line.choice.value(),
                    Line::new,
                    (line, item) -> line.name.set(item.name()));
            chosen = getItems().stream()
                    .filter(line -> isChosen(line, items))
                    .findFirst()
                    .orElse(null);
            if (isShowing() && getItems().contains(highlighted)) {
                take(highlighted);
            } else {
                atOpening = chosen;
                take(chosen);
            }
        } finally {
            filling = false;
        }
    }

    private static boolean isChosen(Line line, List<DeviceItem> items) {
        return items.stream()
                .anyMatch(item -> item.chosen() && item.choice().value().equals(line.choice.value()));
    }

    /** Puts a line into the box and, if it is open, under the highlight: the two lists of JavaFX don't agree by themselves. */
    private void take(Line line) {
        boolean before = filling;
        filling = true;
        getSelectionModel().select(line);
        int index = getItems().indexOf(line);
        if (list() != null && list().getSelectionModel().getSelectedIndex() != index) {
            list().getSelectionModel().clearAndSelect(index);
        }
        filling = before;
    }

    /** As wide as there is room, whatever the name; all of it in a tooltip where it is cut. */
    private static final class Cell extends ListCell<Line> {
        Cell() {
            setPrefWidth(0);
            setMinWidth(0);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            textProperty().unbind();
            if (line == null || empty) {
                setText("");
            } else {
                textProperty().bind(line.name);
            }
        }
    }
}
