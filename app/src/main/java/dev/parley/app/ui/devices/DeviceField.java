package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceChoice;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What one device dropdown shows and does. JavaFX thread.
 *
 * @param id a word of which the ids of its nodes are made
 * @param name what is chosen, in a person's words
 * @param items its lines
 * @param lines what stands below it
 * @param choose takes another device
 * @param retry tries a failed device once more
 */
record DeviceField(
        String id,
        String name,
        ObjectProperty<List<DeviceItem>> items,
        ObjectProperty<DeviceLines> lines,
        Consumer<DeviceChoice> choose,
        Runnable retry) {

    /** One that shows nothing yet. */
    DeviceField(String id, String name, Consumer<DeviceChoice> choose, Runnable retry) {
        this(
                id,
                name,
                new SimpleObjectProperty<>(List.of()),
                new SimpleObjectProperty<>(DeviceLines.NONE),
                choose,
                retry);
    }
}
