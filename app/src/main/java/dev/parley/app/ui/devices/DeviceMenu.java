package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/**
 * The small caret beside a round button, with the devices of one kind. While it is open its lines come, go and are
 * renamed in place, the highlighted one stays so, and it grows upwards.
 */
public final class DeviceMenu extends MenuButton {
    /** Longer names end in an ellipsis: a menu doesn't do that by itself. */
    private static final int LONGEST = 48;

    private final DevicesModel model;
    private final DeviceKind kind;
    private final ToggleGroup group = new ToggleGroup();
    private final List<Line> lines = new ArrayList<>();
    private final List<MenuItem> more = new ArrayList<>();

    /** A device. The same object as long as it is there. */
    private static final class Line extends RadioMenuItem {
        private final String key;
        private String name = "";

        Line(String key) {
            this.key = key;
            setMnemonicParsing(false);
        }
    }

    /** @param text its tooltip, and what a screen reader says */
    public DeviceMenu(DevicesModel model, DeviceKind kind, String text) {
        this.model = model;
        this.kind = kind;
        setGraphic(Icon.CARET.node(18));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPopupSide(Side.TOP);
        setAccessibleText(text);
        setTooltip(Controls.tooltip(text));
        getStyleClass().setAll("caret");
        setMnemonicParsing(false);
        model.items(kind).subscribe(this::fill);
        showingProperty().subscribe(open -> {
            if (open) {
                tellWhatIsCut();
            }
        });
    }

    /** Adds something else that can be chosen, below the devices. */
    public void add(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        more.addAll(List.of(new SeparatorMenuItem(), item));
        show(null);
    }

    private void fill(List<DeviceItem> items) {
        InPlace.update(lines, items, line -> line.key, this::line, this::renew);
        show(highlighted());
    }

    private Line line(DeviceItem item) {
        Line line = new Line(item.choice().value());
        line.setToggleGroup(group);
        renew(line, item);
        return line;
    }

    private void renew(Line line, DeviceItem item) {
        line.name = item.name();
        line.setText(cut(item.name()));
        line.setSelected(item.chosen());
        line.setOnAction(e -> model.choose(kind, item.choice()));
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }

    /** A menu makes all its nodes anew when a line comes or goes, and forgets which one was highlighted. */
    private void show(MenuItem highlighted) {
        List<MenuItem> all = new ArrayList<>(lines);
        all.addAll(more);
        if (all.equals(getItems())) {
            return;
        }
        Parent rows = rows();
        ContextMenu popup = popup();
        double foot = popup == null ? 0 : popup.getY() + popup.getHeight();
        getItems().setAll(all);
        if (rows != null && isShowing()) {
            for (Node row : rows.getChildrenUnmodifiable()) {
                if (highlighted != null && item(row) == highlighted) {
                    row.requestFocus();
                }
            }
            tellWhatIsCut();
            popup.sizeToScene();
            keepFoot(popup, foot);
            afterLayout(popup.getScene(), () -> keepFoot(popup, foot));
        }
    }

    private static void keepFoot(ContextMenu popup, double foot) {
        double moved = popup.getY() + popup.getHeight() - foot;
        if (moved != 0 && popup.isShowing()) {
            popup.setAnchorY(popup.getAnchorY() - moved);
        }
    }

    /** Once the new rows have their styles and the menu its final height, and before it is drawn. */
    private static void afterLayout(Scene scene, Runnable action) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                action.run();
            }
        });
    }

    private MenuItem highlighted() {
        ContextMenu popup = popup();
        Node focused = popup == null ? null : popup.getScene().getFocusOwner();
        return focused == null ? null : item(focused);
    }

    /** The node that holds the rows; null while the menu is closed. */
    private Parent rows() {
        ContextMenu popup = popup();
        Node row = popup == null ? null : popup.getScene().getRoot().lookup(".menu-item");
        return row == null ? null : row.getParent();
    }

    private ContextMenu popup() {
        return isShowing() && !getItems().isEmpty() ? getItems().getFirst().getParentPopup() : null;
    }

    private static MenuItem item(Node row) {
        return row.getProperties().get(MenuItem.class) instanceof MenuItem item ? item : null;
    }

    private void tellWhatIsCut() {
        Parent rows = rows();
        if (rows != null) {
            for (Node row : rows.getChildrenUnmodifiable()) {
                if (item(row) instanceof Line line && !line.getText().equals(line.name)) {
                    Tooltip.install(row, Controls.tooltip(line.name));
                }
            }
        }
    }
}
