package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** The small caret beside a round button, with the devices of one kind. */
public final class DeviceMenu extends MenuButton {
    private final DevicesModel model;
    private final DeviceKind kind;

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
    }

    private void fill(List<DeviceItem> items) {
        ToggleGroup group = new ToggleGroup();
        getItems()
                .setAll(items.stream()
                        .map(item -> {
                            RadioMenuItem line = new RadioMenuItem(item.name());
                            line.setMnemonicParsing(false);
                            line.setToggleGroup(group);
                            line.setSelected(item.chosen());
                            line.setOnAction(e -> model.choose(kind, item.choice()));
                            return line;
                        })
                        .toList());
    }
}
