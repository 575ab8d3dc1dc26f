package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.ui.devices.DevicePicker;
import dev.parley.app.ui.devices.DevicesModel;
import javafx.scene.layout.VBox;

/** The three dropdowns, which are those of the rest of the program. */
final class DevicesPane extends VBox {
    DevicesPane(DevicesModel model) {
        super(8);
        for (DeviceKind kind : DeviceKind.values()) {
            getChildren().add(new DevicePicker(model, kind, "lab-"));
        }
    }
}
