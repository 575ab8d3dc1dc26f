package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of a device dropdown.
 *
 * @param choice what choosing it means
 * @param name what it says
 * @param chosen whether it is the one in force
 */
public record DeviceItem(DeviceChoice choice, String name, boolean chosen) {

    /** The lines for one kind: the system's default, the devices, the test pattern (cameras), none. */
    public static List<DeviceItem> list(Snapshot snapshot, DeviceKind kind) {
        DeviceChoice choice = snapshot.choices().getOrDefault(kind, DeviceChoice.DEFAULT);
        List<DeviceItem> items = new ArrayList<>();
        items.add(
                new DeviceItem(DeviceChoice.DEFAULT, defaultName(snapshot, kind), choice.equals(DeviceChoice.DEFAULT)));
        boolean found = isSpecial(choice);
        for (Device device : snapshot.devices()) {
            if (device.kind() == kind) {
                boolean chosen = !found && choice.names(device);
                found |= chosen;
                items.add(new DeviceItem(new DeviceChoice(device.id()), device.name(), chosen));
            }
        }
        if (!found) {
            items.add(new DeviceItem(choice, Texts.of("devices.gone", choice.value()), true));
        }
        if (kind == DeviceKind.CAMERA) {
            items.add(new DeviceItem(
                    DeviceChoice.PATTERN, Texts.of("devices.pattern"), choice.equals(DeviceChoice.PATTERN)));
        }
        String none = Texts.of("devices.none." + kind.name().toLowerCase(Locale.ROOT));
        items.add(new DeviceItem(DeviceChoice.NONE, none, choice.equals(DeviceChoice.NONE)));
        return List.copyOf(items);
    }

    private static boolean isSpecial(DeviceChoice choice) {
        return choice.equals(DeviceChoice.DEFAULT)
                || choice.equals(DeviceChoice.NONE)
                || choice.equals(DeviceChoice.PATTERN);
    }

    private static String defaultName(Snapshot snapshot, DeviceKind kind) {
        for (Device device : snapshot.devices()) {
            if (device.kind() == kind && device.systemDefault()) {
                return Texts.of("devices.default.named", device.name());
            }
        }
        return Texts.of("devices.default");
    }

    @Override
    public String toString() {
        return name;
    }
}
