package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
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
        DeviceChoice choice = snapshot.preferred()
                .getOrDefault(kind, DevicePreference.DEFAULT)
                .first();
        List<DeviceItem> items = new ArrayList<>(devices(snapshot, kind, choice));
        if (kind == DeviceKind.CAMERA) {
            items.add(new DeviceItem(
                    DeviceChoice.PATTERN, Texts.of("devices.pattern"), choice.equals(DeviceChoice.PATTERN)));
        }
        String none = Texts.of("devices.none." + kind.name().toLowerCase(Locale.ROOT));
        items.add(new DeviceItem(DeviceChoice.NONE, none, choice.equals(DeviceChoice.NONE)));
        return List.copyOf(items);
    }

    /** The lines for the speaker to ring on besides: none, the system's default, the speakers. */
    static List<DeviceItem> ringers(Snapshot snapshot) {
        DeviceChoice choice = snapshot.ringer().preferred().first();
        List<DeviceItem> items = new ArrayList<>();
        items.add(new DeviceItem(DeviceChoice.NONE, Texts.of("devices.none.ringer"), choice.equals(DeviceChoice.NONE)));
        items.addAll(devices(snapshot, DeviceKind.SPEAKER, choice));
        return List.copyOf(items);
    }

    private static List<DeviceItem> devices(Snapshot snapshot, DeviceKind kind, DeviceChoice choice) {
        List<Device> devices =
                snapshot.devices().stream().filter(d -> d.kind() == kind).toList();
        Device chosen = choice.isDevice() ? DevicePreference.find(choice, devices) : null;
        List<DeviceItem> items = new ArrayList<>();
        items.add(
                new DeviceItem(DeviceChoice.DEFAULT, defaultName(snapshot, kind), choice.equals(DeviceChoice.DEFAULT)));
        for (Device device : devices) {
            items.add(new DeviceItem(DeviceChoice.of(device), device.name(), device.equals(chosen)));
        }
        if (choice.isDevice() && chosen == null) {
            items.add(new DeviceItem(choice, Texts.of("devices.gone", choice.name()), true));
        }
        return items;
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
