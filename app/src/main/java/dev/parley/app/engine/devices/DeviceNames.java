package dev.parley.app.engine.devices;

import dev.parley.app.engine.api.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders devices so that the order stays, and tells two of one name apart. Pure. */
public final class DeviceNames {
    private DeviceNames() {}

    /** By name; the second of one name gets a number, and is the same one as long as both are plugged in. */
    public static List<Device> tellApart(List<Device> devices) {
        List<Device> told = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (Device one : devices.stream()
                .distinct()
                .sorted(Comparator.comparing(Device::kind)
                        .thenComparing(Device::name)
                        .thenComparing(Device::id))
                .toList()) {
            int number = times.merge(one.kind() + one.name(), 1, Integer::sum);
            String name = number == 1 ? one.name() : one.name() + " (" + number + ")";
            told.add(new Device(one.kind(), one.id(), name, one.systemDefault()));
        }
        return List.copyOf(told);
    }
}
