package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.ui.devices.DevicePicker;
import dev.parley.app.ui.devices.DevicesModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/** The three dropdowns, which are those of the rest of the program. */
final class DevicesPane extends VBox {
    private final List<DevicePicker> pickers = new ArrayList<>();

    DevicesPane(DevicesModel model) {
        super(8);
        for (DeviceKind kind : DeviceKind.values()) {
            pickers.add(new DevicePicker(model, kind, "lab-"));
        }
        getChildren().addAll(pickers);
    }

    /** Whether keys are for one of the lists. */
    boolean hasKeys() {
        return pickers.stream().anyMatch(DevicePicker::hasKeys);
    }
}
