package dev.parley.app.ui.devices;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The dropdown of the speaker on which it rings besides, with a button that tries it. */
final class RingerPicker extends VBox {
    private final DevicesModel model;
    private final DevicePicker picker;

    RingerPicker(DevicesModel model) {
        super(8);
        this.model = model;
        picker = new DevicePicker(model.ringer(), "");
        Button toggle = Controls.button(
                Icon.BELL,
                Texts.of("devices.ringer.try"),
                () -> model.tryRinger(!model.tryingProperty().get()));
        toggle.setId("try-ringer");
        toggle.setPrefWidth(192); // the same for both of its words
        toggle.disableProperty().bind(model.canTryProperty().not());
        model.tryingProperty().subscribe(trying -> {
            String word = Texts.of(trying ? "devices.ringer.stop" : "devices.ringer.try");
            toggle.setText(word);
            toggle.setAccessibleText(word);
            toggle.setGraphic((trying ? Icon.STOP : Icon.BELL).node(18));
        });
        getChildren().addAll(picker, toggle);
        setMinWidth(0);
    }

    /** Ends what the button began. */
    void stop() {
        if (model.tryingProperty().get()) {
            model.tryRinger(false);
        }
    }

    /** Whether keys are for the list of devices. */
    boolean hasKeys() {
        return picker.hasKeys();
    }
}
